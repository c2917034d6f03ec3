"""Conversion between binary data and ASCII."""

_alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_values = {c: i for i, c in enumerate(_alphabet)}
_crc_table = []


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def _need_bytes(data):
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}")
    return data


def b2a_base64(data, /, *, newline=True):
    """Base64-code line of data."""
    data = bytes(_need_bytes(data))
    rest = -len(data) % 3
    padded = data + bytes(rest)
    out = bytearray()
    for i in range(0, len(padded), 3):
        number = padded[i] << 16 | padded[i + 1] << 8 | padded[i + 2]
        out += bytes((_alphabet[number >> 18], _alphabet[number >> 12 & 63], _alphabet[number >> 6 & 63], _alphabet[number & 63]))
    if rest:
        out[-rest:] = b"=" * rest
    return bytes(out + b"\n" if newline else out)


def a2b_base64(data, /, *, strict_mode=False):
    """Decode a line of base64 data."""
    if isinstance(data, str):
        data = data.encode("ascii")
    out = bytearray()
    number = count = pads = 0
    for c in data:
        if c == 61:
            pads += 1
            if count >= 2 and count + pads >= 4:
                break
            continue
        value = _values.get(c)
        if value is None:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if strict_mode and pads:
            raise Error("Discontinuous padding not allowed")
        pads = 0
        number = number << 6 | value
        count += 1
        if count == 4:
            out += number.to_bytes(3, "big")
            number = count = 0
    if count == 0:
        return bytes(out)
    if count == 1:
        done = len(out) // 3 * 4 + 1
        raise Error(f"Invalid base64-encoded string: number of data characters ({done}) cannot be 1 more than a multiple of 4")
    if count + pads < 4:
        raise Error("Incorrect padding")
    out += (number << 6 * (4 - count)).to_bytes(3, "big")[:count - 1]
    return bytes(out)


def hexlify(data, sep=None, bytes_per_sep=1):
    """Hexadecimal representation of binary data."""
    data = bytes(_need_bytes(data))
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode("ascii")


b2a_hex = hexlify


def unhexlify(hexstr, /):
    """Binary data of hexadecimal representation."""
    text = hexstr if isinstance(hexstr, str) else bytes(hexstr).decode("latin-1")
    if len(text) % 2:
        raise Error("Odd-length string")
    if any(c not in "0123456789abcdefABCDEF" for c in text):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text)


a2b_hex = unhexlify


def crc32(data, crc=0, /):
    """Compute CRC-32 checksum."""
    if not _crc_table:
        for n in range(256):
            for _ in range(8):
                n = n >> 1 ^ 0xEDB88320 if n & 1 else n >> 1
            _crc_table.append(n)
    crc ^= 0xFFFFFFFF
    for byte in _need_bytes(data):
        crc = crc >> 8 ^ _crc_table[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF


def crc_hqx(data, crc, /):
    for byte in _need_bytes(data):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc
