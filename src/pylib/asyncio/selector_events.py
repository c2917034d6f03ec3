# asyncio.selector_events: connections of a loop, and their transports. Follows CPython's, with _sockets in place of the kernel. What
# stands there in the loop's class stands here in functions, fetched on first use.
import _asyncio

from . import _sockets, transports
from .futures import _set_result_unless_cancelled
from .log import logger

MAX_SIZE = 256 * 1024           # most that one read gives
HIGH_WATER = 64 * 1024
LOG_THRESHOLD = 5               # writes to a lost connection before there is a warning


def _is_address(host):
    return isinstance(host, str) and ":" in host or isinstance(host, str) and host.count(".") == 3 and host.replace(".", "").isdigit()


# ---- names


async def _resolved(self, host):
    """Addresses need no looking up; names are looked up in a thread of the default pool."""
    if not _is_address(host):
        await self.run_in_executor(None, _look_up, host)
    return "127.0.0.1" if host == "localhost" else host


# ---- connecting


async def create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0, sock=None,
                            local_addr=None, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
                            happy_eyeballs_delay=None, interleave=None, all_errors=False):
    if server_hostname is not None and not ssl:
        raise ValueError("server_hostname is only meaningful with ssl")
    if sock is not None:
        from _network import refuse
        refuse("create_connection(sock=...) is not simulated: give a host and a port")
    if host is None and port is None:
        raise ValueError("host and port was not specified and no sock specified")
    host = await _resolved(self, host)
    if ssl and host in _sockets.LOCAL:
        from _network import refuse
        refuse("TLS between the program's own ends is not simulated: connect without ssl")
    sock = await _sock_connect_to(self, host, int(port))
    protocol = protocol_factory()
    waiter = self.create_future()
    transport = _SelectorSocketTransport(self, sock, protocol, waiter)
    try:
        await waiter
    except:
        transport.close()
        raise
    return transport, protocol


async def _sock_connect_to(self, host, port):
    fut = self.create_future()
    sock = _sockets.connect(self, host, port)
    handle = sock.add_writer(_sock_connect_cb, fut, sock)

    def _sock_write_done(fut):
        if sock._writer is handle:
            sock.remove_writer()

    fut.add_done_callback(_sock_write_done)
    try:
        await fut
    except:
        sock.close()
        raise
    return sock


def _sock_connect_cb(fut, sock):
    if fut.done():
        return
    if sock._failure is not None:
        fut.set_exception(sock._failure)
    else:
        fut.set_result(None)


# ---- serving


async def create_server(self, protocol_factory, host=None, port=None, *, family=0, flags=1, sock=None, backlog=100, ssl=None,
                        reuse_address=None, reuse_port=None, keep_alive=None, ssl_handshake_timeout=None,
                        ssl_shutdown_timeout=None, start_serving=True):
    if ssl or sock is not None:
        from _network import refuse
        refuse(f"create_server({'ssl' if ssl else 'sock'}=...) is not simulated")
    hosts = [host] if host is None or isinstance(host, str) and host else [None] if host == "" else list(host)
    from .tasks import gather, sleep
    await gather(*[_create_server_getaddrinfo(self, one) for one in hosts])
    sockets = [_sockets.listen(self, "0.0.0.0" if one is None else "127.0.0.1" if one == "localhost" else one, port, backlog)
               for one in hosts]
    server = Server(self, sockets, protocol_factory, backlog)
    if start_serving:
        server._start_serving()
        await sleep(0)      # so that all add_reader calls go through
    return server


async def _create_server_getaddrinfo(self, host):
    await _resolved(self, host)


def _accept_connection(self, protocol_factory, sock, server, backlog):
    handle = sock._reader
    for _ in range(backlog + 1):
        conn = sock.accept()
        if conn is None:
            break
        self.create_task(_accept_connection2(self, protocol_factory, conn, server))
    sock.ran(handle)


async def _accept_connection2(self, protocol_factory, conn, server):
    protocol = transport = None
    try:
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = _SelectorSocketTransport(self, conn, protocol, waiter, server)
        try:
            await waiter
        except BaseException:
            transport.close()
            raise
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as exc:
        if self.get_debug():
            context = {"message": "Error on transport creation for incoming connection", "exception": exc}
            if protocol is not None:
                context["protocol"] = protocol
            if transport is not None:
                context["transport"] = transport
            self.call_exception_handler(context)


