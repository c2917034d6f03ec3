"""Command-line parsing: positional and optional arguments, sub-commands, help."""

import os as _os
import re as _re
import sys as _sys

__all__ = ["ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction", "FileType", "HelpFormatter",
           "ArgumentDefaultsHelpFormatter", "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "MetavarTypeHelpFormatter", "Namespace",
           "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER", "SUPPRESS", "ZERO_OR_MORE"]

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = "?", "*", "+", "A...", "..."


class ArgumentError(Exception):
    """An error from creating or using an argument (optional or positional)."""

    def __init__(self, argument, message):
        self.argument_name = _name_of(argument)
        self.message = message

    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    """An error from trying to convert a command line string to a type."""


def _name_of(argument):
    if argument is None:
        return None
    if argument.option_strings:
        return "/".join(argument.option_strings)
    if argument.metavar not in (None, SUPPRESS):
        return argument.metavar if isinstance(argument.metavar, str) else "/".join(argument.metavar)
    if argument.dest not in (None, SUPPRESS):
        return argument.dest
    return "{" + ",".join(argument.choices) + "}" if argument.choices else None


class Namespace:
    """Simple object for storing attributes."""

    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __eq__(self, other):
        if not isinstance(other, Namespace):
            return NotImplemented
        return vars(self) == vars(other)

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        parts = [f"{key}={value!r}" if key.isidentifier() else "" for key, value in self.__dict__.items()]
        odd = {key: value for key, value in self.__dict__.items() if not key.isidentifier()}
        return f"{type(self).__name__}({', '.join([p for p in parts if p] + ([f'**{odd!r}'] if odd else []))})"


class FileType:
    """Factory for creating file object types"""

    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode, self._bufsize, self._encoding, self._errors = mode, bufsize, encoding, errors

    def __call__(self, string):
        if string == "-":
            return _sys.stdin if "r" in self._mode else _sys.stdout
        try:
            return open(string, self._mode, self._bufsize, self._encoding, self._errors)
        except OSError as e:
            raise ArgumentTypeError(f"can't open '{string}': {e}") from None


# ---- actions ---------------------------------------------------------------------------------------------------------

