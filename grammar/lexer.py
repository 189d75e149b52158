"""Text to tokens: one regular expression, and a stack of what is open.

The scanner knows nothing of the grammar. The stack tells which `)` or `}` ends an interpolation and returns into the
string around it, and which `>` closes an `expr <`; the token before tells the rest: words after `.` are names, `<`
after `expr` is a bracket. What a scanner cannot know (does this `{` open a block, does this line break end a
statement?) the parser decides, token by token.

An error does not keep the parser from finding an earlier one: it becomes a token.
"""

from __future__ import annotations

import re
from typing import Any

from latebind.grammar import tables as t
from latebind.grammar.errors import LatebindError, ParseError, fail
from latebind.grammar.lazy_regex import lazy_regex
from latebind.grammar.literals import dedent, lines_ended, number, unescape
from latebind.grammar.record import Record
from latebind.grammar.source import Source, Span
from latebind.grammar.tokens import CLOSERS, HOLES, OPERATORS, WORDS, Open, Tokens

# JavaScript's white space and line ends, which are not Python's.
_SPACE = "\t\v\f \u00a0\ufeff\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINE_END = "\n\r\u2028\u2029"

# No group is repeated possessively (`*+` after it): the first releases of Python 3.11 then match too much.
# The alternatives, in the order of their numbers. None holds a group of its own.
_WORD, _OPERATOR, _BRACKET, _LINES, _PLAIN, _INTEGER, _COMMENT, _QUOTE, _NUMBER, _OTHER = range(1, 11)
_TOKEN = re.compile(
    rf"""[ \t]*+(?:
      ([A-Za-z_$][A-Za-z0-9_$]*+(?![^\x00-\x7f]))
    | ([,:;] | \.\.\.|\.(?![0-9]) | =>|={{1,3}} | \?\.(?![0-9])|\?\?=?|\? | !=?=? | \+[+=]? | -[-=]? | &&?=? | \|\|?=?
        | <<?=? | \*\*?=? | /(?![/*])=? | %=? | \^=? | ~)
    | ([()\[\]{{}}>])
    | ([{_LINE_END}][ \t{_LINE_END}]*+)
    | ("[^"\\@\n\r]++" | '[^'\\\n\r]*+' | ""(?!"))
    | ((?:0|[1-9][0-9]{{0,14}}+)(?![\w$.]))
    | (//[^{_LINE_END}]*+ | /\*(?:[^*]++|\*(?!/))*\*/)
    | (\\" | \"\"\" | ["'`])
    | (\.?[0-9])
    | ([\s\S] | \Z)
    )""",
    re.VERBOSE,
)
_SPACES = lazy_regex(f"[{_SPACE}]+")
_LINE_ENDS = lazy_regex(f"[{_LINE_END}]")
_GREATER = lazy_regex(">>?>?=?")
# ECMA-262, 12.9.5. The pattern itself is read where it is compiled.
_REGEX = lazy_regex(
    rf"/((?:[^/\\\[{_LINE_END}]|\\[^{_LINE_END}]|\[(?:[^\]\\{_LINE_END}]|\\[^{_LINE_END}])*\])+)/([\w$]*)"
)
_IDENTIFIER = lazy_regex(rf"(?:[A-Za-z0-9_$]|[^\x00-\x7f{_SPACE}{_LINE_END}])+")