def _look_up(host):
    """What getaddrinfo() does in its thread."""


_look_up.__name__ = "getaddrinfo"


class Server:
    def __init__(self, loop, sockets, protocol_factory, backlog):
        self._loop = loop
        self._sockets = sockets
        self._clients = []
        self._waiters = []
        self._protocol_factory = protocol_factory
        self._backlog = backlog
        self._serving = False
        self._serving_forever_fut = None

    def __repr__(self):
        return f"<{type(self).__name__} sockets={self.sockets!r}>"

    def _attach(self, transport):
        self._clients.append(transport)

    def _detach(self, transport):
        if transport in self._clients:
            self._clients.remove(transport)
        if not self._clients and self._sockets is None:
            self._wakeup()

    def _wakeup(self):
        waiters, self._waiters = self._waiters, None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(None)

    def _start_serving(self):
        if self._serving:
            return
        self._serving = True
        for sock in self._sockets:
            sock.add_reader(_accept_connection, self._loop, self._protocol_factory, sock, self, self._backlog)

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    @property
    def sockets(self):
        return () if self._sockets is None else tuple(self._sockets)

    def close(self):
        sockets, self._sockets = self._sockets, None
        if sockets is None:
            return
        for sock in sockets:
            sock.remove_reader()
            sock.close()
        self._serving = False
        if self._serving_forever_fut is not None and not self._serving_forever_fut.done():
            self._serving_forever_fut.cancel()
            self._serving_forever_fut = None
        if not self._clients:
            self._wakeup()

    def close_clients(self):
        for transport in list(self._clients):
            transport.close()

    def abort_clients(self):
        for transport in list(self._clients):
            transport.abort()

    async def start_serving(self):
        from .tasks import sleep
        self._start_serving()
        await sleep(0)

    async def serve_forever(self):
        if self._serving_forever_fut is not None:
            raise RuntimeError(f"server {self!r} is already being awaited on serve_forever()")
        if self._sockets is None:
            raise RuntimeError(f"server {self!r} is closed")
        self._start_serving()
        self._serving_forever_fut = self._loop.create_future()
        serves, self._loop._serves = self._loop._serves, True       # that nothing more comes is then no deadlock
        try:
            await self._serving_forever_fut
        except _asyncio.CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._loop._serves = serves
            self._serving_forever_fut = None

    async def wait_closed(self):
        if self._waiters is None:
            return
        waiter = self._loop.create_future()
        self._waiters.append(waiter)
        await waiter

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


