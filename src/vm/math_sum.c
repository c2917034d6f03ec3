// math_sum.c - the math module's functions of many numbers: fsum, prod, sumprod, hypot, dist. Sums that round once are
// carried in several doubles, as CPython does, so that the last bit is the same.
#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "syntax/ast.h"
#include "vm/consume.h"
#include "vm/module_math.h"
#include "vm/sequence.h"

// ---- iterables as lists --------------------------------------------------------------------------------------

static Took take_item(World *world, Value *state, Value item) {
    return list_append_take(world, value_list(state[0]), item) ? TOOK_ITEM : TOOK_ERROR;
}

// Collects `iterable` into state[0], a new list, for a consumer whose finish() then has all items.
static Value collect(World *world, const Consumer *consumer, Value iterable, Value more, Value other) {
    Value state[] = {list_new(world, 0), more, other};
    if (value_is_absent(state[0])) return ABSENT;
    Value result = consume(world, consumer, iterable, state, 3);
    value_drop(world, state[0]);
    return result;
}

// ---- fsum ----------------------------------------------------------------------------------------------------

// The exact sum so far as doubles that do not overlap, the smallest first (Shewchuk).
typedef struct Partials {
    double *items;
    size_t count, room;
} Partials;

static void partials_add(Partials *p, double x) {
    size_t kept = 0;
    for (size_t i = 0; i < p->count; i++) {
        double y = p->items[i];
        if (fabs(x) < fabs(y)) {
            double swap = x;
            x = y;
            y = swap;
        }
        double high = x + y, low = y - (high - x);
        if (low != 0) p->items[kept++] = low;
        x = high;
    }
    if (kept == p->room) {
        p->room = p->room ? 2 * p->room : 32;
        p->items = realloc(p->items, p->room * sizeof *p->items);
        if (!p->items) abort();
    }
    p->count = kept;
    if (x != 0) p->items[p->count++] = x;
}

// The nearest double to the exact sum, ties to even.
static double partials_round(const Partials *p) {
    if (!p->count) return 0.0;
    size_t n = p->count;
    double high = p->items[--n], low = 0;
    while (n > 0 && low == 0) {
        double x = high, y = p->items[--n];
        high = x + y;
        low = y - (high - x);
    }
    if (n > 0 && ((low < 0 && p->items[n - 1] < 0) || (low > 0 && p->items[n - 1] > 0))) {
        double y = low * 2, x = high + y;
        if (y == x - high) high = x;
    }
    return high;
}

static Value fsum_rounded(World *world, const Partials *p, double special, double infinities, bool overflow) {
    if (special != 0) {
        if (isnan(infinities)) return raise_error(world, T_VALUE_ERROR, "-inf + inf in fsum");
        return value_from_double(world, special);
    }
    if (overflow) return raise_error(world, T_OVERFLOW_ERROR, "intermediate overflow in fsum");
    return value_from_double(world, partials_round(p));
}

static Value finish_fsum(World *world, Value *state) {
    List *list = value_list(state[0]);
    Partials partials = {0};
    double special = 0, infinities = 0, x;
    bool good = true, overflow = false;
    for (uint32_t i = 0; good && !overflow && i < list->size; i++) {
        good = double_argument(world, list->items[i], &x);
        if (!good) break;
        if (isfinite(x)) {
            partials_add(&partials, x);
            overflow = partials.count && !isfinite(partials.items[partials.count - 1]);
        } else {
            if (isinf(x)) infinities += x;
            special += x;
        }
    }
    Value result = good ? fsum_rounded(world, &partials, special, infinities, overflow) : ABSENT;
    free(partials.items);
    return result;
}

static const Consumer consumer_fsum = {.about = "math.fsum", .item = take_item, .finish = finish_fsum};

MATH_FUNCTION(fsum) { return collect(world, &consumer_fsum, args[0], ABSENT, ABSENT); }

// ---- prod ----------------------------------------------------------------------------------------------------

static Took prod_item(World *world, Value *state, Value item) {
    Value product = object_binary(world, state[0], item, OPERATOR_MUL);
    value_drop(world, item);
    if (value_is_absent(product)) return TOOK_ERROR;
    value_replace_take(world, &state[0], product);
    return TOOK_ITEM;
}