# NUL and lone surrogates are no text; bidirectional controls make code look like other code.
_REFUSED = lazy_regex("[\0\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class _Quote(Record):
    """How a kind of string goes on, and what its tokens are."""

    chunk: re.Pattern[str]
    close: str
    hole: str  # what opens an interpolation
    start: int
    end: int


_QUOTES: dict[str, _Quote] = {
    '"': _Quote(lazy_regex(r'(?:[^"\\@\n\r]++|\\(?:\r\n|[\s\S])|@(?!\())*'), '"', "@(", t.SSTART, t.SEND),
    "'": _Quote(lazy_regex(r"(?:[^'\\\n\r]++|\\(?:\r\n|[\s\S]))*"), "'", "'", t.SSTART, t.SEND),
    '\\"': _Quote(lazy_regex(r'(?:[^"\\@\n\r]++|\\(?:\r\n|[^"])|@(?!\())*'), '\\"', "@(", t.SSTART, t.SEND),
    '"""': _Quote(lazy_regex(r'(?:[^"\\@]++|\\[\s\S]|@(?!\()|"(?!""))*'), '"""', "@(", t.SSTART, t.SEND),
    "`": _Quote(lazy_regex(r"(?:[^`\\$]++|\\[\s\S]|\$(?!\{))*"), "`", "${", t.TSTART, t.TEND),
}
_OPENING = {"(": t.LPAR, "[": t.LSQB, "{": t.LBRACE}
_CLOSING = {")": t.RPAR, "]": t.RSQB, "}": t.RBRACE}
# A line that starts with one of these may go on with the line before it: the parser takes a closer look.
_AFTER_BREAK = {t.LPAR: t.LPAR_NL, t.LSQB: t.LSQB_NL, t.TSTART: t.TSTART_NL}
# What ends an expression: a `/` after it divides.
_ENDS_VALUE = frozenset(
    [t.NAME, t.NUMBER, t.STRING, t.REGEX, t.SEND, t.TEND, t.TRUE, t.FALSE, t.NULL, t.UNDEFINED, t.RSQB, t.INCDEC]
)
# A `/` after the parentheses of these, and after a block, starts a regex.
_HEADS = frozenset([t.IF, t.WHILE, t.FOR])
_BEFORE_BLOCK = frozenset([t.RPAR, t.ARROW, t.ELSE, t.DO, t.TRY, t.FINALLY, t.CATCH])
# A `function` after one of these is declared.
_BEFORE_STATEMENT = frozenset([t.END, t.SEMI, t.LBRACE, t.RBRACE, t.LANGLE, t.RANGLE, t.RPAR, t.ELSE, t.DO, t.DEFAULT])
# Signs of word processors and of mathematics, and how they are written here.
_SIGNS = {
    "–": "-", "—": "-", "−": "-", "×": "*", "·": "*", "⋅": "*", "∙": "*", "÷": "/", "∕": "/", "≠": "!==", "≤": "<=", "≥": ">=",
    "→": "=>", "⇒": "=>", "…": "...", "∧": "&&", "∨": "||", "¬": "!", "²": "** 2", "³": "** 3", "√": "Math.sqrt(x)",
    "¦": "||", "∈": "xs.includes(x)",
}  # fmt: skip
_MEANT = {
    "@": "leave it out; only a string in double quotes has `@( … )`",
    "\\": "a line goes on by itself where it cannot end; leave it out",
}
_LOOKALIKES = "“”„‟‘’‚‛«»‹›´＂＇"


def scan(source: Source, start: int = 0, hole: str | None = None, *, types: bool = False) -> Tokens:
    """The tokens of a text from `start` on: to its end; or, inside the interpolation `hole` of a template, to what
    closes it, which is then the END. `types`: it may hold TypeScript's, as in `x! / 2`."""
    tokens = Tokens(source)
    if hole is not None:
        tokens.opened.append(Open(hole, -1))
    elif not start and source.text.startswith("#!"):
        line = _LINE_ENDS.search(source.text)
        start = line.start() if line else len(source.text)
    try:
        if hole is None:
            check_characters(source)
        end = _Scanner(tokens, types).run(start)
        if "<!--" in source.text:
            _refuse_html(tokens)
    except ParseError as error:
        assert error.span is not None
        tokens.error = error
        start, end = error.span.start, error.span.end
        if error.incomplete:
            # What was opened may be wrong where it stands: the parser sees it first.
            start, end = tokens.ends[-1] if tokens.ends else start, len(source.text)
        else:
            # The parser meets the error where it is shown, not where the scanner noticed it.
            while tokens.starts and tokens.starts[-1] >= start:
                tokens.drop(len(tokens.types) - 1)
        tokens.add(t.ERROR, start, end)
    closed = hole is not None and not tokens.opened
    tokens.add(t.END, end, end + len("}}" if hole == "{{" else ")") if closed else end)
    return tokens


def check_characters(source: Source) -> None:
    """Refuse what may not stand in a text, not even in a string or a comment."""
    if (found := _REFUSED.search(source.text)) is not None:
        raise _refused(found[0], found.start())


def _refuse_html(tokens: Tokens) -> None:
    """Refuse `<!--`, which begins a comment in JavaScript's scripts (ECMA-262, B.1.1), and would compare here."""
    for kind, start in zip(tokens.types, tokens.starts, strict=True):
        if kind == OPERATORS["<"] and tokens.source.text.startswith("<!--", start):
            raise fail("HTML_COMMENT", span=Span(start, start + 4), sign="<!--")


class _Scanner:
    """One walk over a text."""

    def __init__(self, tokens: Tokens, typed: bool) -> None:
        self.tokens = tokens
        self.typed = typed
        self.text = tokens.source.text
        self.stack = tokens.opened
        self.triple: dict[int, list[int]] = {}  # the chunks of each open string in triple quotes
        self.holes = len(self.stack)  # how many `@(` and `{{` are open
        self.paren = -1  # the `(` that the latest `)` closed
        self.brace = -1  # the `{` that the latest `}` closed
        self.values: set[int] = set()  # the `{` of functions that are values

    def run(self, pos: int) -> int:
        """Scan from `pos` on and give the place of the end."""
        tokens, text, match = self.tokens, self.text, _TOKEN.match
        types, breaks = tokens.types, tokens.breaks
        add_kind, add_value = types.append, tokens.values.append
        add_start, add_end = tokens.starts.append, tokens.ends.append
        words, operators = WORDS.get, OPERATORS.get
        name, dot, optional_dot, unknown = t.NAME, t.DOT, t.QDOT, t.UNKNOWN
        kind = t.END
        start: int
        while True:
            found: Any = match(text, pos)  # the last alternative takes anything
            group = found.lastindex
            start, pos = found.span(group)
            value: Any = text[start:pos]
            if group == _WORD:
                kind = name if kind == dot or kind == optional_dot else words(value, name)
                if kind == t.FUNCTION:
                    self._async(len(types))
            elif group == _OPERATOR:
                if kind == t.EXPR and value == "<":
                    self.stack.append(Open("<", len(types)))
                    kind = t.LANGLE
                elif value[0] == "/" and self._regex_may_start():
                    kind, value, pos = t.REGEX, *_regex(text, start)
                else:
                    kind = operators(value, unknown)
                    if kind == t.ARROW:
                        self._arrow()
                    elif kind == t.INCDEC and len(types) in breaks:
                        kind = t.INCDEC_NL
                    elif kind == t.COLON and not self.stack:
                        self._handler()
            elif group == _BRACKET:
                if value in _OPENING:
                    if value == "(" and len(types) > 2 and tokens.values[-2] == "async":
                        self._async_method(len(types) - 1)
                    elif value == "{" and kind == t.RPAR:
                        self._function_body(len(types))
                    self.stack.append(Open(value, len(types)))
                    kind = _OPENING[value]
                    if len(types) in breaks:
                        kind = _AFTER_BREAK.get(kind, kind)
                elif value == ">":
                    pos, kind = self._greater(start)
                    value = text[start:pos]
                elif self.stack and CLOSERS.get(self.stack[-1].kind) == value:
                    opened = self.stack.pop()
                    if value == ")":
                        self.paren = opened.token
                    elif value == "}":
                        self.brace = opened.token
                    kind = _CLOSING[value]
                else:
                    pos = self._close_hole(value, start)
                    if pos < 0:
                        return start
                    kind = types[-1]
                    continue
            elif group == _LINES:
                breaks.add(len(types))
                continue
            elif group == _PLAIN:
                kind = t.STRING
                value = text[start + 1 : pos - 1]
            elif group == _INTEGER:
                kind = t.NUMBER
                value = int(value)
            elif group == _COMMENT:
                if value[1] == "*" and _LINE_ENDS.search(value):
                    breaks.add(len(types))
                continue
            else:
                if start == pos:
                    return pos
                pos = self._rare(group, value, start)
                kind = types[-1] if types else t.END
                continue
            add_kind(kind)
            add_value(value)
            add_start(start)
            add_end(pos)

    def _arrow(self) -> None:
        # What stands in the parentheses before `=>` are parameters.
        types = self.tokens.types
        if types and len(types) in self.tokens.breaks:
            raise fail("ARROW_ON_NEW_LINE", span=self.tokens.span(len(types) - 1))
        if types and types[-1] == t.RPAR:
            types[self.paren] = t.ALPAR if types[self.paren] in (t.LPAR, t.ALPAR) else t.ALPAR_NL
            self._async(self.paren)
        elif types and types[-1] == t.NAME:
            self._async(len(types) - 1)

    def _async(self, following: int) -> None:
        """An `async` on the line of what follows it, a `function` or parameters, is a word of its own."""
        tokens = self.tokens
        before = following - 1
        if before < 0 or tokens.types[before] != t.NAME or tokens.values[before] != "async":
            return
        if following not in tokens.breaks and (before == 0 or tokens.types[before - 1] not in (t.DOT, t.QDOT)):
            tokens.types[before] = t.ASYNC

    def _handler(self) -> None:
        """A `handler` before a colon where a statement of the script itself may start is a word of its own."""
        types = self.tokens.types
        if types and types[-1] == t.NAME and self.tokens.values[-1] == "handler":
            last = len(types) - 1
            starts = last == 0 or last in self.tokens.breaks or types[-2] in (t.SEMI, t.RBRACE)
            types[-1] = t.HANDLER if starts else t.NAME

    def _async_method(self, key: int) -> None:
        """An `async` before the key of a method, where a property may begin, is a word of its own."""
        begins = self.text[self.tokens.starts[key]]
        if begins in "=:,?(" or not self.stack or self.stack[-1].kind != "{":
            return  # it is the key itself: `async: (x) => x`
        if self.tokens.types[key - 2] in (t.LBRACE, t.COMMA):
            self._async(key)

    def _function_body(self, brace: int) -> None:
        """A `function` that no statement starts with is a value, which may be divided."""
        types = self.tokens.types
        word = self.paren - (1 if types[self.paren - 1] == t.FUNCTION else 2)
        if word < 0 or types[word] != t.FUNCTION:
            return
        first = word - 1 if word and types[word - 1] == t.ASYNC else word
        before = types[first - 1] if first else t.END
        starts = before in _BEFORE_STATEMENT or (before in _ENDS_VALUE and first in self.tokens.breaks)
        if not starts:
            self.values.add(brace)

    def _regex_may_start(self) -> bool:
        """Whether a `/` starts a regex: where an operator cannot stand, as what is before it ends no expression."""
        types = self.tokens.types
        before = types[-1] if types else t.END
        if self.typed and before == t.BANG and len(types) > 1:
            before = types[-2]
        if before == t.RPAR:
            return self.paren > 0 and types[self.paren - 1] in _HEADS
        if before == t.RBRACE:
            return self._closed_block()
        return before not in _ENDS_VALUE

    def _closed_block(self) -> bool:
        """Whether the `}` before closed a block; an object may be divided, and so may the value of an `expr`."""
        types = self.tokens.types
        opener = types[self.brace - 1] if self.brace > 0 else t.END
        if opener == t.EXPR:
            before = types[self.brace - 2] if self.brace > 1 else t.END
            return before in (t.END, t.SEMI, t.RBRACE) or self.brace - 1 in self.tokens.breaks
        return opener in _BEFORE_BLOCK and self.brace not in self.values

    def _greater(self, start: int) -> tuple[int, int]:
        """Where a `>` ends, and what it is."""
        found: Any = _GREATER.match(self.text, start)
        sign: str = found[0]
        if self.stack and self.stack[-1].kind == "<" and sign != ">=":
            self.stack.pop()
            return start + 1, t.RANGLE
        return start + len(sign), OPERATORS[sign]

    def _close_hole(self, closer: str, start: int) -> int:
        """A closing bracket that closes no bracket: go on in the string around an interpolation. -1 where the
        interpolation of a template ends."""
        tokens, stack = self.tokens, self.stack
        if not stack:
            raise fail("STRAY_CLOSER", span=Span(start, start + 1), closer=closer)
        kind, token = stack[-1]
        if kind == "{{" and closer == "}" and not self.text.startswith("}}", start):
            raise fail("UNCLOSED_INTERPOLATION", span=Span(start, start + 1), hole="{{", closer="}}")
        if HOLES.get(kind) != closer:
            raise self._mismatch(closer, Span(start, start + 1))
        stack.pop()
        self.holes -= kind != "${"
        if token < 0:
            return -1
        tokens.add(t.ICLOSE, start, start + 1)
        return self._string(start + 1)

    def _mismatch(self, closer: str, span: Span) -> LatebindError:
        kind, token = self.stack[-1]
        if token < 0:
            return fail("STRAY_CLOSER", span=span, closer=closer)
        line = self.tokens.source.place(self.tokens.starts[token]).line
        expected = CLOSERS.get(kind) or HOLES[kind]
        return fail("MISMATCHED_CLOSER", span=span, closer=closer, opener=kind, expected=expected, line=line)

    def _rare(self, group: int, value: str, start: int) -> int:
        """Strings with escapes or interpolations, numbers with more than digits, other characters."""
        tokens = self.tokens
        if group == _NUMBER:
            found, end = number(self.text, start)
            tokens.add(t.NUMBER, start, end, found)
            return end
        if group == _QUOTE and (value != '\\"' or self.holes):
            kind = _QUOTES[value].start
            if len(tokens.types) in tokens.breaks:
                kind = _AFTER_BREAK.get(kind, kind)
            self.stack.append(Open(value, len(tokens.types)))
            if value == '"""':
                self.triple[len(tokens.types)] = []
            tokens.add(kind, start, start + len(value))
            return self._string(start + len(value))
        if (space := _SPACES.match(self.text, start)) is not None:
            return space.end()
        return self._identifier(start)

    def _identifier(self, start: int) -> int:
        """A name with characters beyond ASCII in or after it, or a character that means nothing."""
        from unicodedata import normalize  # rarely needed

        text = self.text
        word = _IDENTIFIER.match(text, start)
        if word is None or not _is_name(text[start]):
            raise _bad_character(text, start)
        for at in range(start + 1, word.end()):
            if not _is_name("a" + text[at]):
                raise _bad_character(text, at)
        name, types = normalize("NFC", word[0]), self.tokens.types
        # An ASCII word comes here when white space beyond ASCII follows it.
        kind = t.NAME if types and types[-1] in (t.DOT, t.QDOT) else WORDS.get(name, t.NAME)
        self.tokens.add(kind, start, word.end(), name)
        return word.end()

    def _string(self, pos: int) -> int:
        """Go on in the innermost string, to its end or to its next interpolation."""
        tokens, text = self.tokens, self.text
        kind, token = self.stack[-1]
        quote = _QUOTES[kind]
        chunk: Any = quote.chunk.match(text, pos)
        end: int = chunk.end()
        closed = text.startswith(quote.close, end)
        if not closed and not text.startswith(quote.hole, end):
            raise self._unclosed(kind, token, end)
        if kind == '"""':
            unescape(chunk[0], pos)  # for its errors: afterwards the offsets are gone
            self.triple[token].append(len(tokens.types))
            tokens.add(t.CHUNK, pos, end, lines_ended(chunk[0]))
            if closed:
                self._dedent(token)
        elif end > pos:
            unescape(chunk[0], pos)
            tokens.add(t.CHUNK, pos, end, unescape(lines_ended(chunk[0])))
        if not closed:
            self.stack.append(Open(quote.hole, len(tokens.types)))
            self.holes += quote.hole == "@("
            tokens.add(t.IOPEN, end, end + 2)
            return end + 2
        self.stack.pop()
        end += len(quote.close)
        if quote.end == t.SEND and token + 2 >= len(tokens.types):
            # Without an interpolation it is one token.
            value = tokens.values[-1] if token + 1 < len(tokens.types) else ""
            tokens.drop(token + 1)
            tokens.types[token], tokens.ends[token], tokens.values[token] = t.STRING, end, value
        else:
            tokens.add(quote.end, end - len(quote.close), end)
        return end

    def _dedent(self, token: int) -> None:
        values = self.tokens.values
        chunks = self.triple.pop(token)
        for chunk, raw in zip(chunks, dedent([values[chunk] for chunk in chunks]), strict=True):
            values[chunk] = unescape(raw)

    def _unclosed(self, kind: str, token: int, end: int) -> LatebindError:
        tokens, text = self.tokens, self.text
        start = tokens.starts[token]
        if kind in ('"""', "`"):
            shown = "a backtick" if kind == "`" else '`"""`'
            return incomplete(fail("UNCLOSED_TEXT", span=tokens.span(token), quote=shown))
        if kind == '\\"' and text.startswith('"', end):
            return fail("UNCLOSED_STRING", span=Span(start, end), quote=kind)
        # Where an interpolation was not closed, it was what should have closed the string that opened this one.
        hole = next((opened.token for opened in reversed(self.stack) if opened.kind == "@("), -1)
        if hole >= 0 and not _LINE_ENDS.search(text, tokens.starts[hole], start):
            return fail("UNCLOSED_INTERPOLATION", span=tokens.span(hole), hole="@(", closer=")")
        line = _LINE_ENDS.search(text, start)
        return fail("UNCLOSED_STRING", span=Span(start, line.start() if line else len(text)), quote=kind)


def _regex(text: str, start: int) -> tuple[tuple[str, str], int]:
    """The pattern and the flags of the regex at `start`, and where it ends."""
    found = _REGEX.match(text, start)
    if found is None:
        line = _LINE_ENDS.search(text, start)
        raise fail("UNCLOSED_REGEX", span=Span(start, line.start() if line else len(text)))
    return (found[1], found[2]), found.end()


def incomplete(error: LatebindError) -> LatebindError:
    """Mark an error that more text could undo."""
    assert isinstance(error, ParseError)
    error.incomplete = True
    return error


def _is_name(text: str) -> bool:
    # Python's identifiers are Unicode's; JavaScript adds `$` and the joiners, which are invisible and stay out.
    return text.replace("$", "_").isidentifier()


def _refused(char: str, at: int) -> LatebindError:
    span, code = Span(at, at + 1), f"{ord(char):04X}"
    if char == "\0":
        return fail("NUL", span=span)
    return fail("LONE_SURROGATE_CHARACTER" if "\ud800" <= char <= "\udfff" else "BIDI_CONTROL", span=span, code=code)


def _bad_character(text: str, at: int) -> LatebindError:
    char, span = text[at], Span(at, at + 1)
    if char in _LOOKALIKES:
        return fail("SMART_QUOTE", span=span, char=char)
    if char == "#":
        return fail("HASH_COMMENT", span=span)
    if text.startswith("/*", at):
        return incomplete(fail("UNCLOSED_COMMENT", span=Span(at, at + 2)))
    if text.startswith(("@(", '\\"'), at):
        code = "INTERPOLATION_OUTSIDE" if char == "@" else "ESCAPED_QUOTE_OUTSIDE"
        return fail(code, span=Span(at, at + 2), hole="@(")
    hint = f"write `{plain}`" if (plain := _SIGNS.get(char) or _narrow(char)) is not None else _MEANT.get(char)
    shown = char if char.isprintable() else f"U+{ord(char):04X}"
    return fail("UNEXPECTED_CHARACTER", span=span, char=shown, hint=hint)


def _narrow(char: str) -> str | None:
    """The character of ASCII that is meant by a wide one, as keyboards for Chinese and Japanese type it."""
    from unicodedata import normalize  # rarely needed

    found = normalize("NFKC", char)
    return found if len(found) == 1 and "!" <= found <= "~" and found != char else None