class _SelectorSocketTransport(transports.Transport):
    def __init__(self, loop, sock, protocol, waiter=None, server=None):
        super().__init__({"socket": sock, "sockname": sock.getsockname(), "peername": sock.getpeername()})
        self._loop = loop
        self._sock = sock
        self._sock_fd = sock.fileno()
        self._protocol = protocol
        self._protocol_connected = True
        self._server = server
        self._buffer = bytearray()
        self._conn_lost = 0
        self._closing = self._paused = self._eof = False
        self._protocol_paused = False
        self.set_write_buffer_limits()
        if server is not None:
            server._attach(self)
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._add_reader, self._sock_fd, self._read_ready)
        if waiter is not None:
            loop.call_soon(_set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        info = [type(self).__name__]
        if self._sock is None:
            info.append("closed")
        elif self._closing:
            info.append("closing")
        info.append(f"fd={self._sock_fd}")
        if self._sock is not None and not self._loop.is_closed():
            info.append("read=polling" if self._sock._reader is not None else "read=idle")
            state = "polling" if self._sock._writer is not None else "idle"
            info.append(f"write=<{state}, bufsize={self.get_write_buffer_size()}>")
        return f"<{' '.join(info)}>"

    def abort(self):
        self._force_close(None)

    def set_protocol(self, protocol):
        self._protocol = protocol
        self._protocol_connected = True

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    # ---- reading

    def is_reading(self):
        return not self.is_closing() and not self._paused

    def _add_reader(self, fd, callback):
        if self.is_reading():
            self._sock.add_reader(callback)

    def pause_reading(self):
        if not self.is_reading():
            return
        self._paused = True
        self._sock.remove_reader()

    def resume_reading(self):
        if self.is_closing() or not self._paused:
            return
        self._paused = False
        self._sock.add_reader(self._read_ready)

    def _read_ready(self):
        if self._conn_lost:
            return
        sock = self._sock
        handle = sock._reader
        try:
            data = sock.recv(MAX_SIZE)
        except Exception as exc:
            self._fatal_error(exc, "Fatal read error on socket transport")
            return
        if data is None:
            sock.ran(handle)
        elif data:
            try:
                self._protocol.data_received(data)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as exc:
                self._fatal_error(exc, "Fatal error: protocol.data_received() call failed.")
            sock.ran(handle)
        else:
            self._read_ready__on_eof()

    def _read_ready__on_eof(self):
        try:
            keep_open = self._protocol.eof_received()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(exc, "Fatal error: protocol.eof_received() call failed.")
            return
        if keep_open:
            self._sock.remove_reader()
        else:
            self.close()

    # ---- writing

    def get_write_buffer_size(self):
        return len(self._buffer)

    def get_write_buffer_limits(self):
        return self._low_water, self._high_water

    def set_write_buffer_limits(self, high=None, low=None):
        if high is None:
            high = HIGH_WATER if low is None else 4 * low
        if low is None:
            low = high // 4
        if not high >= low >= 0:
            raise ValueError(f"high ({high!r}) must be >= low ({low!r}) must be >= 0")
        self._high_water, self._low_water = high, low
        self._maybe_pause_protocol()

    def write(self, data):
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError(f"data argument must be a bytes-like object, not {type(data).__name__!r}")
        if self._eof:
            raise RuntimeError("Cannot call write() after write_eof()")
        if not data:
            return
        if self._conn_lost:
            if self._conn_lost >= LOG_THRESHOLD:
                logger.warning("socket.send() raised exception.")
            self._conn_lost += 1
            return
        if not self._buffer:
            try:
                sent = self._sock.send(data)
            except Exception as exc:
                self._fatal_error(exc, "Fatal write error on socket transport")
                return
            data = data[sent:]
            if not data:
                return
            self._sock.add_writer(self._write_ready)
        self._buffer += data
        self._maybe_pause_protocol()

    def _write_ready(self):
        if self._conn_lost:
            return
        sock = self._sock
        handle = sock._writer
        try:
            sent = sock.send(bytes(self._buffer))
        except Exception as exc:
            sock.remove_writer()
            self._buffer.clear()
            self._fatal_error(exc, "Fatal write error on socket transport")
            return
        del self._buffer[:sent]
        self._maybe_resume_protocol()
        if self._buffer:
            sock.ran(handle)
            return
        sock.remove_writer()
        if self._closing:
            self._call_connection_lost(None)
        elif self._eof:
            sock.shutdown()

    def write_eof(self):
        if self._closing or self._eof:
            return
        self._eof = True
        if not self._buffer:
            self._sock.shutdown()

    def can_write_eof(self):
        return True

    def _maybe_pause_protocol(self):
        if len(self._buffer) > self._high_water and not self._protocol_paused:
            self._protocol_paused = True
            self._tell_protocol("pause_writing")

    def _maybe_resume_protocol(self):
        if self._protocol_paused and len(self._buffer) <= self._low_water:
            self._protocol_paused = False
            self._tell_protocol("resume_writing")

    def _tell_protocol(self, method):
        try:
            getattr(self._protocol, method)()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop.call_exception_handler({
                "message": f"protocol.{method}() failed", "exception": exc, "transport": self, "protocol": self._protocol})

    # ---- the end

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._sock.remove_reader()
        if not self._buffer:
            self._conn_lost += 1
            self._sock.remove_writer()
            self._loop.call_soon(self._call_connection_lost, None)

    def _fatal_error(self, exc, message="Fatal error on transport"):
        if not isinstance(exc, OSError):
            self._loop.call_exception_handler({
                "message": message, "exception": exc, "transport": self, "protocol": self._protocol})
        self._force_close(exc)

    def _force_close(self, exc):
        if self._conn_lost:
            return
        if self._buffer:
            self._buffer.clear()
            self._sock.remove_writer()
        if not self._closing:
            self._closing = True
            self._sock.remove_reader()
        self._conn_lost += 1
        self._loop.call_soon(self._call_connection_lost, exc)

    def _call_connection_lost(self, exc):
        try:
            if self._protocol_connected:
                self._protocol.connection_lost(exc)
        finally:
            self._sock.close()
            self._sock = None
            self._protocol = None
            server, self._server = self._server, None
            if server is not None:
                server._detach(self)


__all__ = ("Server",)
