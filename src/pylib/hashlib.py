"""Secure hashes and message digests: MD5, SHA-1 and the SHA-2 family."""

from _random import sha512 as _sha512_digest

__all__ = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "new", "algorithms_guaranteed", "algorithms_available", "pbkdf2_hmac",
           "file_digest"]

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
algorithms_available = set(algorithms_guaranteed)


def _primes(count):
    found = []
    number = 2
    while len(found) < count:
        if all(number % each for each in found if each * each <= number):
            found.append(number)
        number += 1
    return found


def _root_bits(prime, power, bits):
    """The first bits of the fraction of a square or cube root."""
    low, high = 0, prime << bits
    target = prime << power * bits
    while high - low > 1:
        middle = (low + high) // 2
        if middle ** power <= target:
            low = middle
        else:
            high = middle
    return low & (1 << bits) - 1


_tables = {}


def _constants(bits):
    """(round constants, the SHA-256 or SHA-512 start)"""
    if bits not in _tables:
        primes = _primes(64 if bits == 32 else 80)
        _tables[bits] = [_root_bits(each, 3, bits) for each in primes], [_root_bits(each, 2, bits) for each in primes[:8]]
    return _tables[bits]


def _pad(data, block, order):
    length = len(data) * 8
    size = block // 8
    return data + b"\x80" + bytes((-len(data) - 1 - size) % block) + length.to_bytes(size, order)


def _sha2(data, bits, start, turns):
    constants, first = _constants(bits)
    mask = (1 << bits) - 1
    width = bits // 8
    rounds = len(constants)
    (a0, a1, a2), (e0, e1, e2), (s0, s1, s2), (t0, t1, t2) = turns

    def turn(x, n):
        return (x >> n | x << bits - n) & mask

    h = list(start or first)
    padded = _pad(data, width * 16, "big")
    for at in range(0, len(padded), width * 16):
        w = [int.from_bytes(padded[at + i * width:at + (i + 1) * width], "big") for i in range(16)]
        for i in range(16, rounds):
            x, y = w[i - 15], w[i - 2]
            w.append((w[i - 16] + (turn(x, s0) ^ turn(x, s1) ^ x >> s2) + w[i - 7] + (turn(y, t0) ^ turn(y, t1) ^ y >> t2)) & mask)
        a, b, c, d, e, f, g, z = h
        for i in range(rounds):
            one = z + (turn(e, e0) ^ turn(e, e1) ^ turn(e, e2)) + (e & f ^ ~e & g) + constants[i] + w[i]
            two = (turn(a, a0) ^ turn(a, a1) ^ turn(a, a2)) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, z = (one + two) & mask, a, b, c, (d + one) & mask, e, f, g
        h = [(old + new) & mask for old, new in zip(h, (a, b, c, d, e, f, g, z))]
    return b"".join(each.to_bytes(width, "big") for each in h)


_turns32 = (2, 13, 22), (6, 11, 25), (7, 18, 3), (17, 19, 10)
_turns64 = (28, 34, 39), (14, 18, 41), (1, 8, 7), (19, 61, 6)


def _sha256(data):
    return _sha2(data, 32, None, _turns32)


def _sha224(data):
    start = [_root_bits(each, 2, 64) & 0xFFFFFFFF for each in _primes(16)[8:]]
    return _sha2(data, 32, start, _turns32)[:28]


def _sha384(data):
    return _sha2(data, 64, [_root_bits(each, 2, 64) for each in _primes(16)[8:]], _turns64)[:48]


