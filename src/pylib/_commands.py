# _commands: what subprocesses do. The rules of the scenario's header come first (`# loopchef: run "ls -l" takes 0.5s -> 0 "a.txt"`, where
# \n in the output is a new line), then a few commands that need no machine: echo, printf, sleep, cat, true, false, exit.
import _network


class Command:
    """seconds until it has ended, its exit status, what it writes to stdout and stderr; echoes: it gives back its input."""

    def __init__(self, seconds=0.0, status=0, output=b"", errors=b"", echoes=False):
        self.seconds = seconds
        self.status = status
        self.output = output
        self.errors = errors
        self.echoes = echoes


def words_of(text):
    """The words of a shell's line, with quotes taken away; operators stand alone."""
    words, word, quote = [], None, None
    at = 0
    while at < len(text):
        c = text[at]
        if quote:
            if c == quote:
                quote = None
            elif c == "\\" and quote == '"' and text[at + 1:at + 2] in ('"', "\\", "$"):
                at += 1
                word += text[at]
            else:
                word += c
        elif c in "'\"":
            quote, word = c, word or ""
        elif c == "\\":
            at += 1
            word = (word or "") + text[at:at + 1]
        elif c in " \t\n;&|<>":
            if word is not None:
                words.append((word, False))
                word = None
            if c == "\n":
                c = ";"
            if c not in " \t":
                if text[at:at + 2] in ("&&", "||", ">&", ">>"):
                    c = text[at:at + 2]
                    at += 1
                words.append((c, True))
        else:
            word = (word or "") + c
        at += 1
    if word is not None:
        words.append((word, False))
    return words


def _unescaped(text):
    return text.replace("\\n", "\n").replace("\\t", "\t")


def _given(line):
    found = _network.command(line)
    if found is None:
        return None
    seconds, status, output = found
    output = _unescaped(output or "")
    return Command(seconds, status, (output + "\n" if output and not output.endswith("\n") else output).encode())


def _built_in(words):
    name, arguments = words[0].rpartition("/")[2], words[1:]
    if name == "echo":
        end = "" if arguments[:1] == ["-n"] else "\n"
        return Command(output=(" ".join(arguments[1:] if not end else arguments) + end).encode())
    if name == "printf" and len(arguments) == 1 and "%" not in arguments[0]:
        return Command(output=_unescaped(arguments[0]).encode())
    if name == "sleep" and len(arguments) == 1:
        try:
            return Command(seconds=float(arguments[0].removesuffix("s")))
        except ValueError:
            return Command(status=1, errors=f"sleep: invalid time interval '{arguments[0]}'\n".encode())
    if name == "cat" and not arguments:
        return Command(echoes=True)
    if name in ("true", "false"):
        return Command(status=int(name == "false"))
    if name == "exit":
        return Command(status=int(arguments[0]) & 255 if arguments else 0)
    return None


def _refuse(line):
    _network.refuse(f"no rule says what the command {line!r} does: put a line like\n    # loopchef: run \"{line}\" takes 0.5s -> 0 \"its output\"\n"
                    "before the first statement")


def executed(words):
    """What the program with these arguments does."""
    words = [word.decode() if isinstance(word, bytes) else str(word) for word in words]
    line = " ".join(words)
    found = _given(line) or _built_in(words)
    if found is None:
        _refuse(line)
    return found


def in_shell(line):
    """What a line of the shell does: commands with ; && || between them, whose output goes to stdout or with >&2 to stderr."""
    line = line.decode() if isinstance(line, bytes) else line
    found = _given(line)
    if found is not None:
        return found
    total, words, skip, to_errors = Command(), [], False, False
    stream = words_of(line) + [(";", True)]
    at = 0
    while at < len(stream):
        word, is_operator = stream[at]
        at += 1
        if not is_operator:
            words.append(word)
        elif word == ">&" and stream[at:at + 1] == [("2", False)]:
            at += 1
            to_errors = True
            if words[-1:] == ["1"]:
                words.pop()
        elif word in (";", "&&", "||"):
            if words and not skip:
                one = executed(words)
                total.seconds += one.seconds
                total.status = one.status
                total.echoes = total.echoes or one.echoes
                if to_errors:
                    total.errors += one.output
                else:
                    total.output += one.output
                total.errors += one.errors
                if words[0] == "exit":
                    break
            skip = word == "&&" and total.status != 0 or word == "||" and total.status == 0
            words, to_errors = [], False
        else:
            _refuse(line)
    return total
