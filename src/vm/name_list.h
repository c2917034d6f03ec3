// name_list.h - names the runtime looks up: interned once, found as NAME_OF(world, append).
#define NAME_LIST(NAME)                                                                                          \
    NAME(__abs__) NAME(__aenter__) NAME(__aexit__) NAME(__aiter__) NAME(__all__) NAME(__anext__)                 \
    NAME(__annotations__) NAME(__await__) NAME(__bases__) NAME(__bool__) NAME(__build_class__)                   \
    NAME(__builtins__) NAME(__bytes__) NAME(__call__) NAME(__cause__) NAME(__class__) NAME(__class_getitem__)    \
    NAME(__closure__) NAME(__code__) NAME(__contains__) NAME(__context__) NAME(__defaults__) NAME(__del__)       \
    NAME(__delattr__) NAME(__delete__) NAME(__delitem__) NAME(__dict__) NAME(__dir__) NAME(__doc__)              \
    NAME(__enter__) NAME(__eq__) NAME(__exit__) NAME(__file__) NAME(__float__) NAME(__format__) NAME(__func__)   \
    NAME(__ge__) NAME(__get__) NAME(__getattr__) NAME(__getattribute__) NAME(__getitem__) NAME(__globals__)      \
    NAME(__gt__) NAME(__hash__) NAME(__import__) NAME(__index__) NAME(__init__) NAME(__init_subclass__)          \
    NAME(__instancecheck__) NAME(__int__) NAME(__invert__) NAME(__isabstractmethod__) NAME(__iter__)             \
    NAME(__kwdefaults__) NAME(__le__) NAME(__len__) NAME(__length_hint__) NAME(__loader__) NAME(__lt__)          \
    NAME(__main__) NAME(__match_args__) NAME(__missing__) NAME(__module__) NAME(__mro__) NAME(__mro_entries__)   \
    NAME(__name__) NAME(__ne__) NAME(__neg__) NAME(__new__) NAME(__next__) NAME(__notes__) NAME(__package__)     \
    NAME(__path__) NAME(__pos__) NAME(__prepare__) NAME(__qualname__) NAME(__repr__) NAME(__reversed__)          \
    NAME(__round__) NAME(__self__) NAME(__set__) NAME(__set_name__) NAME(__setattr__) NAME(__setitem__)          \
    NAME(__slots__) NAME(__spec__) NAME(__str__) NAME(__subclasscheck__) NAME(__subclasses__)                    \
    NAME(__suppress_context__) NAME(__traceback__) NAME(__type_params__) NAME(__weakref__) NAME(__wrapped__)     \
    NAME(__trunc__) NAME(__ceil__) NAME(__floor__) NAME(__complex__) NAME(__divmod__) NAME(__rdivmod__)          \
    NAME(__add__) NAME(__sub__) NAME(__mul__) NAME(__matmul__) NAME(__truediv__) NAME(__mod__) NAME(__pow__)     \
    NAME(__lshift__) NAME(__rshift__) NAME(__or__) NAME(__xor__) NAME(__and__) NAME(__floordiv__)                \
    NAME(__radd__) NAME(__rsub__) NAME(__rmul__) NAME(__rmatmul__) NAME(__rtruediv__) NAME(__rmod__)             \
    NAME(__rpow__) NAME(__rlshift__) NAME(__rrshift__) NAME(__ror__) NAME(__rxor__) NAME(__rand__)               \
    NAME(__rfloordiv__) NAME(__iadd__) NAME(__isub__) NAME(__imul__) NAME(__imatmul__) NAME(__itruediv__)        \
    NAME(__imod__) NAME(__ipow__) NAME(__ilshift__) NAME(__irshift__) NAME(__ior__) NAME(__ixor__)               \
    NAME(__iand__) NAME(__ifloordiv__)                                                                           \
    NAME(_asyncio_future_blocking) NAME(_finished) NAME(_getters) NAME(_is_shutdown) NAME(_loop) NAME(_maxsize)   \
    NAME(_putters) NAME(_queue) NAME(_unfinished_tasks) NAME(_value)                                             \
    NAME(_builtins) NAME(abc) NAME(add) NAME(append) NAME(args) NAME(asyncio)     \
    NAME(builtins) NAME(cancel) NAME(close) NAME(code) NAME(end) NAME(errno) NAME(exceptions) NAME(extend)       \
    NAME(file) NAME(filename) NAME(flush) NAME(get) NAME(items) NAME(join) NAME(key) NAME(keys) NAME(lineno)     \
    NAME(message) NAME(metaclass) NAME(mro) NAME(msg) NAME(name) NAME(obj) NAME(object) NAME(offset)             \
    NAME(path) NAME(pop) NAME(print) NAME(reverse) NAME(self) NAME(send) NAME(sep) NAME(sort) NAME(start)        \
    NAME(stop) NAME(strerror) NAME(sys) NAME(text) NAME(throw) NAME(update) NAME(value) NAME(values) NAME(write) \
    NAME(_from_runtime) NAME(warnings) NAME(cr_await) NAME(fdel) NAME(fget) NAME(fset) NAME(type) NAME(stdout) NAME(stderr)                                                          \
    NAME(__classcell__) NAME(__classdictcell__) NAME(__abstractmethods__) NAME(__base__) NAME(__text_signature__) NAME(__thisclass__)    \
    NAME(__self_class__) NAME(__weakrefoffset__) NAME(__origin__) NAME(__args__) NAME(__parameters__) \
    NAME(call_soon) NAME(add_done_callback) NAME(MISSING) NAME(result) NAME(context) \
    NAME(derive) NAME(excepthook) NAME(athrow) NAME(__warningregistry__) NAME(__stdout__) NAME(__stderr__)
