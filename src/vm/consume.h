// consume.h - built-in functions that run through an iterable: list(), sum(), max(), sorted(), "".join...
//
// A Consumer says what happens to an item; `consume` draws the items. Over built-in containers that is a loop in C.
// Over generators and the like, and when an item must be handed to a function of the program (a key, an __add__), the loop's
// state moves into a native frame and the interpreter goes on above it: the C stack never grows, the run can stop inside.
//
//     static Took any_item(World *world, Value *state, Value item_take) { ... }
//     return consume(world, &any_consumer, args[0], NULL, 0);
#ifndef LOOPCHEF_VM_CONSUME_H
#define LOOPCHEF_VM_CONSUME_H

#include "vm/iterate.h"

typedef enum Took {
    TOOK_ITEM,     // go on with the next
    TOOK_LAST,     // enough: the rest is left in the iterator
    TOOK_CALL,     // `call` is to be made for this item; its result goes to `result`
    TOOK_ERROR,    // raised
} Took;

#define CONSUME_STATE 6

typedef struct Consumer {
    const char *about;                                              // for people: "sum"
    Took (*item)(World *world, Value *state, Value item_take);
    Value (*call)(World *world, Value *state);                      // ends in a tail call; NULL if there are none
    Took (*result)(World *world, Value *state, Value result_take);
    Value (*finish)(World *world, Value *state);                    // the value of it all; may be pending too
    void (*fail)(World *world, Value *state);                       // something was raised; NULL: nothing to do
    bool hints;                                                     // as list(): asks a class of the program for its length first
} Consumer;

// Runs through `iterable`; `state` (at most CONSUME_STATE values, the rest ABSENT) is kept and dropped again at the end.
Value consume(World *world, const Consumer *consumer, Value iterable, const Value *state, int count);
// The same over an iterator that is there already, with the first item perhaps still to be asked for a call (`took`).
Value consume_iterator(World *world, const Consumer *consumer, Value iterator, const Value *state, int count);

// Ready-made: append to the list in state[0], result: what state[1] holds (ABSENT: the list; NONE for extend()).
extern const Consumer consumer_list;
Value consume_into_list(World *world, Value list, Value iterable, Value result);
Value consume_to_list(World *world, Value iterable);                // a new list
// The same for unpacking into `count` targets: one item more is "too many values to unpack".
Value consume_to_unpack(World *world, Value iterable, uint32_t count);
// Is `item` among the items? TRUE, FALSE.
Value consume_to_find(World *world, Value iterable, Value item);
// A list of any iterable at once, atomically: for operators, which cannot wait.
Value list_from_any(World *world, Value iterable);

// list.sort (its value is None) and sorted(), by `key` (NONE or ABSENT: by the items themselves).
Value list_sort_step(World *world, Value list, Value key, bool reverse);
Value sorted_step(World *world, Value iterable, Value key, bool reverse);
Value tuple_step(World *world, Type *type, Value iterable);         // tuple(iterable), or of a subclass

#endif