static Value finish_prod(World *world, Value *state) { return (void)world, value_keep(state[0]); }

static const Consumer consumer_prod = {.about = "math.prod", .item = prod_item, .finish = finish_prod};

MATH_FUNCTION(prod) {
    Value start = value_is_absent(args[1]) ? value_from_small(1) : args[1];
    return consume(world, &consumer_prod, args[0], &start, 1);
}

// ---- sumprod -------------------------------------------------------------------------------------------------

// A number as an unevaluated sum of three doubles, largest first.
typedef struct Triple {
    double high, low, tiny;
} Triple;

typedef struct Double {
    double high, low;
} Double;

static Double add_exactly(double a, double b) {
    double sum = a + b, z = sum - a;
    return (Double){sum, (a - (sum - z)) + (b - z)};
}

static Double multiply_exactly(double a, double b) {
    double product = a * b;
    return (Double){product, fma(a, b, -product)};
}

static Triple triple_add_product(Triple total, double a, double b) {
    Double product = multiply_exactly(a, b), sum = add_exactly(total.high, product.high);
    Double rest = add_exactly(total.low, product.low), more = add_exactly(rest.high, sum.low);
    return (Triple){sum.high, more.high, total.tiny + rest.low + more.low};
}

static double triple_rounded(Triple total) {
    Double last = add_exactly(total.low, total.high);
    return total.tiny + last.low + last.high;
}

static bool add_take(World *world, Value *total, Value v) {
    Value sum = value_is_absent(v) ? ABSENT : object_binary(world, *total, v, OPERATOR_ADD);
    value_drop(world, v);
    if (value_is_absent(sum)) return false;
    value_replace_take(world, total, sum);
    return true;
}

static bool is_whole(Value v) { return value_is_small(v) || value_is_exact(v, T_INT); }

// Is it a pair that float arithmetic is for: floats, or a float and an int or bool that fits?
static bool double_pair(World *world, Value a, Value b, double *x, double *y) {
    bool left = value_is_exact(a, T_FLOAT), right = value_is_exact(b, T_FLOAT);
    bool apt = (left && (right || is_whole(b) || value_is_bool(b))) || (right && (is_whole(a) || value_is_bool(a)));
    if (!apt) return false;
    if (number_as_double(world, a, x, NULL) && number_as_double(world, b, y, NULL)) return true;
    raised_clear(world);
    return false;
}

// As CPython: ints as long as all are, then float arithmetic as long as it goes, then whatever * and + do. There is no
// way back.
static bool sum_products(World *world, const List *p, const List *q, Value *total) {
    enum { INTS, FLOATS, ANY } phase = INTS;
    Triple floats = {0};
    bool in_use = false;
    for (uint32_t i = 0; i < p->size; i++) {
        Value a = p->items[i], b = q->items[i];
        double x, y;
        if (phase == INTS && !(is_whole(a) && is_whole(b))) phase = FLOATS;
        if (phase == FLOATS && double_pair(world, a, b, &x, &y)) {
            Triple sum = triple_add_product(floats, x, y);
            if (isfinite(sum.high)) {
                floats = sum;
                in_use = true;
                continue;
            }
        }
        if (phase == FLOATS) phase = ANY;
        if (phase == ANY && in_use) {
            in_use = false;
            if (!add_take(world, total, value_from_double(world, triple_rounded(floats)))) return false;
        }
        if (!add_take(world, total, object_binary(world, a, b, OPERATOR_MUL))) return false;
    }
    return !in_use || add_take(world, total, value_from_double(world, triple_rounded(floats)));
}

static Value finish_sumprod(World *world, Value *state) {
    const List *q = value_list(state[0]), *p = value_list(state[1]);
    if (p->size != q->size) return raise_error(world, T_VALUE_ERROR, "Inputs are not the same length");
    Value total = value_from_small(0);
    if (sum_products(world, p, q, &total)) return total;
    value_drop(world, total);
    return ABSENT;
}

