"""Functions to convert between Python values and C structs."""

from math import ldexp as _ldexp, frexp as _frexp, isinf as _isinf, isnan as _isnan, copysign as _copysign

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class error(Exception):
    pass


error.__module__ = "struct"
_sizes = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8, "Q": 8, "e": 2, "f": 4, "d": 8,
          "s": 1, "p": 1}
_native = {**_sizes, "l": 8, "L": 8, "n": 8, "N": 8, "P": 8}


def _parse(format):
    """(byte order, [(code, count, offset)], size)"""
    if isinstance(format, bytes):
        format = format.decode("ascii")
    if not isinstance(format, str):
        raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")
    mode = format[0] if format[:1] in ("@", "=", "<", ">", "!") and format else "@"
    text = format[1:] if format[:1] in ("@", "=", "<", ">", "!") and format else format
    sizes = _native if mode == "@" else _sizes
    items = []
    offset = at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        start = at
        while at < len(text) and text[at].isdigit():
            at += 1
        if at == len(text):
            raise error("repeat count given without format specifier")
        count = int(text[start:at]) if at > start else 1
        code = text[at]
        at += 1
        if code not in sizes:
            raise error("bad char in struct format")
        size = sizes[code]
        if mode == "@" and code not in "xcsp":
            offset += -offset % size
        items.append((code, count, offset))
        offset += size * count
    return ("big" if mode in (">", "!") else "little"), items, offset, sizes


def _float_bits(value, exponent_bits, fraction_bits, code):
    bias = (1 << exponent_bits - 1) - 1
    top = (1 << exponent_bits) - 1
    sign = 1 if _copysign(1.0, value) < 0 else 0
    value = abs(value)
    if _isnan(value):
        exponent, fraction = top, 1 << fraction_bits - 1
    elif _isinf(value):
        exponent, fraction = top, 0
    elif value == 0:
        exponent = fraction = 0
    else:
        mantissa, power = _frexp(value)
        exponent = power - 1 + bias
        if exponent <= 0:
            fraction = _round_half_even(_ldexp(mantissa, power - 1 + bias + fraction_bits))
            exponent = 0
        else:
            fraction = _round_half_even(_ldexp(mantissa, fraction_bits + 1)) - (1 << fraction_bits)
        if fraction >> fraction_bits:
            fraction = 0
            exponent += 1
        if exponent >= top:
            raise OverflowError(f"float too large to pack with {code} format")
    return sign << exponent_bits + fraction_bits | exponent << fraction_bits | fraction


def _round_half_even(x):
    return round(x)


def _bits_float(bits, exponent_bits, fraction_bits):
    sign = -1.0 if bits >> exponent_bits + fraction_bits else 1.0
    exponent = bits >> fraction_bits & (1 << exponent_bits) - 1
    fraction = bits & (1 << fraction_bits) - 1
    bias = (1 << exponent_bits - 1) - 1
    if exponent == (1 << exponent_bits) - 1:
        return sign * (float("nan") if fraction else float("inf"))
    if exponent == 0:
        return sign * _ldexp(float(fraction), 1 - bias - fraction_bits)
    return sign * _ldexp(float(fraction | 1 << fraction_bits), exponent - bias - fraction_bits)


_floats = {"e": (5, 10), "f": (8, 23), "d": (11, 52)}


def _pack_one(code, value, size, order):
    if code in _floats:
        if not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
            raise error("required argument is not a float")
        return _float_bits(float(value), *_floats[code], code).to_bytes(size, order)
    if code == "c":
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return bytes(value)
    if code == "?":
        return b"\1" if value else b"\0"
    if not hasattr(value, "__index__"):
        raise error("required argument is not an integer")
    value = value.__index__()
    signed = code in "bhilqn"
    low = -(1 << size * 8 - 1) if signed else 0
    high = (1 << size * 8 - (1 if signed else 0)) - 1
    if not low <= value <= high:
        raise error(f"'{code}' format requires {low} <= number <= {high}")
    return value.to_bytes(size, order, signed=signed)


