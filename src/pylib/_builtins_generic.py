# hidden
# What `def f[T]`, `class C[T]` and `type X = ...` make (code/compile_generic.c calls these). `evaluate` functions are called
# by the objects when a bound, a default or a value is first asked for.


def _lazy(variable, name, evaluate):
    if name == "default":
        variable.__module__ = "typing"
    if evaluate is not None:
        variable.__dict__.pop(f"__{name}__", None)
        setattr(variable, f"_evaluate_{name}", evaluate)
    return variable


def make_type_variable(name, evaluate_bound, evaluate_default):
    from typing import TypeVar
    variable = _lazy(TypeVar(name, infer_variance=True), "bound", evaluate_bound)
    return _lazy(variable, "default", evaluate_default)


def make_constrained_type_variable(name, evaluate_constraints, evaluate_default):
    from typing import TypeVar
    variable = _lazy(TypeVar(name, infer_variance=True), "constraints", evaluate_constraints)
    return _lazy(variable, "default", evaluate_default)


def make_type_variable_tuple(name, _, evaluate_default):
    from typing import TypeVarTuple
    return _lazy(TypeVarTuple(name), "default", evaluate_default)


def make_parameter_spec(name, _, evaluate_default):
    from typing import ParamSpec
    return _lazy(ParamSpec(name, infer_variance=True), "default", evaluate_default)


def make_type_alias(name, parameters, evaluate_value):
    from typing import TypeAliasType
    return _lazy(TypeAliasType(name, None, type_params=parameters or ()), "value", evaluate_value)


def set_type_parameters(parameters, function):
    function.__type_params__ = parameters
    return function


def subscript_generic(parameters):
    from typing import Generic, TypeVarTuple, Unpack
    return Generic[tuple(Unpack[each] if isinstance(each, TypeVarTuple) else each for each in parameters)]
