# httpx._config: timeouts and limits.
class _Unset:
    pass


UNSET = _Unset()


class Timeout:
    def __init__(self, timeout=UNSET, *, connect=UNSET, read=UNSET, write=UNSET, pool=UNSET):
        if isinstance(timeout, Timeout):
            self.connect, self.read, self.write, self.pool = timeout.connect, timeout.read, timeout.write, timeout.pool
        elif isinstance(timeout, tuple):
            self.connect, self.read = timeout[:2]
            self.write = timeout[2] if len(timeout) > 2 else None
            self.pool = timeout[3] if len(timeout) > 3 else None
        else:
            given = [connect, read, write, pool]
            if timeout is UNSET and UNSET in given and given != [UNSET] * 4:
                raise ValueError("httpx.Timeout must either include a default, or set all four parameters explicitly.")
            if timeout is UNSET and UNSET in given:
                raise ValueError("httpx.Timeout must either include a default, or set all four parameters explicitly.")
            self.connect, self.read, self.write, self.pool = [timeout if one is UNSET else one for one in given]

    def as_dict(self):
        return {"connect": self.connect, "read": self.read, "write": self.write, "pool": self.pool}

    def __eq__(self, other):
        return isinstance(other, type(self)) and self.as_dict() == other.as_dict()

    def __repr__(self):
        if self.connect == self.read == self.write == self.pool:
            return f"Timeout(timeout={self.connect})"
        return f"Timeout(connect={self.connect}, read={self.read}, write={self.write}, pool={self.pool})"


class Limits:
    """They are there; the simulated network has room for any number of connections."""

    def __init__(self, *, max_connections=None, max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections = max_connections
        self.max_keepalive_connections = max_keepalive_connections
        self.keepalive_expiry = keepalive_expiry

    def __eq__(self, other):
        return isinstance(other, type(self)) and vars(self) == vars(other)

    def __repr__(self):
        return (f"Limits(max_connections={self.max_connections}, max_keepalive_connections={self.max_keepalive_connections}, "
                f"keepalive_expiry={self.keepalive_expiry})")


DEFAULT_TIMEOUT = Timeout(timeout=5.0)
DEFAULT_LIMITS = Limits(max_connections=100, max_keepalive_connections=20)
