// list_sort.c - list.sort: stable, natural runs merged (Tim Peters' sort in its powersort form, without galloping inside
// a merge: the ends of two runs are trimmed by binary search instead).
//
// Lists of only ints, floats, strs or tuples are compared without asking anyone; all others by object_less, which may run Python
// code: the list is empty meanwhile, and whoever fills it gets "list modified during sort".
#include "vm/sequence.h"

#include <string.h>

#include "vm/hash.h"
#include "vm/number.h"
#include "vm/object.h"

#define MIN_RUN 32
#define MAX_PENDING 64

typedef int (*Less)(World *world, Value a, Value b);   // 1, 0; -1 raised

// What is moved: the keys, and along with them the values (NULL: the keys are the items themselves).
typedef struct Cells {
    Value *keys, *values;
} Cells;

typedef struct Run {
    size_t base, length;
    int power;               // of the boundary to the next run
} Run;

typedef struct Sorter {
    World *world;
    Less less;
    Cells all, room;         // room: for the shorter of two runs
    size_t count, room_count;
    Run runs[MAX_PENDING];
    int run_count;
} Sorter;

static int small_less(World *world, Value a, Value b) {
    (void)world;
    return (int64_t)a.bits < (int64_t)b.bits;
}

static int float_less(World *world, Value a, Value b) {
    (void)world;
    return value_float(a) < value_float(b);
}

static int str_less(World *world, Value v, Value w) {
    (void)world;
    const Str *a = value_str(v), *b = value_str(w);
    size_t size = a->size < b->size ? a->size : b->size;
    int order = memcmp(a->text, b->text, size);
    return order ? order < 0 : a->size < b->size;
}

// As tuples compare: the first items that differ decide.
static int tuple_less(World *world, Value v, Value w) {
    const Tuple *a = value_tuple(v), *b = value_tuple(w);
    for (uint32_t i = 0; i < a->size && i < b->size; i++) {
        Value x = a->items[i], y = b->items[i];
        int equal = key_equal_fast(x, y);
        if (equal < 0) equal = object_equal(world, x, y);
        if (equal < 0) return -1;
        if (equal) continue;
        if (value_is_small(x) && value_is_small(y)) return small_less(world, x, y);
        if (value_is_exact(x, T_STR) && value_is_exact(y, T_STR)) return str_less(world, x, y);
        return object_less(world, x, y);
    }
    return a->size < b->size;
}

static Less less_for(const Value *keys, size_t count) {
    size_t ints = 0, floats = 0, strs = 0, tuples = 0;
    for (size_t i = 0; i < count; i++) {
        ints += value_is_small(keys[i]);
        floats += value_is_exact(keys[i], T_FLOAT);
        strs += value_is_exact(keys[i], T_STR);
        tuples += value_is_exact(keys[i], T_TUPLE);
        if (ints <= i && floats <= i && strs <= i && tuples <= i) return object_less;
    }
    return ints == count ? small_less : floats == count ? float_less : strs == count ? str_less : tuple_less;
}

static inline void cells_move(Cells to, size_t at, Cells from, size_t start, size_t count) {
    memmove(to.keys + at, from.keys + start, count * sizeof(Value));
    if (from.values) memmove(to.values + at, from.values + start, count * sizeof(Value));
}

static void cells_reverse(Cells cells, size_t start, size_t end) {
    for (; start + 1 < end; start++, end--) {
        Value t = cells.keys[start];
        cells.keys[start] = cells.keys[end - 1];
        cells.keys[end - 1] = t;
        if (!cells.values) continue;
        t = cells.values[start];
        cells.values[start] = cells.values[end - 1];
        cells.values[end - 1] = t;
    }
}

// The end of the ascending run at `start`; one that strictly descends is turned round. 0: raised.
static size_t run_find(Sorter *s, size_t start) {
    const Value *keys = s->all.keys;
    size_t at = start + 1;
    if (at >= s->count) return s->count;
    int descends = s->less(s->world, keys[at], keys[at - 1]);
    if (descends < 0) return 0;
    for (at++; at < s->count; at++) {
        int less = s->less(s->world, keys[at], keys[at - 1]);
        if (less < 0) return 0;
        if (less != descends) break;
    }
    if (descends) cells_reverse(s->all, start, at);
    return at;
}

// Where `key` goes in the sorted [low, high): behind its equals, or before them. -1: raised.
static int64_t place_of(Sorter *s, Value key, size_t low, size_t high, bool behind) {
    const Value *keys = s->all.keys;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int less = behind ? s->less(s->world, key, keys[middle]) : s->less(s->world, keys[middle], key);
        if (less < 0) return -1;
        if (less == behind) high = middle;
        else low = middle + 1;
    }
    return (int64_t)low;
}

// Sorts [start, end) of which [start, sorted) is sorted already, by binary insertion.
static bool insert_rest(Sorter *s, size_t start, size_t sorted, size_t end) {
    for (; sorted < end; sorted++) {
        Value key = s->all.keys[sorted], value = s->all.values ? s->all.values[sorted] : ABSENT;
        int64_t at = place_of(s, key, start, sorted, true);
        if (at < 0) return false;
        cells_move(s->all, (size_t)at + 1, s->all, (size_t)at, sorted - (size_t)at);
        s->all.keys[at] = key;
        if (s->all.values) s->all.values[at] = value;
    }
    return true;
}