class Action:
    """Information about how to convert command line strings to Python objects."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None,
                 metavar=None, deprecated=False):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar
        self.deprecated = deprecated

    def __repr__(self):
        names = ("option_strings", "dest", "nargs", "const", "default", "type", "choices", "required", "help", "metavar", "deprecated")
        return f"{type(self).__name__}({', '.join([f'{name}={getattr(self, name)!r}' for name in names])})"

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class _StoreAction(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _FlagAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None, deprecated=False):
        super().__init__(option_strings, dest, 0, const, default, None, None, required, help, metavar, deprecated)


class _StoreConstAction(_FlagAction):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, True, default, required, help, None, deprecated)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, False, default, required, help, None, deprecated)


class _AppendAction(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + [values])


class _ExtendAction(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + list(values))


class _AppendConstAction(_FlagAction):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + [self.const])


class _CountAction(_FlagAction):
    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, None, default, required, help, None, deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None, metavar=None,
                 deprecated=False):
        options = []
        for option in option_strings:
            options.append(option)
            if option.startswith("--"):
                options.append("--no-" + option[2:])
        super().__init__(options, dest, 0, None, default, None, None, required, help, None, deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith("--no-"))

    def format_usage(self):
        return " | ".join(self.option_strings)


class _HelpAction(_FlagAction):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        super().__init__(option_strings, dest, None, default, False, help, None, deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(_FlagAction):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        super().__init__(option_strings, dest, None, default, False, help or "show program's version number and exit", None, deprecated)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        text = self.version if self.version is not None else parser.version
        parser._print_message(text % {"prog": parser.prog} + "\n", _sys.stdout)
        parser.exit()


class _SubParsersAction(Action):
    class _ChoicesPseudoAction(Action):
        def __init__(self, name, aliases, help):
            shown = f"{name} ({', '.join(aliases)})" if aliases else name
            super().__init__([], shown, help=help, metavar=shown)

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog_prefix = prog
        self._parser_class = parser_class
        self._name_parser_map = {}
        self._choices_actions = []
        super().__init__(option_strings, dest, PARSER, choices=self._name_parser_map, required=required, help=help, metavar=metavar)

    def add_parser(self, name, *, deprecated=False, **kwargs):
        if kwargs.get("prog") is None:
            kwargs["prog"] = f"{self._prog_prefix} {name}"
        aliases = kwargs.pop("aliases", ())
        if "help" in kwargs:
            self._choices_actions.append(self._ChoicesPseudoAction(name, aliases, kwargs.pop("help")))
        parser = self._parser_class(**kwargs)
        for each in (name, *aliases):
            self._name_parser_map[each] = parser
        return parser

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        sub, extras = self._name_parser_map[name].parse_known_args(rest, None)
        for key, value in vars(sub).items():
            setattr(namespace, key, value)
        if extras:
            namespace.__dict__.setdefault("_unrecognized_args", []).extend(extras)


_actions = {None: _StoreAction, "store": _StoreAction, "store_const": _StoreConstAction, "store_true": _StoreTrueAction,
            "store_false": _StoreFalseAction, "append": _AppendAction, "append_const": _AppendConstAction, "count": _CountAction,
            "help": _HelpAction, "version": _VersionAction, "extend": _ExtendAction}


# ---- help ------------------------------------------------------------------------------------------------------------

class HelpFormatter:
    """Formatter for generating usage messages and argument help strings."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        self._prog = prog
        if width is None:
            import shutil
            width = shutil.get_terminal_size().columns - 2
        self._width = width
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))

    def _metavar(self, action, default):
        if action.metavar is not None:
            return action.metavar
        if action.choices is not None:
            return "{" + ",".join([str(each) for each in action.choices]) + "}"
        return default

    def _args(self, action, default):
        name = self._metavar(action, default)
        names = name if isinstance(name, tuple) else (name,) * max(1, action.nargs if isinstance(action.nargs, int) else 2)
        nargs = action.nargs
        if nargs is None:
            return str(names[0])
        if nargs == OPTIONAL:
            return f"[{names[0]}]"
        if nargs == ZERO_OR_MORE:
            return f"[{names[0]} ...]" if not isinstance(name, tuple) or len(name) == 1 else f"[{names[0]} [{names[1]} ...]]"
        if nargs == ONE_OR_MORE:
            return f"{names[0]} [{names[-1] if isinstance(name, tuple) else names[0]} ...]"
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return f"{names[0]} ..."
        return " ".join(names[:nargs])

    def _default_metavar(self, action):
        return action.dest.upper() if action.option_strings else action.dest

    def usage(self, usage, actions, groups, prefix=None):
        prefix = "usage: " if prefix is None else prefix
        if usage is not None:
            return f"{prefix}{usage % {'prog': self._prog}}\n\n"
        options = [action for action in actions if action.option_strings]
        positionals = [action for action in actions if not action.option_strings]
        option_parts = self._usage_parts(options, groups)
        positional_parts = self._usage_parts(positionals, groups)
        line = " ".join([self._prog] + option_parts + positional_parts)
        if len(prefix) + len(line) <= self._width:
            return f"{prefix}{line}\n\n"
        return f"{prefix}{self._wrapped(prefix, option_parts, positional_parts)}\n\n"

    def _wrapped(self, prefix, options, positionals):
        def lines_of(parts, indent, first):
            lines, line, length = [], [], len(indent) - 1 if first is None else len(first) - 1
            for part in parts:
                if length + 1 + len(part) > self._width and line:
                    lines.append(indent + " ".join(line))
                    line, length = [], len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + " ".join(line))
            if first is not None and lines:
                lines[0] = lines[0][len(indent):]
            return lines
        if len(prefix) + len(self._prog) <= 0.75 * self._width:
            indent = " " * (len(prefix) + len(self._prog) + 1)
            if options:
                lines = lines_of([self._prog] + options, indent, prefix)
                lines += lines_of(positionals, indent, None)
            else:
                lines = lines_of([self._prog] + positionals, indent, prefix)
        else:
            indent = " " * len(prefix)
            lines = lines_of(options + positionals, indent, None)
            if len(lines) > 1:
                lines = lines_of(options, indent, None) + lines_of(positionals, indent, None)
            lines = [self._prog] + lines
        return "\n".join(lines)

    def _usage_parts(self, actions, groups):
        parts = []
        done = set()
        for action in actions:
            if action.help is SUPPRESS or id(action) in done:
                continue
            group = next((each for each in groups if action in each._group_actions), None)
            if group is not None:
                members = [each for each in group._group_actions if each.help is not SUPPRESS]
                done.update(id(each) for each in members)
                inner = " | ".join(self._usage_part(each, bare=True) for each in members)
                parts.append(f"({inner})" if group.required and len(members) > 1 else f"[{inner}]" if not group.required else inner)
            else:
                parts.append(self._usage_part(action))
        return parts

    def _usage_part(self, action, bare=False):
        if not action.option_strings:
            shown = self._args(action, self._default_metavar(action))
            return shown[1:-1] if bare and shown[:1] == "[" else shown
        option = action.format_usage() if action.nargs == 0 else f"{action.option_strings[0]} {self._args(action, self._default_metavar(action))}"
        return option if action.required or bare else f"[{option}]"

    def invocation(self, action):
        if not action.option_strings:
            name = self._metavar(action, self._default_metavar(action))
            return " ".join(name) if isinstance(name, tuple) else name
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        return f"{', '.join(action.option_strings)} {self._args(action, self._default_metavar(action))}"

    def _get_help_string(self, action):
        return action.help

    def _expand(self, action):
        values = dict(vars(action), prog=self._prog)
        values = {key: value for key, value in values.items() if value is not SUPPRESS}
        for key, value in values.items():
            if hasattr(value, "__name__"):
                values[key] = value.__name__
        if values.get("choices") is not None:
            values["choices"] = ", ".join([str(each) for each in values["choices"]])
        text = self._get_help_string(action)
        return text % values if "%" in text else text

    def _fill_text(self, text, width, indent):
        import textwrap
        return textwrap.fill(" ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(" ".join(text.split()), width)

    def text(self, text, indent=""):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        return self._fill_text(text, max(self._width - len(indent), 11), indent) + "\n\n"

    def _rows(self, actions):
        for action in actions:
            if action.help is not SUPPRESS:
                yield action, 2
                for inner in getattr(action, "_choices_actions", ()):
                    yield inner, 4

    def section(self, title, description, actions, position):
        lines = []
        for action, indent in self._rows(actions):
            lines.append(self._row(action, indent, position))
        if not lines and not description:
            return ""
        head = f"{title}:\n"
        if description:
            head += self.text(description, "  ")
        return head + "".join(lines) + "\n"

    def _row(self, action, indent, position):
        header = " " * indent + self.invocation(action)
        width = position - indent - 2
        if not action.help or not action.help.strip():
            return header + "\n"
        texts = self._split_lines(self._expand(action), max(self._width - position, 11))
        if not texts:
            return header + "\n"
        if len(header) - indent <= width:
            lines = [f"{header:<{position}}{texts[0]}"]
            texts = texts[1:]
        else:
            lines = [header]
        return "\n".join(lines + [" " * position + each for each in texts]) + "\n"

    def help_position(self, groups):
        widest = max([len(self.invocation(action)) + indent for group in groups for action, indent in self._rows(group)], default=0)
        return min(widest + 2, self._max_help_position)


class RawDescriptionHelpFormatter(HelpFormatter):
    """Help message formatter which retains any formatting in descriptions."""

    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Help message formatter which retains formatting of all help text."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Help message formatter which adds default values to argument help."""

    def _get_help_string(self, action):
        text = action.help or ""
        if "%(default)" not in text and action.default is not SUPPRESS and (action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)):
            text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Help message formatter which uses the argument 'type' as the default metavar value."""

    def _default_metavar(self, action):
        return action.type.__name__


# ---- containers ------------------------------------------------------------------------------------------------------

class _ActionsContainer:
    def __init__(self, description, prefix_chars, argument_default, conflict_handler="error"):
        self.description = description
        self.prefix_chars = prefix_chars
        self.argument_default = argument_default
        self.conflict_handler = conflict_handler
        self._defaults = {}
        self._mutually_exclusive_groups = []

    def register(self, registry_name, value, object):
        raise NotImplementedError("ArgumentParser.register is not simulated")

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._root._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._root._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def add_argument(self, *args, **kwargs):
        """add_argument(dest, ..., name=value, ...) or add_argument(option_string, option_string, ..., name=value, ...)"""
        chars = self.prefix_chars
        if not args or (len(args) == 1 and args[0][0] not in chars):
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            options, dest = [], kwargs.pop("dest", args[0] if args else None)
            if kwargs.get("nargs") not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS, 0):
                kwargs["required"] = True
            if kwargs.get("nargs") == ZERO_OR_MORE and "default" not in kwargs:
                kwargs["required"] = True
        else:
            for option in args:
                if option[0] not in chars:
                    raise ValueError(f"invalid option string {option!r}: must start with a character {chars!r}")
            options = list(args)
            long = [option for option in args if len(option) > 1 and option[1] in chars]
            dest = kwargs.pop("dest", None) or (long or args)[0].lstrip(chars).replace("-", "_")
            if not dest:
                raise ValueError(f"dest= is required for options like {args[0]!r}")
        if "default" not in kwargs:
            if dest in self._defaults:
                kwargs["default"] = self._defaults[dest]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        action = kwargs.pop("action", None)
        action_class = _actions.get(action, action)
        if not callable(action_class):
            raise ValueError(f"unknown action {action!r}")
        made = action_class(option_strings=options, dest=dest, **kwargs)
        if made.type is not None and not callable(made.type):
            raise ValueError(f"{made.type!r} is not callable")
        return self._add_action(made)

    def _add_action(self, action):
        root = self._root
        for option in action.option_strings:
            if option in root._option_string_actions:
                if self.conflict_handler == "resolve":
                    root._option_string_actions[option].option_strings.remove(option)
                else:
                    raise ArgumentError(action, f"conflicting option string: {option}")
            root._option_string_actions[option] = action
        root._actions.append(action)
        action.container = self
        group = self._group_for(action)
        group._group_actions.append(action)
        return action

    def add_mutually_exclusive_group(self, **kwargs):
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._root._mutually_exclusive_groups.append(group)
        return group


class _ArgumentGroup(_ActionsContainer):
    def __init__(self, container, title=None, description=None, **kwargs):
        super().__init__(description, kwargs.get("prefix_chars", container.prefix_chars), container.argument_default,
                         container.conflict_handler)
        self.title = title
        self._group_actions = []
        self._root = container._root
        self._defaults = container._root._defaults

    def _group_for(self, action):
        return self


class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required
        self._container = container

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        self._container._add_action(action)
        self._group_actions.append(action)
        return action


class ArgumentParser(_ActionsContainer):
    """Object for parsing command line strings into Python objects."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter, prefix_chars="-",
                 fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True, allow_abbrev=True,
                 exit_on_error=True):
        super().__init__(description, prefix_chars, argument_default, conflict_handler)
        self._root = self
        self._actions = []
        self._option_string_actions = {}
        self.prog = _os.path.basename(_sys.argv[0]) if prog is None else prog
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._positionals = _ArgumentGroup(self, "positional arguments")
        self._optionals = _ArgumentGroup(self, "options")
        self._action_groups = [self._positionals, self._optionals]
        self._subparsers = None
        if add_help:
            char = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(char + "h", char * 2 + "help", action="help", default=SUPPRESS, help="show this help message and exit")
        for parent in parents:
            for action in parent._actions:
                if not isinstance(action, _HelpAction):
                    self._add_action(action)
            self._defaults.update(parent._defaults)

    def _group_for(self, action):
        return self._optionals if action.option_strings else self._positionals

    def add_argument_group(self, *args, **kwargs):
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            raise ValueError("cannot have multiple subparser arguments")
        group = self._positionals
        if "title" in kwargs or "description" in kwargs:
            group = self.add_argument_group(kwargs.pop("title", "subcommands"), kwargs.pop("description", None))
        self._subparsers = group
        if kwargs.get("prog") is None:
            formatter = self._get_formatter()
            positionals = [action for action in self._actions if not action.option_strings]
            usage = formatter.usage(self.usage, positionals, self._mutually_exclusive_groups, "")
            kwargs["prog"] = usage.strip()
        kwargs.pop("action", None)
        action = _SubParsersAction([], parser_class=kwargs.pop("parser_class", type(self)), **kwargs)
        self._actions.append(action)
        group._group_actions.append(action)
        return action

    # ---- parsing ----

    def parse_args(self, args=None, namespace=None):
        args, extras = self.parse_known_args(args, namespace)
        if extras:
            message = f"unrecognized arguments: {' '.join(extras)}"
            if self.exit_on_error:
                self.error(message)
            raise ArgumentError(None, message)
        return args

    parse_intermixed_args = parse_args

    def parse_known_args(self, args=None, namespace=None):
        args = _sys.argv[1:] if args is None else list(args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and not hasattr(namespace, action.dest) and action.default is not SUPPRESS:
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        if not self.exit_on_error:
            return self._parse(args, namespace)
        try:
            return self._parse(args, namespace)
        except ArgumentError as e:
            self.error(str(e))

    def _find_option(self, arg):
        """(action, option, explicit value) of an argument that looks like an option; None if it is none."""
        if not arg or arg[0] not in self.prefix_chars:
            return None
        if arg in self._option_string_actions:
            return self._option_string_actions[arg], arg, None
        if len(arg) == 1:
            return None
        option, equals, value = arg.partition("=")
        if equals and option in self._option_string_actions:
            return self._option_string_actions[option], option, value
        found = []
        if arg[1] in self.prefix_chars:
            if self.allow_abbrev:
                found = [each for each in self._option_string_actions if each.startswith(option)]
                given = value if equals else None
        else:
            short = arg[:2]
            found = [each for each in self._option_string_actions if each == short]
            given = arg[2:]
            if not found and self.allow_abbrev:
                found = [each for each in self._option_string_actions if each.startswith(option)]
                given = value if equals else None
        if len(found) > 1:
            raise ArgumentError(None, f"ambiguous option: {arg} could match {', '.join(found)}")
        if found:
            return self._option_string_actions[found[0]], found[0], given
        if _re.match(r"^-(?:\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)$", arg) and not any(
                _re.match(r"^-\d", each) for each in self._option_string_actions):
            return None
        return None if " " in arg else (None, arg, None)

    def _parse(self, args, namespace):
        kinds = []                       # of each argument: "O", "A", or "-"
        options = {}
        for i, arg in enumerate(args):
            if arg == "--" and "-" not in kinds:
                kinds.append("-")
            elif "-" in kinds:
                kinds.append("A")
            else:
                found = self._find_option(arg)
                if found is not None:
                    options[i] = found
                kinds.append("A" if found is None else "O")
        pattern = "".join(kinds)
        positionals = [action for action in self._actions if not action.option_strings]
        extras = []
        seen, seen_set = set(), set()
        at = 0

        def take(action, values, option=None):
            seen.add(id(action))
            value = self._values(action, values)
            if value is not action.default:
                seen_set.add(id(action))
                for group in self._mutually_exclusive_groups:
                    if action in group._group_actions:
                        for other in group._group_actions:
                            if other is not action and id(other) in seen_set:
                                raise ArgumentError(action, f"not allowed with argument {_name_of(other)}")
            if value is not SUPPRESS:
                action(self, namespace, value, option)

        def take_positionals(at):
            for count in range(len(positionals), 0, -1):
                match = _re.match("".join(self._pattern(each) for each in positionals[:count]), pattern[at:])
                if match is not None:
                    break
            else:
                return at
            for action, text in zip(positionals[:count], match.groups()):
                values = args[at:at + len(text)]
                if action.nargs not in (PARSER, REMAINDER) and "--" in values:
                    values.remove("--")
                at += len(text)
                positionals.remove(action)
                take(action, values)
            return at

        def take_option(at):
            action, option, given = options[at]
            at += 1
            if action is None:
                extras.append(args[at - 1])
                return at
            while True:
                if given is not None and action.nargs == 0:
                    # -xyz is -x -y -z
                    if option[1] in self.prefix_chars or not given or given.startswith("="):
                        raise ArgumentError(action, f"ignored explicit argument {given!r}")
                    take(action, [], option)
                    option = option[0] + given[0]
                    if option not in self._option_string_actions:
                        raise ArgumentError(action, f"ignored explicit argument {given!r}")
                    action = self._option_string_actions[option]
                    given = given[1:] or None
                    continue
                if given is not None:
                    if _re.match(self._pattern(action), "A") is None or not _re.match(self._pattern(action), "A").end():
                        self._wrong_count(action)
                    take(action, [given[1:] if given.startswith("=") and option[1] not in self.prefix_chars else given], option)
                    return at
                match = _re.match(self._pattern(action), pattern[at:])
                if match is None:
                    self._wrong_count(action)
                take(action, args[at:at + match.end()], option)
                return at + match.end()

        while at < len(args):
            if pattern[at] == "O":
                at = take_option(at)
                continue
            stop = take_positionals(at)
            if stop == at:
                end = pattern.find("O", at)
                end = len(args) if end < 0 else end
                extras.extend(args[at:end])
                at = end
            else:
                at = stop
        take_positionals(at)
        self._check_missing(namespace, seen, seen_set)
        extras += namespace.__dict__.pop("_unrecognized_args", [])
        return namespace, extras

    def _check_missing(self, namespace, seen, seen_set):
        missing = []
        for action in self._actions:
            if id(action) in seen:
                continue
            if action.required:
                missing.append(_name_of(action))
            elif isinstance(action.default, str) and getattr(namespace, action.dest, None) is action.default:
                setattr(namespace, action.dest, self._value(action, action.default))
        if missing:
            raise ArgumentError(None, f"the following arguments are required: {', '.join(missing)}")
        for group in self._mutually_exclusive_groups:
            if group.required and not any(id(action) in seen_set for action in group._group_actions):
                names = [_name_of(action) for action in group._group_actions if action.help is not SUPPRESS]
                raise ArgumentError(None, f"one of the arguments {' '.join(names)} is required")

    def _pattern(self, action):
        nargs = action.nargs
        text = {None: "(-*A-*)", OPTIONAL: "(-*A?-*)", ZERO_OR_MORE: "(-*[A-]*)", ONE_OR_MORE: "(-*A[A-]*)", REMAINDER: "([AO-]*)",
                PARSER: "(-*A[AO-]*)"}.get(nargs)
        if text is None:
            text = f"(-*{'-*'.join('A' * nargs)}-*)" if nargs else "(-*-*)"
        return text.replace("-*", "").replace("-", "") if action.option_strings else text

    def _wrong_count(self, action):
        messages = {None: "expected one argument", OPTIONAL: "expected at most one argument", ONE_OR_MORE: "expected at least one argument"}
        message = messages.get(action.nargs)
        raise ArgumentError(action, message or f"expected {action.nargs} argument{'' if action.nargs == 1 else 's'}")

    def _values(self, action, values):
        if not values and action.nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            return self._value(action, value) if isinstance(value, str) else value
        if not values and action.nargs == ZERO_OR_MORE and not action.option_strings:
            return action.default if action.default is not None else []
        if action.nargs == 0:
            return []
        if len(values) == 1 and action.nargs in (None, OPTIONAL):
            value = self._value(action, values[0])
            self._check(action, value)
            return value
        if action.nargs == REMAINDER:
            return [self._value(action, each) for each in values]
        if action.nargs == PARSER:
            self._check(action, values[0])
            return values
        result = [self._value(action, each) for each in values]
        for each in result:
            self._check(action, each)
        return result

    def _value(self, action, text):
        function = action.type
        if function is None:
            return text
        try:
            return function(text)
        except ArgumentTypeError as e:
            raise ArgumentError(action, str(e)) from None
        except (TypeError, ValueError):
            raise ArgumentError(action, f"invalid {getattr(function, '__name__', repr(function))} value: {text!r}") from None

    def _check(self, action, value):
        if action.choices is not None and value not in action.choices:
            shown = ", ".join(repr(each) if not isinstance(each, str) else repr(each) for each in action.choices)
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {shown})")

    # ---- words ----

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        return self._get_formatter().usage(self.usage, self._actions, self._mutually_exclusive_groups).rstrip("\n") + "\n"

    def format_help(self):
        formatter = self._get_formatter()
        parts = [formatter.usage(self.usage, self._actions, self._mutually_exclusive_groups)]
        if self.description:
            parts.append(formatter.text(self.description))
        position = formatter.help_position([group._group_actions for group in self._action_groups])
        for group in self._action_groups:
            parts.append(formatter.section(group.title, group.description, group._group_actions, position))
        if self.epilog:
            parts.append(formatter.text(self.epilog))
        return _re.sub(r"\n\n\n+", "\n\n", "".join(parts)).strip("\n") + "\n"

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), file or _sys.stdout)

    def print_help(self, file=None):
        self._print_message(self.format_help(), file or _sys.stdout)

    def _print_message(self, message, file=None):
        if message:
            (file or _sys.stderr).write(message)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        """Prints a usage message incorporating the message to stderr and exits."""
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")
