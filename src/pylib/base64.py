"""Base16, Base32, Base64 and Base85 data encodings."""

import binascii

__all__ = ["encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode", "b16encode", "b16decode",
           "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode"]

_b32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_url = bytes.maketrans(b"+/", b"-_")
_from_url = bytes.maketrans(b"-_", b"+/")


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if isinstance(s, (bytes, bytearray)):
        return bytes(s)
    raise TypeError(f"argument should be a bytes-like object or ASCII string, not {s.__class__.__name__!r}")


def b64encode(s, altchars=None):
    """Encode the bytes-like object s using Base64 and return a bytes object."""
    encoded = binascii.b2a_base64(s, newline=False)
    return encoded if altchars is None else encoded.translate(bytes.maketrans(b"+/", altchars))


def b64decode(s, altchars=None, validate=False):
    """Decode the Base64 encoded bytes-like object or ASCII string s."""
    s = _bytes(s)
    if altchars is not None:
        s = s.translate(bytes.maketrans(_bytes(altchars), b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    """Encode bytes using the URL- and filesystem-safe Base64 alphabet."""
    return b64encode(s).translate(_url)


def urlsafe_b64decode(s):
    return b64decode(_bytes(s).translate(_from_url))


def b32encode(s):
    s = bytes(s)
    rest = -len(s) % 5
    padded = s + bytes(rest)
    out = bytearray()
    for i in range(0, len(padded), 5):
        number = int.from_bytes(padded[i:i + 5], "big")
        out += bytes(_b32[number >> shift & 31] for shift in range(35, -1, -5))
    if rest:
        keep = {1: 7, 2: 5, 3: 4, 4: 2}[rest]
        out[-8 + keep:] = b"=" * (8 - keep)
    return bytes(out)


def b32decode(s, casefold=False, map01=None):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    text = s.rstrip(b"=")
    pads = len(s) - len(text)
    if pads not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    number = 0
    for c in text:
        at = _b32.find(bytes([c]))
        if at < 0:
            raise binascii.Error("Non-base32 digit found")
        number = number << 5 | at
    number <<= 5 * pads
    size = len(s) // 8 * 5
    whole = number.to_bytes(size, "big")
    return whole[:size - {0: 0, 1: 1, 3: 2, 4: 3, 6: 4}[pads]]


def b16encode(s):
    return bytes(s).hex().upper().encode("ascii")


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if s.translate(None, b"0123456789ABCDEF"):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


def encodebytes(s):
    """Encode a bytestring into a bytes object containing multiple lines of base-64 data."""
    return b"".join(binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57))


def decodebytes(s):
    return binascii.a2b_base64(s)
