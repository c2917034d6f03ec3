# hidden
# Making classes and objects: what of type.__call__, type.__new__ and __build_class__ may run the program's own code.

from _model import collect_round, type_make, type_winner, run_body, is_instance, special, type_text, slot_names


def type_new(metaclass, name, bases, namespace, keywords):
    for base in bases:
        if not is_instance(base, type) and hasattr(base, "__mro_entries__"):
            raise TypeError("type() doesn't support MRO entry resolution; use types.new_class()")
    winner = type_winner(metaclass, bases)
    if winner is not metaclass and winner.__new__ is not type.__new__:
        return winner.__new__(winner, name, bases, namespace, **keywords)
    cls = type_make(winner, name, bases, namespace)
    for key, value in list(cls.__dict__.items()):
        set_name = special(value, "__set_name__")
        if set_name is not None:
            try:
                set_name(cls, key)
            except BaseException as error:
                error.add_note(f"Error calling __set_name__ on '{type_text(type(value))}' instance {key!r} in '{cls.__name__}'")
                raise
    super(cls, cls).__init_subclass__(**keywords)
    return cls


def resolve_bases(bases):
    resolved = []
    changed = False
    for base in bases:
        if is_instance(base, type):
            resolved.append(base)
            continue
        entries = getattr(base, "__mro_entries__", None)
        if entries is None:
            resolved.append(base)
            continue
        new = entries(bases)
        if not isinstance(new, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        resolved.extend(new)
        changed = True
    return tuple(resolved) if changed else bases


def build_class(function, name, /, *original_bases, **keywords):
    bases = resolve_bases(original_bases)
    if "metaclass" in keywords:
        metaclass = keywords.pop("metaclass")
    else:
        metaclass = type(bases[0]) if bases else type
    if is_instance(metaclass, type):
        metaclass = type_winner(metaclass, bases)
    prepare = getattr(metaclass, "__prepare__", None)
    namespace = {} if prepare is None else prepare(name, bases, **keywords)
    if special(namespace, "__getitem__") is None:
        owner = metaclass.__name__ if is_instance(metaclass, type) else "<metaclass>"
        raise TypeError(f"{owner}.__prepare__() must return a mapping, not {type_text(type(namespace))}")
    cell = run_body(function, namespace)
    if bases is not original_bases:
        namespace["__orig_bases__"] = original_bases
    cls = metaclass(name, bases, namespace, **keywords)
    if cell is not None and is_instance(cls, type):
        try:
            filled = cell.cell_contents
        except ValueError:
            raise RuntimeError(f"__class__ not set defining {name!r} as {cls!r}. "
                               "Was __classcell__ propagated to type.__new__?") from None
        if filled is not cls:
            raise TypeError(f"__class__ set to {filled!r} defining {name!r} as {cls!r}")
    return cls


# --- object.__reduce_ex__: for copy and for sending objects to other processes ---

def new_object(cls, *args):
    return cls.__new__(cls, *args)


def new_object_with_keywords(cls, args, keywords):
    return cls.__new__(cls, *args, **keywords)


def object_get_state(self):
    state = getattr(self, "__dict__", None)
    state = dict(state) if state else None
    slots = {}
    for name in slot_names(type(self)):
        try:
            slots[name] = getattr(self, name)
        except AttributeError:
            pass
    return (state, slots) if slots else state


def object_reduce_ex(self, protocol):
    if type(self).__reduce__ is not object.__reduce__:
        return self.__reduce__()
    return object_reduce(self)


def object_reduce(self):
    cls = type(self)
    new_args = getattr(self, "__getnewargs_ex__", None)
    if new_args is not None:
        args, keywords = new_args()
        function, args = new_object_with_keywords, (cls, args, keywords)
    else:
        new_args = getattr(self, "__getnewargs__", None)
        function, args = new_object, (cls, *(new_args() if new_args is not None else ()))
    items = iter(self) if isinstance(self, list) else None
    pairs = iter(self.items()) if isinstance(self, dict) else None
    return function, args, self.__getstate__(), items, pairs


# --- list[T][int] ---

def alias_substitute(alias, index):
    parameters = alias.__parameters__
    given = index if isinstance(index, tuple) else (index,)
    if len(given) != len(parameters):
        many = "many" if len(given) > len(parameters) else "few"
        raise TypeError(f"Too {many} arguments for {alias!r}; actual {len(given)}, expected {len(parameters)}")
    table = dict(zip(parameters, given))
    args = []
    for arg in alias.__args__:
        inner = getattr(arg, "__parameters__", ()) if not isinstance(arg, type) else ()
        if inner:
            args.append(arg[tuple(table[each] for each in inner)])
        else:
            args.append(table.get(arg, arg))
    return type(list[int])(alias.__origin__, tuple(args))


def union_substitute(union, index):
    parameters = union.__parameters__
    if not parameters:
        raise TypeError(f"{union!r} is not a generic class")
    table = dict(zip(parameters, index if isinstance(index, tuple) else (index,)))
    result = None
    for arg in union.__args__:
        inner = getattr(arg, "__parameters__", ()) if not isinstance(arg, type) else ()
        arg = arg[tuple(table[each] for each in inner)] if inner else table.get(arg, arg)
        result = arg if result is None else result | arg
    return result


# --- gc.collect() ---

def gc_collect():
    died = collect_round()
    if died is None:         # finalizers have run by now
        died = collect_round()
    return died or 0
