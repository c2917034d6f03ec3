# typing.get_type_hints, with an evaluator of its own for annotations that are strings: names, attributes, subscriptions, calls,
# `|`, lists, tuples and literals, which is what annotations are made of.
import typing
from typing import ForwardRef, _Alias, _AnnotatedAlias, _GenericAlias, _NoneType, _UnionType, _convert


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Return type hints for an object."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    if isinstance(obj, type):
        hints = _class_hints(obj, globalns, localns)
    else:
        hints = getattr(obj, "__annotations__", None)
        if hints is None:
            if callable(obj) or hasattr(obj, "__file__"):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        if globalns is None:
            inner = obj
            while hasattr(inner, "__wrapped__"):
                inner = inner.__wrapped__
            globalns = getattr(inner, "__globals__", None)
            if globalns is None:
                globalns = getattr(obj, "__dict__", {})
        if localns is None:
            localns = globalns
        hints = {name: _evaluate(_convert(value), globalns, localns) for name, value in hints.items()}
    return hints if include_extras else {name: _strip(value) for name, value in hints.items()}


def _class_hints(cls, globalns, localns):
    import sys
    hints = {}
    for base in reversed(cls.__mro__):
        names = globalns
        if names is None:
            names = getattr(sys.modules.get(base.__module__), "__dict__", {})
        local = dict(vars(base)) if localns is None else localns
        for name, value in base.__dict__.get("__annotations__", {}).items():
            hints[name] = _evaluate(_convert(value), names, local)
    return hints


def _evaluate(value, globalns, localns):
    if isinstance(value, ForwardRef):
        return _evaluate(_convert(evaluate_text(value.__forward_arg__, globalns, localns)), globalns, localns)
    if isinstance(value, list):
        return [_evaluate(each, globalns, localns) for each in value]
    if isinstance(value, (_GenericAlias, _Alias, _UnionType)) and not isinstance(value, typing._LiteralGenericAlias):
        if isinstance(value, _AnnotatedAlias):
            return _AnnotatedAlias(_evaluate(value.__origin__, globalns, localns), value.__metadata__)
        args = tuple(_evaluate(ForwardRef(each) if isinstance(value, _Alias) and isinstance(each, str) else each, globalns, localns)
                     for each in value.__args__)
        if args != value.__args__:
            return _rebuild(value, args)
    return value


def _rebuild(value, args):
    if isinstance(value, _UnionType):
        result = args[0]
        for each in args[1:]:
            result = result | each
        return result
    if isinstance(value, _Alias):
        if value.__origin__.__name__ == "Callable" and not typing._stands_for_parameters(args[0]):
            return value.__origin__[list(args[:-1]), args[-1]]
        return _Alias(value.__origin__, args)
    return value.copy_with(args)


def _strip(value):
    # Without Annotated and the markers of TypedDict.
    if isinstance(value, _AnnotatedAlias):
        return _strip(value.__origin__)
    if getattr(value, "__origin__", None) in (typing.Required, typing.NotRequired, typing.ReadOnly):
        return _strip(value.__args__[0])
    if isinstance(value, (_GenericAlias, _Alias, _UnionType)) and not isinstance(value, typing._LiteralGenericAlias):
        args = tuple(map(_strip, value.__args__))
        if args != value.__args__:
            return _rebuild(value, args)
    return value


# ---- annotations as text ---------------------------------------------------------------------------------------------

def evaluate_text(text, globalns, localns):
    reader = _Reader(text, globalns, localns)
    value = reader.union()
    if reader.token is not None:
        reader.fail()
    return value


class _Reader:
    # `token` is the next one: a name, a number, a quoted text, an operator; None at the end.
    def __init__(self, text, globalns, localns):
        self.text = text
        self.at = 0
        self.globalns = globalns
        self.localns = localns
        self.advance()

    def fail(self):
        raise SyntaxError(f"Forward reference must be an expression -- got {self.text!r}")

    def advance(self):
        text = self.text
        at = self.at
        size = len(text)
        while at < size and text[at].isspace():
            at += 1
        start = at
        if at == size:
            self.token = None
        elif text[at].isalnum() or text[at] == "_":
            while at < size and (text[at].isalnum() or text[at] == "_"):
                at += 1
            if at < size and text[at] in "'\"" and text[start:at].lower() in ("b", "r", "u", "rb", "br"):
                at = self.skip_quoted(at)
            elif text[start].isdigit() and at + 1 < size and text[at] == "." and text[at + 1].isdigit():
                at += 1
                while at < size and text[at].isdigit():
                    at += 1
        elif text[at] in "'\"":
            at = self.skip_quoted(at)
        else:
            at += 3 if text.startswith("...", at) else 1
        if start < size:
            self.token = text[start:at]
        self.at = at

    def skip_quoted(self, at):
        quote = self.text[at]
        end = at + 1
        while end < len(self.text) and self.text[end] != quote:
            end += 2 if self.text[end] == "\\" else 1
        if end >= len(self.text):
            self.fail()
        return end + 1

    def take(self, token):
        if self.token != token:
            return False
        self.advance()
        return True

    def union(self):
        value = self.postfix()
        while self.take("|"):
            value = value | self.postfix()
        return value

    def postfix(self):
        if self.take("-"):
            return -self.postfix()
        value = self.atom()
        while True:
            if self.take("."):
                name = self.token
                self.advance()
                value = getattr(value, name)
            elif self.take("["):
                items, tupled = self.items("]")
                value = value[tuple(items) if tupled or len(items) != 1 else items[0]]
            elif self.take("("):
                value = value(*self.items(")")[0])
            else:
                return value

    def items(self, end):
        # The items up to the bracket, and whether there was a comma.
        items = []
        comma = False
        while not self.take(end):
            if self.take("*"):
                items.extend(self.union())
            else:
                items.append(self.union())
            if self.take(","):
                comma = True
            elif self.token != end:
                self.fail()
        return items, comma

    def atom(self):
        token = self.token
        if token is None or token in ")],|":
            self.fail()
        self.advance()
        if token == "[":
            return self.items("]")[0]
        if token == "(":
            items, tupled = self.items(")")
            return tuple(items) if tupled or not items else items[0]
        if token == "...":
            return ...
        if token[-1] in "'\"":
            return _unquoted(token)
        if token[0].isdigit():
            return float(token) if "." in token else int(token, 0)
        if not token.isidentifier():
            self.fail()
        return self.name(token)

    def name(self, name):
        if name in ("None", "True", "False"):
            return {"None": None, "True": True, "False": False}[name]
        for names in (self.localns, self.globalns):
            if name in names:
                return names[name]
        import builtins
        if hasattr(builtins, name):
            return getattr(builtins, name)
        raise NameError(f"name {name!r} is not defined", name=name)


_escapes = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", "'": "'", '"': '"', "0": "\0"}


def _unquoted(token):
    quote = token[-1]
    prefix, _, body = token[:-1].partition(quote)
    if "\\" in body and "r" not in prefix.lower():
        parts = body.split("\\")
        body = parts[0]
        pending = False
        for part in parts[1:]:
            if pending or part:
                body += part if pending else _escapes.get(part[0], "\\" + part[0]) + part[1:]
                pending = False
            else:
                body += "\\"
                pending = True
    return body.encode() if "b" in prefix.lower() else body


get_type_hints.__module__ = "typing"
