"""Python's regular expressions to PCRE2's: every construct is read, checked as CPython checks it, and written anew."""

A, I, L, M, S, X, U = 256, 2, 4, 8, 16, 64, 32
_letters = {"a": A, "i": I, "L": L, "m": M, "s": S, "u": U, "x": X}
_escapes = {"a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92}
_max_repeat = 4294967295


class PatternError(Exception):
    """Exception raised for invalid regular expressions."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


class Translator:
    def __init__(self, source, flags):
        self.source = source
        self.is_bytes = not isinstance(source, str)
        self.text = source.decode("latin-1") if self.is_bytes else source
        self.flags = flags
        self.at = 0
        self.groups = 0
        self.names = {}
        self.open = []              # numbers of groups that are not closed yet
        self.out = []
        self.conditions = []        # (group, place) of every (?(1)...): the group may come later

    def error(self, message, at=None):
        return PatternError(message, self.source, self.at if at is None else at)

    # ---- reading ----

    def peek(self, count=1):
        return self.text[self.at:self.at + count]

    def accept(self, what):
        if self.text.startswith(what, self.at):
            self.at += len(what)
            return True
        return False

    def until(self, end, about):
        stop = self.text.find(end, self.at)
        if stop < 0:
            if self.at == len(self.text):
                raise self.error("missing " + about)
            raise self.error(f"missing {end}, unterminated name")
        if stop == self.at:
            raise self.error("missing " + about)
        result = self.text[self.at:stop]
        self.at = stop + 1
        return result

    def literal(self, code):
        if code < 128 and (chr(code).isalnum() or code == 95):
            return chr(code)
        if 32 <= code < 127:
            return "\\" + chr(code)
        return f"\\x{code:02x}" if code < 256 else f"\\x{{{code:x}}}"

    def digits(self, allowed, most):
        start = self.at
        while self.at < len(self.text) and self.at - start < most and self.text[self.at] in allowed:
            self.at += 1
        return self.text[start:self.at]

    def hexadecimal(self, escape, start, count):
        found = self.digits("0123456789abcdefABCDEF", count)
        if len(found) != count:
            raise self.error(f"incomplete escape {escape}{found}", start)
        code = int(found, 16)
        if code > 0x10FFFF:
            raise self.error(f"bad escape {escape}{found}", start)
        return code

    def character_escape(self, c, start):
        """The code of an escape that stands for one character; None if it stands for something else."""
        if c == "x":
            return self.hexadecimal("\\x", start, 2)
        if c == "u" and not self.is_bytes:
            return self.hexadecimal("\\u", start, 4)
        if c == "U" and not self.is_bytes:
            return self.hexadecimal("\\U", start, 8)
        if c == "N" and not self.is_bytes:
            import unicodedata
            if not self.accept("{"):
                raise self.error("missing {")
            name = self.until("}", "character name")
            try:
                return ord(unicodedata.lookup(name))
            except (KeyError, TypeError):
                raise self.error(f"undefined character name {name!r}", start) from None
        if c == "0":
            code = int("0" + self.digits("01234567", 2), 8)
            return code
        if c in _escapes and c != "b":
            return _escapes[c]
        return None

    def octal(self, first, start):
        found = first + self.digits("01234567", 2)
        code = int(found, 8)
        if code > 0o377:
            raise self.error(f"octal escape value \\{found} outside of range 0-0o377", start)
        return code

    def category(self, c, inside):
        if c == "s" and self.flags & U:
            return "\\s\\x1c-\\x1f" if inside else "[\\s\\x1c-\\x1f]"
        if c == "S" and self.flags & U:
            if inside:
                return "\\S"
            return "[^\\s\\x1c-\\x1f]"
        return "\\" + c

    # ---- one item after the other ----

    def run(self):
        self.leading_flags()
        self.alternatives(0)
        if self.at < len(self.text):
            raise self.error("unbalanced parenthesis")
        for number, at in self.conditions:
            if number > self.groups:
                raise self.error(f"invalid group reference {number}", at)
        text = "".join(self.out)
        return text.encode("latin-1") if self.is_bytes else text

    def skip_blanks(self):
        while self.flags & X and self.at < len(self.text):
            if self.text[self.at] in " \t\n\r\v\f":
                self.at += 1
            elif self.text[self.at] == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end + 1
            else:
                break

    def leading_flags(self):
        while True:
            self.skip_blanks()
            start = self.at
            if not self.accept("(?"):
                return
            found = self.digits("aiLmsux", 99)
            if not found or not self.accept(")"):
                self.at = start
                return
            for letter in found:
                self.flags |= self.flag(letter, start + 2)
            self.check_flags()

    def flag(self, letter, at):
        if self.is_bytes and letter == "u":
            raise self.error("bad inline flags: cannot use 'u' flag with a bytes pattern", at + 1)
        if not self.is_bytes and letter == "L":
            raise self.error("bad inline flags: cannot use 'L' flag with a str pattern", at + 1)
        return _letters[letter]

    def check_flags(self):
        if self.flags & A and not self.is_bytes:
            self.flags &= ~U

    def alternatives(self, depth):
        if depth > 200:
            raise RecursionError("maximum recursion depth exceeded")
        while True:
            self.sequence(depth)
            if not self.accept("|"):
                return
            self.out.append("|")

    def sequence(self, depth):
        kind = None       # of the last item: "item", "at", "repeat"
        while True:
            self.skip_blanks()
            if self.at >= len(self.text):
                return
            c = self.text[self.at]
            if c in "|)":
                return
            start = self.at
            self.at += 1
            if c in "*+?" or (c == "{" and self.is_repeat()):
                self.repeat(c, start, kind)
                kind = "repeat"
            elif c == "(":
                kind = self.group(start, depth) or kind
            elif c == "[":
                self.out.append(self.character_class(start))
                kind = "item"
            elif c == "\\":
                kind = self.escape(start)
            elif c in "^$":
                self.out.append(c)
                kind = "at"
            elif c == ".":
                self.out.append(".")
                kind = "item"
            else:
                self.out.append(self.literal(ord(c)))
                kind = "item"

    def is_repeat(self):
        at = self.at
        while at < len(self.text) and self.text[at] in "0123456789":
            at += 1
        if self.text.startswith("}", at):
            return at > self.at
        if not self.text.startswith(",", at):
            return False
        at += 1
        while at < len(self.text) and self.text[at] in "0123456789":
            at += 1
        return self.text.startswith("}", at)

    def bounds(self, start):
        low = self.digits("0123456789", 99)
        high = self.digits("0123456789", 99) if self.accept(",") else low
        self.at += 1
        least, most = int(low or 0), int(high) if high else None
        if least >= _max_repeat or (most is not None and most >= _max_repeat):
            raise OverflowError("the repetition number is too large")
        if most is not None and most < least:
            raise self.error("min repeat greater than max repeat", start + 1)
        if least > 65535 or (most or 0) > 65535:
            raise NotImplementedError("a repetition of more than 65535 is not simulated")
        if most is None:
            return f"{{{least},}}"
        return f"{{{least},{most}}}" if most != least else f"{{{least}}}"

    def repeat(self, c, start, kind):
        shown = self.bounds(start) if c == "{" else c
        if kind is None or kind == "at":
            raise self.error("nothing to repeat", start)
        if kind == "repeat":
            raise self.error("multiple repeat", start)
        self.out.append(shown)
        for suffix in "?+":
            if self.accept(suffix):
                self.out.append(suffix)
                break

    def escape(self, start):
        if self.at >= len(self.text):
            raise self.error("bad escape (end of pattern)", start)
        c = self.text[self.at]
        self.at += 1
        if c in "AbB":
            self.out.append("\\" + c)
            return "at"
        if c == "Z":
            self.out.append("\\z")
            return "at"
        if c in "dDwWsS":
            self.out.append(self.category(c, False))
            return "item"
        code = self.character_escape(c, start)
        if code is None and c in "123456789":
            code = self.backreference(c, start)
            if code is None:
                return "item"
        if code is None:
            if c.isascii() and c.isalpha():
                raise self.error(f"bad escape \\{c}", start)
            code = ord(c)
        self.out.append(self.literal(code))
        return "item"

    def backreference(self, first, start):
        second = self.peek()
        if second and second in "0123456789":
            third = self.text[self.at + 1:self.at + 2]
            if first in "01234567" and second in "01234567" and third and third in "01234567":
                return self.octal(first, start)
            self.at += 1
            first += second
        self.refer(int(first), start, len(first))
        return None

    def refer(self, number, start, length):
        if number > self.groups:
            raise self.error(f"invalid group reference {number}", start + 1)
        if number in self.open:
            raise self.error("cannot refer to an open group", start)
        self.out.append(f"\\g{{{number}}}")

    # ---- [...] ----

    def class_item(self, start):
        """(code, None) of a character, (None, text) of a category."""
        if self.at >= len(self.text):
            raise self.error("unterminated character set", start)
        here = self.at
        c = self.text[self.at]
        self.at += 1
        if c != "\\":
            return ord(c), None
        if self.at >= len(self.text):
            raise self.error("bad escape (end of pattern)", here)
        c = self.text[self.at]
        self.at += 1
        if c in "dDwWsS":
            return None, self.category(c, True)
        if c == "b":
            return 8, None
        if c in "1234567":
            return self.octal(c, here), None
        code = self.character_escape(c, here)
        if code is None:
            if c.isascii() and c.isalnum():
                raise self.error(f"bad escape \\{c}", here)
            code = ord(c)
        return code, None

    def character_class(self, start):
        out = ["[^" if self.accept("^") else "["]
        first = True
        while True:
            if self.at >= len(self.text):
                raise self.error("unterminated character set", start)
            if not first and self.accept("]"):
                break
            first = False
            here = self.at
            code, category = self.class_item(start)
            if self.peek() == "-" and self.text[self.at + 1:self.at + 2] != "]":
                self.at += 1
                if self.at >= len(self.text):
                    raise self.error("unterminated character set", start)
                last, other = self.class_item(start)
                if category or other or last < code:
                    shown = self.text[here:self.at]
                    raise self.error(f"bad character range {shown}", here)
                out.append(f"{self.literal(code)}-{self.literal(last)}")
            else:
                out.append(category or self.literal(code))
        out.append("]")
        return "".join(out)

    # ---- (...) ----

    def group(self, start, depth):
        """Returns the kind of item it is; None for a comment."""
        saved = self.flags
        number = None
        kind = "item"
        if not self.accept("?"):
            if self.peek() == "*":
                raise self.error("nothing to repeat")
            number = self.open_group(None, start)
            self.out.append("(")
        else:
            number = self.extension(start)
            if number == "comment":
                return None
        self.alternatives(depth + 1)
        if not self.accept(")"):
            raise self.error("missing ), unterminated subpattern", start)
        self.out.append(")")
        if isinstance(number, int):
            self.open.remove(number)
        self.flags = saved
        return kind

    def open_group(self, name, start):
        self.groups += 1
        if name is not None:
            if name in self.names:
                raise self.error(f"redefinition of group name {name!r} as group {self.groups}; was group {self.names[name]}",
                                 self.at - len(name) - 1)
            self.names[name] = self.groups
        self.open.append(self.groups)
        return self.groups

    def check_name(self, name):
        if not (name.isidentifier() and (not self.is_bytes or name.isascii())):
            raise self.error(f"bad character in group name {name!r}", self.at - len(name) - 1)

    def extension(self, start):
        if self.at >= len(self.text):
            raise self.error("unexpected end of pattern")
        c = self.text[self.at]
        self.at += 1
        if c == "P":
            return self.named(start)
        if c in ":>=!":
            self.out.append("(?" + c)
            return None
        if c == "#":
            end = self.text.find(")", self.at)
            if end < 0:
                raise self.error("missing ), unterminated comment", start)
            self.at = end + 1
            return "comment"
        if c == "<":
            if self.at >= len(self.text):
                raise self.error("unexpected end of pattern")
            c = self.text[self.at]
            self.at += 1
            if c not in "=!":
                raise self.error(f"unknown extension ?<{c}", start + 1)
            self.out.append("(?<" + c)
            return None
        if c == "(":
            return self.conditional(start)
        if c in _letters or c == "-":
            return self.inline_flags(c, start)
        raise self.error(f"unknown extension ?{c}", start + 1)

    def named(self, start):
        if self.accept("<"):
            name = self.until(">", "group name")
            self.check_name(name)
            self.out.append("(")
            return self.open_group(name, start)
        if self.accept("="):
            name = self.until(")", "group name")
            self.check_name(name)
            if name not in self.names:
                raise self.error(f"unknown group name {name!r}", self.at - len(name) - 1)
            if self.names[name] in self.open:
                raise self.error("cannot refer to an open group", start)
            self.out.append(f"(?:\\g{{{self.names[name]}}}")
            self.at -= 1
            return None
        c = self.peek()
        if not c:
            raise self.error("unexpected end of pattern")
        raise self.error(f"unknown extension ?P{c}", start + 1)

    def conditional(self, start):
        name = self.until(")", "group name")
        if name.isdecimal() and name.isascii():
            number = int(name)
            if not number:
                raise self.error("bad group number", self.at - len(name) - 1)
            self.conditions.append((number, self.at - len(name) - 1))
        else:
            self.check_name(name)
            if name not in self.names:
                raise self.error(f"unknown group name {name!r}", self.at - len(name) - 1)
            number = self.names[name]
        self.out.append(f"(?({number})")
        return None

    def inline_flags(self, c, start):
        added = removed = 0
        at = self.at - 1
        while c != "-" and c not in ":)":
            if c not in _letters:
                raise self.error("unknown flag" if c.isalpha() else "missing -, : or )", self.at - 1)
            added |= self.flag(c, at)
            if self.at >= len(self.text):
                raise self.error("missing -, : or )")
            c = self.text[self.at]
            self.at += 1
        if c == ")":
            raise self.error("global flags not at the start of the expression", start)
        if c == "-":
            c = self.peek()
            if not c:
                raise self.error("missing flag")
            if c not in _letters:
                raise self.error("unknown flag" if c.isalpha() else "missing flag")
            while c != ":":
                if c not in _letters:
                    raise self.error("unknown flag" if c.isalpha() else "missing :")
                if c in "aLu":
                    raise self.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", self.at + 1)
                removed |= self.flag(c, at)
                self.at += 1
                c = self.peek()
                if not c:
                    raise self.error("missing :")
            self.at += 1
        if added & (A | U | L):
            raise NotImplementedError("the flags a, u and L for a part of a pattern are not simulated")
        if added & removed:
            raise self.error("bad inline flags: flag turned on and off", self.at - 1)
        self.flags = (self.flags | added) & ~removed
        letters = lambda bits: "".join(each for each in "ims" if _letters[each] & bits)
        off = letters(removed)
        self.out.append(f"(?{letters(added)}{'-' + off if off else ''}:")
        return None


def translate(source, flags):
    """(PCRE2's pattern, flags, number of groups, {name: number})"""
    if isinstance(source, str):
        if flags & L:
            raise ValueError("cannot use LOCALE flag with a str pattern")
        if flags & A and flags & U:
            raise ValueError("ASCII and UNICODE flags are incompatible")
        if not flags & A:
            flags |= U
    elif flags & U:
        raise ValueError("cannot use UNICODE flag with a bytes pattern")
    translator = Translator(source, flags)
    text = translator.run()
    return text, translator.flags, translator.groups, translator.names
