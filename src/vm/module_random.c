// module_random.c - `_random`: the Mersenne Twister behind the random module, number for number CPython's.
//
// A generator's state is a bytearray (624 words and an index), so it lies in the world and is rewound with it. The rest of
// the module is src/pylib/random.py.
#include "vm/module_random.h"

#include <string.h>

#include "vm/bigint.h"
#include "vm/bytes.h"
#include "vm/function.h"
#include "vm/sequence.h"

#define WORDS 624
#define MIDDLE 397

typedef struct Twister {
    uint32_t word[WORDS];
    uint32_t next;          // index of the next word to give out; WORDS: all are used
} Twister;

static Twister *twister_of(Value state) { return (Twister *)(void *)value_bytearray(state)->data; }

// ---- the generator (Matsumoto and Nishimura, 1997) -----------------------------------------------------------

static void twister_start(Twister *t, uint32_t seed) {
    t->word[0] = seed;
    for (uint32_t i = 1; i < WORDS; i++) {
        t->word[i] = 1812433253u * (t->word[i - 1] ^ (t->word[i - 1] >> 30)) + i;
    }
    t->next = WORDS;
}

static void twister_seed(Twister *t, const uint32_t *key, size_t size) {
    twister_start(t, 19650218u);
    uint32_t i = 1;
    for (size_t n = size > WORDS ? size : WORDS, j = 0; n; n--, j = j + 1 < size ? j + 1 : 0) {
        t->word[i] = (t->word[i] ^ ((t->word[i - 1] ^ (t->word[i - 1] >> 30)) * 1664525u)) + key[j] + (uint32_t)j;
        if (++i == WORDS) t->word[0] = t->word[WORDS - 1], i = 1;
    }
    for (size_t n = WORDS - 1; n; n--) {
        t->word[i] = (t->word[i] ^ ((t->word[i - 1] ^ (t->word[i - 1] >> 30)) * 1566083941u)) - i;
        if (++i == WORDS) t->word[0] = t->word[WORDS - 1], i = 1;
    }
    t->word[0] = 0x80000000u;
}

static void twister_turn(Twister *t) {
    for (uint32_t i = 0; i < WORDS; i++) {
        uint32_t y = (t->word[i] & 0x80000000u) | (t->word[(i + 1) % WORDS] & 0x7FFFFFFFu);
        t->word[i] = t->word[(i + MIDDLE) % WORDS] ^ (y >> 1) ^ (y & 1 ? 0x9908B0DFu : 0);
    }
    t->next = 0;
}

