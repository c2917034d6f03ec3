// set.h - set and frozenset.
//
// The table is CPython's, slot for slot (its probing, its growth), so that a set whose members all hash the same in every
// process (numbers, None, tuples and frozensets of these) iterates in CPython's order. Any other set iterates in insertion
// order, which the entries remember: the table's slots hold numbers of entries, and the entries stand as in a dict. The
// price is one more step a look-up than CPython's; a part of the hash beside the number saves most of these steps.
//
// The functions that end in `_hashed` take the hash that the caller has. None of these functions runs through an iterable
// that is not plain (vm/object.h); type_set.c leaves those to vm/consume.h.
#ifndef LOOPCHEF_VM_SET_H
#define LOOPCHEF_VM_SET_H

#include "vm/world.h"

typedef struct Set Set;   // layout in set.c
#define SET_SIZE 72       // its bytes

Value set_new(World *world, bool frozen);
Value set_new_of(World *world, Type *type);                // of set, frozenset or a subclass
bool set_add(World *world, Value set, Value key);          // keeps key
int set_contains(World *world, Value set, Value key);      // 1, 0, -1 raised
int set_discard(World *world, Value set, Value key);       // 1 gone, 0 missing, -1 raised
uint32_t set_count(Value set);
bool set_next(Value set, uint64_t *at, Value *key);        // in iteration order; `*at` starts at 0. Borrowed
bool set_update_plain(World *world, Value set, Value iterable);

bool set_add_hashed(World *world, Value set, Value key, uint64_t hash);
int set_contains_hashed(World *world, Value set, Value key, uint64_t hash);
int set_discard_hashed(World *world, Value set, Value key, uint64_t hash);
bool set_next_hashed(Value set, uint64_t *at, Value *key, uint64_t *hash);

Value set_pop(World *world, Value set);                    // any member; ABSENT and KeyError if empty
void set_clear(World *world, Value set);
bool set_merge(World *world, Value set, Value from);       // follows set_merge: adds all of another set
bool set_prepare(World *world, Value set, uint32_t count); // the growth CPython makes before it adds a dict's keys
bool set_shrink(World *world, Value set);                  // the resize after a difference_update that left many holes
void set_swap(Value a, Value b);                           // exchanges the members of two sets
bool set_has_stable_order(Value set);                      // do all members hash the same in every process?
uint64_t set_hash(World *world, Value set);                // frozenset's, CPython's
void set_dispose(World *world, Obj *obj);
void set_visit(World *world, Obj *obj, Visit visit, void *context);

// Is the hash of this value the same in every process?
bool hash_is_stable(Value v);

// The algebra, following setobject.c's functions of these names (set_algebra.c). `other`: a set or frozenset or another plain
// iterable. New references, of the base type of `set`; ABSENT or false: raised.
Value set_copy(World *world, Value set);
Value set_union(World *world, Value set, Value other);
Value set_intersection(World *world, Value set, Value other);
Value set_difference(World *world, Value set, Value other);
Value set_symmetric_difference(World *world, Value set, Value other);
bool set_intersection_update(World *world, Value set, Value other);
bool set_difference_update(World *world, Value set, Value other);
bool set_symmetric_difference_update(World *world, Value set, Value other);
int set_is_subset(World *world, Value set, Value other);   // both sets: 1, 0, -1 raised
int set_is_disjoint(World *world, Value set, Value other);

static inline bool value_is_set(Value v) {
    return value_is_kind(v, T_SET) || value_is_kind(v, T_FROZENSET);
}

#endif
