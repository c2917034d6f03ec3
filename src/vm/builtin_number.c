// builtin_number.c - abs, round, divmod, pow, bin, hex, oct, chr, ord.
#include "base/utf8.h"
#include "syntax/ast.h"
#include "vm/builtins.h"
#include "vm/call.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/str.h"

static bool has_method(World *world, Value v, NameId name) {
    return !value_is_absent(type_lookup_borrowed(world, type_of(world, v), world->names[name]));
}

static bool is_program_value(World *world, Value v) {
    return type_of(world, v)->flags & TYPE_HEAP;
}

NATIVE_FN(builtin_abs) {
    Value result = is_program_value(world, args[0]) ? NOT_IMPLEMENTED : number_absolute(world, args[0]);
    if (!value_is(result, NOT_IMPLEMENTED)) return result;
    if (has_method(world, args[0], N___abs__)) return vm_tail_method(world, args[0], NAME_OF(world, __abs__), NULL, 0);
    return raise_error(world, T_TYPE_ERROR, "bad operand type for abs(): '%s'", type_name(world, args[0]));
}

NATIVE_FN(builtin_round) {
    Value result = is_program_value(world, args[0]) ? NOT_IMPLEMENTED : number_round(world, args[0], args[1]);
    if (!value_is(result, NOT_IMPLEMENTED)) return result;
    bool digits = !value_is_absent(args[1]) && !value_is_none(args[1]);
    if (has_method(world, args[0], N___round__)) return vm_tail_method(world, args[0], NAME_OF(world, __round__), args + 1, digits);
    return raise_error(world, T_TYPE_ERROR, "type %s doesn't define __round__ method", type_name(world, args[0]));
}

// Numbers at once; with a class of the program in Python, which tries the two sides in turn.
NATIVE_FN(builtin_divmod) {
    Value a = args[0], b = args[1];
    bool python = is_program_value(world, a) || is_program_value(world, b);
    Value result = python ? NOT_IMPLEMENTED : number_divmod(world, a, b);
    if (!value_is(result, NOT_IMPLEMENTED)) return result;
    if (has_method(world, a, N___divmod__) || has_method(world, b, N___rdivmod__)) return vm_tail_hidden(world, "divide", args, 2);
    return raise_error(world, T_TYPE_ERROR, "unsupported operand type(s) for divmod(): '%s' and '%s'", type_name(world, a),
                       type_name(world, b));
}

NATIVE_FN(builtin_pow) {
    Value a = args[0], b = args[1], modulus = args[2];
    if (!value_is_absent(modulus) && !value_is_none(modulus)) {
        if (value_is_int(a) && value_is_int(b) && value_is_int(modulus)) return int_power_modulo(world, a, b, modulus);
        if (!has_method(world, a, N___pow__)) {
            return raise_error(world, T_TYPE_ERROR, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
                               type_name(world, a), type_name(world, b), type_name(world, modulus));
        }
        if (value_is_complex(a)) return raise_error(world, T_VALUE_ERROR, "complex modulo");
        if (value_is_number(a) && value_is_number(b) && value_is_number(modulus)) {
            return raise_error(world, T_TYPE_ERROR, "pow() 3rd argument not allowed unless all arguments are integers");
        }
        if (value_is_number(a)) {
            return raise_error(world, T_TYPE_ERROR, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
                               type_name(world, a), type_name(world, b), type_name(world, modulus));
        }
        return vm_tail_method(world, a, NAME_OF(world, __pow__), args + 1, 2);
    }
    return is_program_value(world, a) || is_program_value(world, b) ? vm_tail_hidden(world, "power", args, 2) : object_binary(world, a, b, OPERATOR_POW);
}

static Value in_base(World *world, Value v, int base) {
    Value n = object_index(world, v);
    Value text = value_is_absent(n) ? ABSENT : int_to_prefixed(world, n, base);
    value_drop(world, n);
    return text;
}

NATIVE_FN(builtin_bin) { return in_base(world, args[0], 2); }
NATIVE_FN(builtin_oct) { return in_base(world, args[0], 8); }
NATIVE_FN(builtin_hex) { return in_base(world, args[0], 16); }

NATIVE_FN(builtin_chr) {
    Value n = object_index(world, args[0]);
    if (value_is_absent(n)) return ABSENT;
    int64_t rune = int_clip(n);
    value_drop(world, n);
    if (rune < 0 || rune > 0x10FFFF) return raise_error(world, T_VALUE_ERROR, "chr() arg not in range(0x110000)");
    return str_from_rune(world, (uint32_t)rune);
}

NATIVE_FN(builtin_ord) {
    Value v = args[0];
    int64_t length = -1;
    if (value_is_str(v)) length = value_str(v)->length;
    if (value_is_kind(v, T_BYTES)) length = value_bytes(v)->size;
    if (length < 0) return raise_error(world, T_TYPE_ERROR, "ord() expected string of length 1, but %s found", type_name(world, v));
    if (length != 1) {
        return raise_error(world, T_TYPE_ERROR, "ord() expected a character, but string of length %lld found", (long long)length);
    }
    if (value_is_kind(v, T_BYTES)) return value_from_small((unsigned char)value_bytes(v)->data[0]);
    int size;
    return value_from_small(utf8_decode(value_str(v)->text, value_str(v)->text + value_str(v)->size, &size));
}
