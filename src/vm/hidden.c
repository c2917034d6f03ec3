#include "vm/hidden.h"

#include "vm/dict.h"
#include "vm/function.h"

static const NativeDef functions[] = {
    {.name = "gather", .fn = hidden_gather, .min = 4, .max = 4},
    {.name = "enumerate_", .fn = hidden_enumerate, .min = 3, .max = 3},
    {.name = "filter_", .fn = hidden_filter, .min = 3, .max = 3},
    {.name = "write", .fn = hidden_write, .min = 2, .max = 2},
    {0},
};

bool hidden_set_up(World *world, Dict *dict) {
    return module_add_functions(world, dict, functions, "_hidden");
}