static uint32_t twister_next(Twister *t) {
    if (t->next >= WORDS) twister_turn(t);
    uint32_t y = t->word[t->next++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9D2C5680u;
    y ^= (y << 15) & 0xEFC60000u;
    return y ^ (y >> 18);
}

// ---- seeding -------------------------------------------------------------------------------------------------

// The 32-bit words of |number|, lowest first: the key that CPython makes of an int.
static void seed_with_number(Twister *t, const mp_int *number) {
    Buf key = BUF_INIT;
    size_t bits = (size_t)number->used * INT_DIGIT_BITS, size = 0;
    for (size_t place = 0; place < bits || !place; place += 32) {
        size_t digit = place / INT_DIGIT_BITS, offset = place % INT_DIGIT_BITS;
        uint64_t word = digit < (size_t)number->used ? number->dp[digit] >> offset : 0;
        if (offset > INT_DIGIT_BITS - 32 && digit + 1 < (size_t)number->used) {
            word |= number->dp[digit + 1] << (INT_DIGIT_BITS - offset);
        }
        uint32_t low = (uint32_t)word;
        buf_add(&key, &low, sizeof low);
        if (low) size = place / 32 + 1;
    }
    twister_seed(t, (const uint32_t *)(const void *)key.data, size ? size : 1);
    buf_free(&key);
}

// Without a seed: the run's own, and another one each time after the first.
static void seed_by_default(World *world, Twister *t) {
    uint64_t seed = world->random_seed, count = world->random_seedings++;
    uint32_t key[] = {(uint32_t)seed, (uint32_t)(seed >> 32), (uint32_t)count, (uint32_t)(count >> 32)};
    twister_seed(t, key, count ? 4 : seed >> 32 ? 2 : 1);
}

// seed(state, None or an int)
static NATIVE_FN(random_seed) {
    BigView view;
    if (value_is_none(args[1])) seed_by_default(world, twister_of(args[0]));
    else seed_with_number(twister_of(args[0]), big_view(&view, args[1]));
    return NONE;
}

// new_state(a class derived from bytearray)
static NATIVE_FN(random_new_state) {
    Twister twister;
    twister_start(&twister, 0);
    return bytearray_new_in(world, value_type(args[0]), (const char *)&twister, sizeof twister);
}

// ---- numbers -------------------------------------------------------------------------------------------------

static double twister_double(Twister *t) {
    uint32_t high = twister_next(t) >> 5, low = twister_next(t) >> 6;
    return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
}

static Value random_bits(World *world, Twister *t, int64_t count) {
    if (count < 0) return raise_error(world, T_VALUE_ERROR, "number of bits must be non-negative");
    if (count == 0) return value_from_small(0);
    if (count <= 32) return value_from_small(twister_next(t) >> (32 - count));
    if (count > INT_BITS_LIMIT) return big_too_large(world);
    mp_int number;
    if (mp_init_size(&number, (int)(count / INT_DIGIT_BITS) + 2) != MP_OKAY) return big_no_memory(world, NULL);
    for (int64_t place = 0; place < count; place += 32) {
        uint64_t word = twister_next(t);
        if (count - place < 32) word >>= 32 - (count - place);
        int64_t digit = place / INT_DIGIT_BITS, offset = place % INT_DIGIT_BITS;
        number.dp[digit] |= word << offset & MP_MASK;
        if (offset > INT_DIGIT_BITS - 32) number.dp[digit + 1] |= word >> (INT_DIGIT_BITS - offset);
    }
    number.used = (int)(count / INT_DIGIT_BITS) + 2;
    mp_clamp(&number);
    return big_take(world, &number);
}

static NATIVE_FN(random_random) { return value_from_double(world, twister_double(twister_of(args[0]))); }

static NATIVE_FN(random_getrandbits) {
    int64_t count;
    return ssize_argument(world, args[1], &count) ? random_bits(world, twister_of(args[0]), count) : ABSENT;
}

// below(state, n): a whole number from 0 to n - 1, n > 0, as Random._randbelow finds it.
static NATIVE_FN(random_below) {
    int64_t bits = big_bits(args[1]);
    for (;;) {
        Value found = random_bits(world, twister_of(args[0]), bits);
        if (value_is_absent(found) || int_compare(found, args[1]) < 0) return found;
        value_drop(world, found);
    }
}

// ---- state ---------------------------------------------------------------------------------------------------

static NATIVE_FN(random_getstate) {
    const Twister *t = twister_of(args[0]);
    Value state = tuple_new(world, WORDS + 1);
    if (value_is_absent(state)) return ABSENT;
    for (uint32_t i = 0; i < WORDS; i++) value_tuple(state)->items[i] = value_from_small(t->word[i]);
    value_tuple(state)->items[WORDS] = value_from_small(t->next);
    return state;
}

static NATIVE_FN(random_setstate) {
    Twister fresh;
    if (!value_is_kind(args[1], T_TUPLE)) return raise_error(world, T_TYPE_ERROR, "state vector must be a tuple");
    const Tuple *state = value_tuple(args[1]);
    if (state->size != WORDS + 1) return raise_error(world, T_VALUE_ERROR, "state vector is the wrong size");
    for (uint32_t i = 0; i <= WORDS; i++) {
        int64_t word;
        if (!object_as_index(world, state->items[i], &word)) return ABSENT;
        if (i < WORDS) fresh.word[i] = (uint32_t)word;
        else if (word < 0 || word > WORDS) return raise_error(world, T_VALUE_ERROR, "invalid state");
        else fresh.next = (uint32_t)word;
    }
    *twister_of(args[0]) = fresh;
    return NONE;
}

// ---- SHA-512, for seeds that are text ------------------------------------------------------------------------

// The first 64 bits of the fraction of the square (cube) root of `prime`: where SHA-512 takes its constants from.
static uint64_t root_fraction(uint64_t prime, int root) {
    mp_int scaled;
    uint64_t bits = 0;
    if (mp_init_u64(&scaled, prime) != MP_OKAY) return 0;
    if (mp_mul_2d(&scaled, 64 * root, &scaled) == MP_OKAY) {
        mp_err error = root == 2 ? mp_sqrt(&scaled, &scaled) : mp_root_u32(&scaled, 3, &scaled);
        if (error == MP_OKAY) bits = mp_get_mag_u64(&scaled);
    }
    mp_clear(&scaled);
    return bits;
}

static uint64_t next_prime(uint64_t n) {
    uint64_t divisor;
    do {
        n++;
        for (divisor = 2; divisor * divisor <= n && n % divisor; divisor++) {}
    } while (divisor * divisor <= n);
    return n;
}

static uint64_t turn(uint64_t x, int bits) { return x >> bits | x << (64 - bits); }

static void sha512_block(uint64_t hash[8], const uint64_t constants[80], const unsigned char *block) {
    uint64_t w[80], s[8];
    for (int i = 0; i < 16; i++) {
        w[i] = 0;
        for (int j = 0; j < 8; j++) w[i] = w[i] << 8 | block[i * 8 + j];
    }
    for (int i = 16; i < 80; i++) {
        uint64_t a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (turn(a, 1) ^ turn(a, 8) ^ a >> 7) + w[i - 7] + (turn(b, 19) ^ turn(b, 61) ^ b >> 6);
    }
    memcpy(s, hash, sizeof s);
    for (int i = 0; i < 80; i++) {
        uint64_t choice = (s[4] & s[5]) ^ (~s[4] & s[6]), majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
        uint64_t first = s[7] + (turn(s[4], 14) ^ turn(s[4], 18) ^ turn(s[4], 41)) + choice + constants[i] + w[i];
        uint64_t second = (turn(s[0], 28) ^ turn(s[0], 34) ^ turn(s[0], 39)) + majority;
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += first;
        s[0] = first + second;
    }
    for (int i = 0; i < 8; i++) hash[i] += s[i];
}

static void sha512(const char *data, size_t size, unsigned char out[64]) {
    uint64_t hash[8], constants[80], prime = 2;
    for (int i = 0; i < 80; i++, prime = next_prime(prime)) {
        if (i < 8) hash[i] = root_fraction(prime, 2);
        constants[i] = root_fraction(prime, 3);
    }
    Buf padded = BUF_INIT;
    buf_add(&padded, data, size);
    buf_add_byte(&padded, (char)0x80);
    while (padded.size % 128 != 120) buf_add_byte(&padded, 0);
    for (int i = 7; i >= 0; i--) buf_add_byte(&padded, (char)((uint64_t)size * 8 >> i * 8));
    for (size_t at = 0; at < padded.size; at += 128) sha512_block(hash, constants, (unsigned char *)padded.data + at);
    buf_free(&padded);
    for (int i = 0; i < 64; i++) out[i] = (unsigned char)(hash[i / 8] >> (56 - i % 8 * 8));
}

static NATIVE_FN(random_sha512) {
    unsigned char digest[64];
    View view;
    if (!view_argument(world, args[0], &view)) return ABSENT;
    sha512(view.data, view.size, digest);
    return bytes_new(world, (const char *)digest, sizeof digest);
}

static NATIVE_FN(random_index) { return object_index(world, args[0]); }

// ---- the module ----------------------------------------------------------------------------------------------

// The same for one state, without an argument for it: the functions of module random itself.
static NATIVE_FN(bound_random) { return value_from_double(world, twister_double(twister_of(self))); }

static NATIVE_FN(random_bind) {
    static const NativeDef def = {"random", bound_random, 0, 0, NULL, 0, "random() -> x in the interval [0, 1)."};
    return native_new(world, &def, args[0], "random");
}

static const NativeDef functions[] = {
    {"new_state", random_new_state, 1, 1, NULL, 0, "A fresh generator's state."},
    {"seed", random_seed, 2, 2, NULL, 0, "Begin anew from None or an int."},
    {"random", random_random, 1, 1, NULL, 0, "The next float in [0, 1)."},
    {"getrandbits", random_getrandbits, 2, 2, NULL, 0, "An int of so many random bits."},
    {"below", random_below, 2, 2, NULL, 0, "An int from 0 to n - 1."},
    {"getstate", random_getstate, 1, 1, NULL, 0, "The state as a tuple of 625 ints."},
    {"setstate", random_setstate, 2, 2, NULL, 0, "Take up such a tuple."},
    {"bind_random", random_bind, 1, 1, NULL, 0, "random() for one state."},
    {"index", random_index, 1, 1, NULL, 0, "operator.index()."},
    {"sha512", random_sha512, 1, 1, NULL, 0, "The SHA-512 digest of bytes."},
    {0},
};

bool module_random_set_up(World *world, Dict *dict) { return module_add_functions(world, dict, functions, "_random"); }
