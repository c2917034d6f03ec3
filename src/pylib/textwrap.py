# Text wrapping, dedenting, indenting.

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_whitespace = "\t\n\x0b\x0c\r "
_spaces = {ord(char): " " for char in _whitespace}


def _is_letter(char):
    return (char.isalnum() or char == "_") and not char.isdigit() or char.isalpha()


class TextWrapper:
    """Object for wrapping/filling text."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *,
                 max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _split(self, text):
        # Words and the whitespace between them; a word may be broken behind a hyphen between letters, and around dashes.
        chunks = []
        at = 0
        while at < len(text):
            end = at
            blank = text[at] in _whitespace
            while end < len(text) and (text[end] in _whitespace) == blank:
                end += 1
            if blank or not self.break_on_hyphens:
                chunks.append(text[at:end])
            else:
                chunks.extend(_break_at_hyphens(text[at:end]))
            at = end
        return chunks

    def _fix_sentence_endings(self, chunks):
        at = 0
        while at < len(chunks) - 1:
            if chunks[at + 1] == " " and _ends_sentence(chunks[at]):
                chunks[at + 1] = "  "
                at += 2
            else:
                at += 1

    def _break_long_word(self, chunks, line, length, width):
        room = 1 if width < 1 else width - length
        if not self.break_long_words:
            if not line:
                line.append(chunks.pop())
            return
        end = room
        chunk = chunks[-1]
        if self.break_on_hyphens and len(chunk) > room:
            hyphen = chunk.rfind("-", 0, room)
            if hyphen > 0 and any(char != "-" for char in chunk[:hyphen]):
                end = hyphen + 1
        line.append(chunk[:end])
        chunks[-1] = chunk[end:]

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and not chunks[-1].strip() and lines:
                chunks.pop()
            line = []
            length = 0
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._break_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            if self._may_add(lines, chunks, length, width):
                lines.append(indent + "".join(line))
                continue
            self._end_with_placeholder(lines, line, length, indent, width)
            break
        return lines

    def _may_add(self, lines, chunks, length, width):
        # No limit, or not the last line, or nothing comes behind it.
        if self.max_lines is None or len(lines) + 1 < self.max_lines:
            return True
        only_blank = self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
        return (not chunks or only_blank) and length <= width

    def _end_with_placeholder(self, lines, line, length, indent, width):
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + "".join(line))
                return
            length -= len(line.pop())
        if lines:
            last = lines[-1].rstrip()
            if len(last) + len(self.placeholder) <= self.width:
                lines[-1] = last + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def wrap(self, text):
        """Reformat the single paragraph in 'text' so it fits in lines of no more than 'self.width' columns."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(_spaces)
        chunks = self._split(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """Reformat the single paragraph in 'text' to fit in lines of no more than 'self.width' columns, joined by newlines."""
        return "\n".join(self.wrap(text))


def _ends_sentence(word):
    # A small letter, a full stop, perhaps a quote.
    if word and word[-1] in "\"'":
        word = word[:-1]
    return len(word) > 1 and word[-1] in ".!?" and word[-2].islower() and word[-2].isascii()


_punctuation = frozenset("!\"'&.,?")


def _break_at_hyphens(word):
    # "first-class" -> "first-", "class"; "this--that" -> "this", "--", "that".
    pieces = []
    start = at = 0
    size = len(word)
    while at < size:
        if word[at] != "-":
            at += 1
            continue
        end = at
        while end < size and word[end] == "-":
            end += 1
        before = word[at - 1] if at > start else ""
        if end - at >= 2:
            follows = end < size and (word[end].isalnum() or word[end] == "_")
            if before and (before.isalnum() or before == "_" or before in _punctuation) and follows:
                pieces.append(word[start:at])
                pieces.append(word[at:end])
                start = at = end
            elif at == start and follows and at > 0:
                pieces.append(word[at:end])
                start = at = end
            else:
                at = end
            continue
        if at > start and _may_break(word, at):
            pieces.append(word[start:end])
            start = end
        at = end
    if start < size:
        pieces.append(word[start:])
    return pieces


def _may_break(word, at):
    # A single hyphen: two letters (or letter, hyphen, letter) before it, and two letters (or letter, hyphen, letter) behind it.
    if at < 2 or not _is_letter(word[at - 1]):
        return False
    if not (_is_letter(word[at - 2]) or at >= 3 and word[at - 2] == "-" and _is_letter(word[at - 3])):
        return False
    rest = word[at + 1:at + 4]
    if len(rest) < 2 or not _is_letter(rest[0]):
        return False
    return _is_letter(rest[1]) or len(rest) > 2 and rest[1] == "-" and _is_letter(rest[2])


def wrap(text, width=70, **kwargs):
    """Wrap a single paragraph of text, returning a list of wrapped lines."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """Fill a single paragraph of text, returning a new string."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """Collapse and truncate the given text to fit in the given width."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """Remove any common leading whitespace from every line in `text`."""
    lines = text.split("\n")
    margin = None
    for i, line in enumerate(lines):
        content = line.lstrip(" \t")
        if not content:
            lines[i] = ""
            continue
        indent = line[:len(line) - len(content)]
        if margin is None:
            margin = indent
        else:
            common = 0
            while common < min(len(margin), len(indent)) and margin[common] == indent[common]:
                common += 1
            margin = margin[:common]
    if margin:
        lines = [line[len(margin):] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """Adds 'prefix' to the beginning of selected lines in 'text'."""
    if predicate is None:
        predicate = str.strip
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