static const Consumer consumer_sumprod = {.about = "math.sumprod", .item = take_item, .finish = finish_sumprod};

static Value finish_first(World *world, Value *state) {
    return collect(world, &consumer_sumprod, state[1], state[0], ABSENT);
}

static const Consumer consumer_first = {.about = "math.sumprod", .item = take_item, .finish = finish_first};

MATH_FUNCTION(sumprod) { return collect(world, &consumer_first, args[0], args[1], ABSENT); }

// ---- hypot, dist ---------------------------------------------------------------------------------------------

static Double add_ordered(double a, double b) {  // |a| >= |b|
    double sum = a + b;
    return (Double){sum, (a - sum) + b};
}

// Follows CPython's vector_norm: scaled, squared without loss, the root corrected once. `max` is the largest of `parts`,
// which are not negative.
static double norm(double *parts, size_t count, double max, bool nan_found) {
    if (isinf(max)) return max;
    if (nan_found) return NAN;
    if (max == 0 || count <= 1) return max;
    int exponent;
    frexp(max, &exponent);
    if (exponent < -1023) {  // all subnormal
        for (size_t i = 0; i < count; i++) parts[i] /= DBL_MIN;
        return DBL_MIN * norm(parts, count, max / DBL_MIN, nan_found);
    }
    double scale = ldexp(1.0, -exponent), sum = 1, rest_of_squares = 0, rest_of_sums = 0;
    for (size_t i = 0; i < count; i++) {
        double x = parts[i] * scale;
        Double square = multiply_exactly(x, x), total = add_ordered(sum, square.high);
        sum = total.high;
        rest_of_squares += square.low;
        rest_of_sums += total.low;
    }
    double root = sqrt(sum - 1.0 + (rest_of_squares + rest_of_sums));
    Double square = multiply_exactly(-root, root), total = add_ordered(sum, square.high);
    double error = total.high - 1.0 + ((rest_of_squares + square.low) + (rest_of_sums + total.low));
    return (root + error / (2.0 * root)) / scale;
}

// The length of a vector whose coordinates `at(i)` are in `parts`, which is freed.
static Value norm_value(World *world, double *parts, size_t count) {
    double max = 0;
    bool nan_found = false;
    for (size_t i = 0; i < count; i++) {
        parts[i] = fabs(parts[i]);
        nan_found |= isnan(parts[i]);
        if (parts[i] > max) max = parts[i];
    }
    double length = norm(parts, count, max, nan_found);
    free(parts);
    return value_from_double(world, length);
}

static double *new_parts(size_t count) {
    double *parts = malloc((count + 1) * sizeof *parts);
    if (!parts) abort();
    return parts;
}

MATH_FUNCTION(hypot) {
    if (!value_is_absent(kwnames)) return raise_error(world, T_TYPE_ERROR, "math.hypot() takes no keyword arguments");
    double *parts = new_parts((size_t)nargs);
    for (int i = 0; i < nargs; i++) {
        if (!double_argument(world, args[i], &parts[i])) return free(parts), ABSENT;
    }
    return norm_value(world, parts, (size_t)nargs);
}

static Value finish_dist(World *world, Value *state) {
    const List *q = value_list(state[0]), *p = value_list(state[1]);
    if (p->size != q->size) {
        return raise_error(world, T_VALUE_ERROR, "both points must have the same number of dimensions");
    }
    double *parts = new_parts(p->size);
    for (uint32_t i = 0; i < p->size; i++) {
        double x, y;
        bool good = double_argument(world, p->items[i], &x) && double_argument(world, q->items[i], &y);
        if (!good) return free(parts), ABSENT;
        parts[i] = x - y;
    }
    return norm_value(world, parts, p->size);
}

static const Consumer consumer_dist = {.about = "math.dist", .item = take_item, .finish = finish_dist};

static Value finish_first_point(World *world, Value *state) {
    return collect(world, &consumer_dist, state[1], state[0], ABSENT);
}

static const Consumer consumer_first_point = {.about = "math.dist", .item = take_item, .finish = finish_first_point};

MATH_FUNCTION(dist) { return collect(world, &consumer_first_point, args[0], args[1], ABSENT); }