static bool room_reserve(Sorter *s, size_t count) {
    if (count <= s->room_count) return true;
    size_t halves = s->all.values ? 2 : 1, wanted = s->count / 2 + 1;
    if (wanted < count) wanted = count;
    Value *room = block_new(s->world, wanted * halves * sizeof(Value));
    if (!room) return false;
    block_free(s->world, s->room.keys, s->room_count * halves * sizeof(Value));
    s->room = (Cells){room, s->all.values ? room + wanted : NULL};
    s->room_count = wanted;
    return true;
}

static inline void cell_copy(Cells to, size_t at, Cells from, size_t start) {
    to.keys[at] = from.keys[start];
    if (from.values) to.values[at] = from.values[start];
}

// Merges [a, b) and [b, end), the left one moved out of the way; whatever happens, no cell is lost.
static bool merge_from_left(Sorter *s, size_t a, size_t b, size_t end) {
    size_t left = 0, left_count = b - a, right = b, to = a;
    if (!room_reserve(s, left_count)) return false;
    cells_move(s->room, 0, s->all, a, left_count);
    bool done = true;
    while (left < left_count && right < end) {
        int less = s->less(s->world, s->all.keys[right], s->room.keys[left]);
        if (less < 0) {
            done = false;
            break;
        }
        if (less) cell_copy(s->all, to++, s->all, right++);
        else cell_copy(s->all, to++, s->room, left++);
    }
    cells_move(s->all, to, s->room, left, left_count - left);
    return done;
}

static bool merge_from_right(Sorter *s, size_t a, size_t b, size_t end) {
    size_t left = b, right_count = end - b, right = right_count, to = end;
    if (!room_reserve(s, right_count)) return false;
    cells_move(s->room, 0, s->all, b, right_count);
    bool done = true;
    while (left > a && right > 0) {
        int less = s->less(s->world, s->room.keys[right - 1], s->all.keys[left - 1]);
        if (less < 0) {
            done = false;
            break;
        }
        if (less) cell_copy(s->all, --to, s->all, --left);
        else cell_copy(s->all, --to, s->room, --right);
    }
    cells_move(s->all, to - right, s->room, 0, right);
    return done;
}

static bool merge(Sorter *s, size_t a, size_t b, size_t end) {
    int64_t from = place_of(s, s->all.keys[b], a, b, true);
    if (from < 0) return false;
    if ((size_t)from == b) return true;
    int64_t to = place_of(s, s->all.keys[b - 1], b, end, false);
    if (to < 0) return false;
    return b - (size_t)from <= (size_t)to - b ? merge_from_left(s, (size_t)from, b, (size_t)to)
                                              : merge_from_right(s, (size_t)from, b, (size_t)to);
}

// Follows powerloop: how deep in a perfectly balanced tree the boundary between two adjacent runs would be.
static int boundary_power(size_t start, size_t length, size_t next_length, size_t count) {
    size_t a = 2 * start + length, b = a + length + next_length;
    for (int power = 1;; power++) {
        if (a >= count) {
            a -= count;
            b -= count;
        } else if (b >= count) {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

static bool merge_top(Sorter *s) {
    Run *left = &s->runs[s->run_count - 2], *right = left + 1;
    if (!merge(s, left->base, right->base, right->base + right->length)) return false;
    left->length += right->length;
    s->run_count--;
    return true;
}

static bool run_push(Sorter *s, size_t base, size_t length) {
    if (s->run_count) {
        Run *last = &s->runs[s->run_count - 1];
        int power = boundary_power(last->base, last->length, length, s->count);
        while (s->run_count > 1 && s->runs[s->run_count - 2].power > power) {
            if (!merge_top(s)) return false;
        }
        s->runs[s->run_count - 1].power = power;
    }
    s->runs[s->run_count++] = (Run){base, length, 0};
    return true;
}

static bool sort_all(Sorter *s) {
    size_t min_run = s->count, odd = 0;
    for (; min_run >= 2 * MIN_RUN; min_run >>= 1) odd |= min_run & 1;
    min_run += odd;
    for (size_t start = 0; start < s->count;) {
        size_t end = run_find(s, start);
        if (!end) return false;
        size_t least = start + min_run < s->count ? start + min_run : s->count;
        if (end < least) {
            if (!insert_rest(s, start, end, least)) return false;
            end = least;
        }
        if (!run_push(s, start, end - start)) return false;
        start = end;
    }
    while (s->run_count > 1) {
        if (!merge_top(s)) return false;
    }
    return true;
}

bool values_sort(World *world, Value *keys, Value *values, size_t count, bool reverse) {
    if (count < 2) return true;
    Sorter sorter = {.world = world, .less = less_for(keys, count), .all = {keys, values}, .count = count};
    if (reverse) cells_reverse(sorter.all, 0, count);   // twice: equal ones keep their order
    bool done = sort_all(&sorter);
    if (reverse) cells_reverse(sorter.all, 0, count);
    block_free(world, sorter.room.keys, sorter.room_count * (values ? 2 : 1) * sizeof(Value));
    world_charge(world, count);
    return done;
}

bool list_sort(World *world, List *list, Value *keys, bool reverse) {
    Value *items = list->items;
    uint32_t size = list->size, room = list->room;
    list->items = NULL;
    list->size = list->room = 0;
    bool done = values_sort(world, keys ? keys : items, keys ? items : NULL, size, reverse);
    bool touched = list->items != NULL;
    Value error = raised_take(world);
    list_clear(world, list);
    raised_restore_take(world, error);
    list->items = items;
    list->size = size;
    list->room = room;
    if (done && touched) return raise_error(world, T_VALUE_ERROR, "list modified during sort"), false;
    return done;
}