def _sha1(data):
    h = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0]
    mask = 0xFFFFFFFF
    padded = _pad(data, 64, "big")
    for at in range(0, len(padded), 64):
        w = [int.from_bytes(padded[at + i * 4:at + i * 4 + 4], "big") for i in range(16)]
        for i in range(16, 80):
            x = w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16]
            w.append((x << 1 | x >> 31) & mask)
        a, b, c, d, e = h
        for i in range(80):
            if i < 20:
                f, k = b & c | ~b & d, 0x5A827999
            elif i < 40:
                f, k = b ^ c ^ d, 0x6ED9EBA1
            elif i < 60:
                f, k = b & c | b & d | c & d, 0x8F1BBCDC
            else:
                f, k = b ^ c ^ d, 0xCA62C1D6
            a, b, c, d, e = ((a << 5 | a >> 27) + f + e + k + w[i]) & mask, a, (b << 30 | b >> 2) & mask, c, d
        h = [(old + new) & mask for old, new in zip(h, (a, b, c, d, e))]
    return b"".join(each.to_bytes(4, "big") for each in h)


def _md5(data):
    from math import floor, sin
    turns = [7, 12, 17, 22] * 4 + [5, 9, 14, 20] * 4 + [4, 11, 16, 23] * 4 + [6, 10, 15, 21] * 4
    constants = [floor(abs(sin(i + 1)) * 2 ** 32) for i in range(64)]
    mask = 0xFFFFFFFF
    h = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476]
    padded = _pad(data, 64, "little")
    for at in range(0, len(padded), 64):
        w = [int.from_bytes(padded[at + i * 4:at + i * 4 + 4], "little") for i in range(16)]
        a, b, c, d = h
        for i in range(64):
            if i < 16:
                f, g = b & c | ~b & d, i
            elif i < 32:
                f, g = d & b | ~d & c, (5 * i + 1) % 16
            elif i < 48:
                f, g = b ^ c ^ d, (3 * i + 5) % 16
            else:
                f, g = c ^ (b | ~d & mask), 7 * i % 16
            f = (f + a + constants[i] + w[g]) & mask
            a, d, c, b = d, c, b, (b + (f << turns[i] | f >> 32 - turns[i])) & mask
        h = [(old + new) & mask for old, new in zip(h, (a, b, c, d))]
    return b"".join(each.to_bytes(4, "little") for each in h)


class _Hash:
    def __init__(self, name, digest, digest_size, block_size, data):
        self.name = name
        self._digest = digest
        self.digest_size = digest_size
        self.block_size = block_size
        self._data = bytearray()
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError("object supporting the buffer API required")
        self._data += data

    def digest(self):
        return self._digest(bytes(self._data))

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return _Hash(self.name, self._digest, self.digest_size, self.block_size, bytes(self._data))

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {hex(id(self))}>"


def md5(string=b"", *, usedforsecurity=True):
    return _Hash("md5", _md5, 16, 64, string)


def sha1(string=b"", *, usedforsecurity=True):
    return _Hash("sha1", _sha1, 20, 64, string)


def sha224(string=b"", *, usedforsecurity=True):
    return _Hash("sha224", _sha224, 28, 64, string)


def sha256(string=b"", *, usedforsecurity=True):
    return _Hash("sha256", _sha256, 32, 64, string)


def sha384(string=b"", *, usedforsecurity=True):
    return _Hash("sha384", _sha384, 48, 128, string)


def sha512(string=b"", *, usedforsecurity=True):
    return _Hash("sha512", _sha512_digest, 64, 128, string)


_makers = {"md5": md5, "sha1": sha1, "sha224": sha224, "sha256": sha256, "sha384": sha384, "sha512": sha512}


def new(name, data=b"", *, usedforsecurity=True):
    """Return a new hashing object using the named algorithm; optionally initialized with data."""
    maker = _makers.get(name.lower())
    if maker is None:
        raise ValueError(f"unsupported hash type {name}")
    return maker(data)


def file_digest(fileobj, digest, /):
    found = new(digest) if isinstance(digest, str) else digest()
    found.update(fileobj.read())
    return found


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    import hmac
    size = new(hash_name).digest_size if dklen is None else dklen
    out = b""
    number = 1
    while len(out) < size:
        block = last = hmac.digest(password, salt + number.to_bytes(4, "big"), hash_name)
        for _ in range(iterations - 1):
            last = hmac.digest(password, last, hash_name)
            block = bytes(x ^ y for x, y in zip(block, last))
        out += block
        number += 1
    return out[:size]