class Struct:
    """Struct(fmt) --> compiled struct object"""

    def __init__(self, format):
        self.format = format if isinstance(format, str) else format.decode() if isinstance(format, bytes) else format
        self._order, self._items, self.size, self._sizes = _parse(format)
        self._count = sum(1 if code in "sp" else 0 if code == "x" else count for code, count, _ in self._items)

    def pack(self, *values):
        if len(values) != self._count:
            raise error(f"pack expected {self._count} items for packing (got {len(values)})")
        out = bytearray(self.size)
        at = 0
        for code, count, offset in self._items:
            if code == "x":
                continue
            if code in "sp":
                value = values[at]
                at += 1
                if not isinstance(value, (bytes, bytearray)):
                    raise error(f"argument for '{code}' must be a bytes object")
                if code == "p":
                    value = bytes([min(len(value), count - 1, 255)]) + value[:max(count - 1, 0)] if count else b""
                out[offset:offset + count] = bytes(value[:count]).ljust(count, b"\0")
                continue
            size = self._sizes[code]
            for i in range(count):
                out[offset + i * size:offset + (i + 1) * size] = _pack_one(code, values[at], size, self._order)
                at += 1
        return bytes(out)

    def pack_into(self, buffer, offset, *values):
        packed = self.pack(*values)
        if offset < 0:
            offset += len(buffer)
        if len(buffer) - offset < self.size:
            raise error(f"pack_into requires a buffer of at least {offset + self.size} bytes for packing {self.size} bytes at offset "
                        f"{offset} (actual buffer size is {len(buffer)})")
        buffer[offset:offset + self.size] = packed

    def _read(self, data):
        values = []
        for code, count, offset in self._items:
            if code == "x":
                continue
            if code == "s":
                values.append(data[offset:offset + count])
            elif code == "p":
                values.append(data[offset + 1:offset + 1 + min(data[offset], count - 1)] if count else b"")
            else:
                size = self._sizes[code]
                for i in range(offset, offset + size * count, size):
                    values.append(self._read_one(code, data[i:i + size]))
        return tuple(values)

    def _read_one(self, code, piece):
        if code == "c":
            return piece
        number = int.from_bytes(piece, self._order, signed=code in "bhilqn")
        if code == "?":
            return number != 0
        return _bits_float(number, *_floats[code]) if code in _floats else number

    def unpack(self, buffer, /):
        buffer = bytes(buffer)
        if len(buffer) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return self._read(buffer)

    def unpack_from(self, buffer, offset=0):
        if offset < 0:
            offset += len(buffer)
        if len(buffer) - offset < self.size:
            raise error(f"unpack_from requires a buffer of at least {offset + self.size} bytes for unpacking {self.size} bytes at offset "
                        f"{offset} (actual buffer size is {len(buffer)})")
        return self._read(bytes(buffer[offset:offset + self.size]))

    def iter_unpack(self, buffer, /):
        buffer = bytes(buffer)
        if not self.size:
            raise error("cannot iteratively unpack with a struct of length 0")
        if len(buffer) % self.size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self.size} bytes")
        return (self._read(buffer[i:i + self.size]) for i in range(0, len(buffer), self.size))

    def __repr__(self):
        return f"_struct.Struct({self.format!r})"


_cache = {}


def _struct(format):
    found = _cache.get(format)
    if found is None:
        found = _cache[format] = Struct(format)
    return found


def calcsize(format, /):
    """Return size in bytes of the struct described by the format string."""
    return _struct(format).size


def pack(format, /, *values):
    """Return a bytes object containing the values packed according to the format string."""
    return _struct(format).pack(*values)


def pack_into(format, buffer, offset, /, *values):
    _struct(format).pack_into(buffer, offset, *values)


def unpack(format, buffer, /):
    """Return a tuple containing values unpacked according to the format string."""
    return _struct(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    return _struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    return _struct(format).iter_unpack(buffer)
