# asyncio._sockets: connections in memory, in place of the kernel's. A socket tells its loop when it can be read or written, and the loop
# takes that up when it prepares its next iteration, as it would a selector's events.
#
# Who listens is found in this process. Any other host answers HTTP from the scenario's rules on ports 80 and 443, and refuses the rest.
from _asyncio import _handle

ROOM = 212992       # bytes that a connection holds in one direction before its writer has to wait
LOCAL = ("127.0.0.1", "localhost", "0.0.0.0", "::1", "::", None, "")

_listeners = {}     # port → Socket
_next_port = 40000
_next_number = 6    # of the file descriptors


class Socket:
    """One end of a connection, or a listener."""

    def __init__(self, loop):
        global _next_number
        _next_number += 1
        self._number = _next_number
        self._loop = loop
        self._reader = self._writer = None      # handles that the loop is to run
        self._told = set()                      # of them, those that are on their way
        self._peer = None
        self._incoming = bytearray()
        self._waiting = []                      # of a listener: connections that nobody has accepted
        self._ended = False                     # the peer sends no more
        self._closed = False
        self._failure = None
        self._listens = False
        self._name = self._peer_name = None

    # ---- what the loop is told

    def readable(self):
        return bool(self._incoming or self._waiting or self._ended)

    def writable(self):
        return self._failure is not None or self._peer is not None and (self._peer._closed or len(self._peer._incoming) < ROOM)

    def tell(self):
        """Whoever waits for this socket hears of it in the next iteration."""
        for handle, there in ((self._reader, self.readable()), (self._writer, self.writable())):
            if handle is not None and there and handle not in self._told and not self._closed:
                self._told.add(handle)
                self._loop._arrive(handle)

    def _watch(self, name, callback, args):
        """A handle that runs the callback, and is told again as long as there is something."""
        handle = _handle(callback, args, self._loop)
        setattr(self, name, handle)
        self.tell()
        return handle

    def _unwatch(self, name):
        handle = getattr(self, name)
        if handle is None:
            return False
        handle.cancel()
        self._told.discard(handle)
        setattr(self, name, None)
        return True

    def add_reader(self, callback, *args):
        self._unwatch("_reader")
        return self._watch("_reader", callback, args)

    def add_writer(self, callback, *args):
        self._unwatch("_writer")
        return self._watch("_writer", callback, args)

    def remove_reader(self):
        return self._unwatch("_reader")

    def remove_writer(self):
        return self._unwatch("_writer")

    def ran(self, handle):
        """The handle's callback has run: if there is more, it comes again."""
        self._told.discard(handle)
        self.tell()

    # ---- data

    def send(self, data):
        """How many bytes found room."""
        peer = self._peer
        if self._failure is not None or peer is None or peer._closed:
            raise BrokenPipeError(32, "Broken pipe")
        taken = data[:ROOM - len(peer._incoming)]
        if taken:
            peer._incoming += taken
            peer.tell()
        return len(taken)

    def recv(self, size):
        """Bytes; b"" at the end; None: nothing is there yet."""
        if self._failure is not None:
            raise self._failure
        if not self._incoming:
            return b"" if self._ended else None
        data = bytes(self._incoming[:size])
        del self._incoming[:size]
        if self._peer is not None:
            self._peer.tell()
        return data

    def shutdown(self, how=1):
        peer = self._peer
        if peer is not None and not peer._ended:
            peer._ended = True
            peer.tell()

    def accept(self):
        return self._waiting.pop(0) if self._waiting else None

    def close(self):
        if self._closed:
            return
        if self._incoming and self._peer is not None:       # unread data: the peer hears of a reset
            self._peer._failure = ConnectionResetError(104, "Connection reset by peer")
        self.shutdown()
        self._closed = True
        if self._listens:
            _listeners.pop(self._name[1], None)
        if self._peer is not None:
            self._peer.tell()

    # ---- what programs ask of it

    def fileno(self):
        return -1 if self._closed else self._number

    def getsockname(self):
        return self._name

    def getpeername(self):
        return self._peer_name

    def setsockopt(self, *args):
        pass

    @property
    def family(self):
        return AddressFamily.AF_INET

    @property
    def type(self):
        return SocketKind.SOCK_STREAM

    def __repr__(self):
        there = "" if self._name is None else f", laddr={self._name}"
        there += "" if self._peer_name is None else f", raddr={self._peer_name}"
        return f"<asyncio.TransportSocket fd={self.fileno()}, family={int(self.family)}, type={int(self.type)}, proto=6{there}>"


class _Number(int):
    pass


class AddressFamily:
    AF_INET = _Number(2)


class SocketKind:
    SOCK_STREAM = _Number(1)


def _free_port():
    global _next_port
    _next_port += 1
    return _next_port


def listen(loop, host, port, backlog):
    if port and port in _listeners:
        raise OSError(98, f"error while attempting to bind on address ({host!r}, {port}): [errno 98] address already in use")
    socket = Socket(loop)
    socket._listens = True
    socket._name = (host, port or _free_port())
    _listeners[socket._name[1]] = socket
    return socket


def connect(loop, host, port):
    """A socket that is connected, or whose failure is known."""
    socket = Socket(loop)
    listener = _listeners.get(port) if host in LOCAL else None
    if listener is not None:
        other = Socket(listener._loop)
        _join(socket, other, (host, port))
        listener._waiting.append(other)
        listener.tell()
    elif host not in LOCAL and port in (80, 443):
        other = Socket(loop)
        _join(socket, other, (host, port))
        _WebServer(loop, other, host, port)
    else:
        socket._failure = ConnectionRefusedError(111, f"Connect call failed {(host, port)}")
    return socket


def _join(a, b, address):
    a._peer, b._peer = b, a
    a._name = b._peer_name = ("127.0.0.1", _free_port())
    b._name = a._peer_name = address


class _WebServer:
    """Somebody else's: answers a request when its head is there, after the time that the scenario's rules give."""

    def __init__(self, loop, socket, host, port):
        self._loop = loop
        self._socket = socket
        self._site = f"{'https' if port == 443 else 'http'}://{host}"
        self._head = b""
        socket.tell = self._received

    def _received(self):
        socket = self._socket
        self._head += bytes(socket._incoming)
        socket._incoming.clear()
        if socket._ended and b"\r\n\r\n" not in self._head and b"\n\n" not in self._head:
            socket.shutdown()
        while True:
            end = min([at for at in (self._head.find(b"\r\n\r\n") + 4, self._head.find(b"\n\n") + 2) if at > 3], default=0)
            if not end:
                return
            head, self._head = self._head[:end], self._head[end:]
            self._answer(head.decode("latin-1").splitlines())

    def _answer(self, lines):
        import _outside
        method, path, *_ = [*lines[0].split(), "GET", "/"][:3] if len(lines[0].split()) >= 2 else ["GET", "/"]
        url = path if "://" in path else self._site + path
        answer = _outside.Answer(method, url)
        self._loop.call_later(answer.seconds, self._send, answer)

    def _send(self, answer):
        socket = self._socket
        if socket._closed or socket._peer._closed:
            return
        if not answer.failure:
            lines = [f"HTTP/1.1 {answer.status} {answer.phrase}"]
            lines += [f"{name}: {value}" for name, value in answer.headers()] + ["connection: close", "", ""]
            body = b"" if answer.method == "HEAD" else answer.body
            socket.send("\r\n".join(lines).encode("latin-1") + body)
        socket.shutdown()
