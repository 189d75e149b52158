"""What people write who know JavaScript, Python or another language, and what to write instead.

Each function gives the error for one kind of foreign syntax, or None where the parser's state shows no sign of it.
`diagnosis/__init__.py` has their order.
"""

from __future__ import annotations

import re

from latebind.grammar.diagnosis.parser_state import BEGINNERS, STATEMENTS, ParserState
from latebind.grammar.errors import LatebindError, fail
from latebind.grammar.source import Span

Answer = LatebindError | None

# JavaScript's words that latebind does without, and the code whose hint says what to write.
_LEFT_OUT = {
    "class": "NO_CLASS", "extends": "NO_CLASS", "super": "NO_CLASS", "this": "NO_THIS", "function": "NO_FUNCTION",
    "while": "NO_WHILE", "do": "NO_WHILE", "switch": "NO_SWITCH", "case": "NO_SWITCH", "default": "NO_SWITCH",
    "var": "NO_VAR", "import": "NO_IMPORT", "export": "NO_IMPORT", "delete": "NO_DELETE", "void": "NO_VOID",
    "yield": "NO_GENERATOR", "enum": "NO_ENUM", "interface": "NO_TYPES", "with": "NO_WITH", "debugger": "NO_DEBUGGER",
}  # fmt: skip
# The same for signs.
_SIGNS = (
    (re.compile(r"\+\+|--"), "NO_INCREMENT"),
    (re.compile(r"(?:[-+*/%]|\*\*|&&|\|\||\?\?)="), "NO_COMPOUND_ASSIGNMENT"),
    (re.compile(r"[&|^~]|<<|>>>?|(?:[&|^]|<<|>>>?)="), "NO_BITWISE"),
)
# Operators that other languages spell otherwise: two tokens side by side, or a word.
_PAIRS = {("<", ">"): "!==", ("=", "<"): "<=", ("=", ">"): "=>", ("-", ">"): "=>"}
_WORDS = {"and": "&&", "or": "||", "is": "===", "eq": "===", "ne": "!==", "mod": "%", "not": "!", "div": "/"}
# Words before a name or a value.
_PREFIXES = {
    "not": "UNKNOWN_OPERATOR", "elif": "WORD_ELSE_IF", "elsif": "WORD_ELSE_IF", "elseif": "WORD_ELSE_IF",
    "def": "WORD_FUNCTION", "lambda": "WORD_FUNCTION", "func": "WORD_FUNCTION", "fn": "WORD_FUNCTION",
    "fun": "WORD_FUNCTION", "raise": "WORD_THROW", "print": "WORD_LOG", "echo": "WORD_LOG", "puts": "WORD_LOG",
    "async": "NO_ASYNC", "type": "NO_TYPES", "declare": "NO_TYPES", "abstract": "NO_TYPES",
}  # fmt: skip
_SETTERS = {"memory": "setItem", "session": "setItem", "$memory": "set", "ctx.memory": "set"}
_SHORT = 30
_REGEX = re.compile(r"/(?![*/])(?:[^/\\\[\n\r]|\\.|\[(?:[^\]\\\n\r]|\\.)*\])+/[a-z]*")


# signs


def sign(s: ParserState) -> Answer:
    """Recognize an operator that latebind does without, or that other languages spell otherwise."""
    text = s.text()
    if s.wants_expression and text in ("/", "/="):
        start = s.tokens.starts[s.number]
        regex = _REGEX.match(s.tokens.source.text, start)
        if regex is None:
            return fail("NO_REGEX", span=s.span())
        return fail("NO_REGEX", span=Span(start, regex.end()), hint=_pattern_hint(regex[0]))
    for offset in (-1, 0):
        plain = _PAIRS.get((s.text(offset), s.text(offset + 1)))
        if plain is not None and (s.adjacent(offset + 1) or plain == "=>"):
            span = s.span(offset, offset + 1)
            op = s.tokens.source.text[span.start : span.end]
            return fail("UNKNOWN_OPERATOR", span=span, op=op, plain=plain)
    if s.type() == "UNKNOWN":
        name = s.chain() or (s.text(1) if s.type(1) == "NAME" else "count")
        for pattern, code in _SIGNS:
            if pattern.fullmatch(text):
                hint = _adding_up(name, text[:-1]) if code == "NO_COMPOUND_ASSIGNMENT" else None
                return fail(code, span=s.span(), op=text, plain=text[:-1], name=name, hint=hint)
    return None


def _pattern_hint(literal: str) -> str | None:
    """Hint at the function that takes a short regex literal as a string, with backslashes and quotes escaped."""
    pattern, _, flags = literal[1:].rpartition("/")
    if "i" in flags:
        pattern = f"(?i){pattern}"
    text = pattern.replace("\\", "\\\\").replace('"', '\\"').replace("@(", "\\@(")
    if len(text) > _SHORT:
        return None
    return f'write `matches(text, "{text}")`; `findMatches` and `replaceMatches` take the pattern so too'


def _adding_up(name: str, op: str) -> str | None:
    """Hint at what to write instead of adding to a name in a loop."""
    if op != "+":
        return None
    lists = '`sum(items)`, `items.join("")` or `items.reduce((a, x) => a + x, 0)`'
    return f"write a new name, `const next = {name} + …`; for a list, {lists}"


def equals(s: ParserState) -> Answer:
    """Recognize `=` where there is nothing to define: an assignment, a comparison, a named argument."""
    if s.type() != "ASSIGN":
        return None
    if s.type(-1) == "EQOP" and s.adjacent():
        return fail("UNKNOWN_OPERATOR", span=s.span(-1, 0), op=s.text(-1) + "=", plain=s.text(-1)[:3])
    if s.inside == "for":
        return fail("FOR_COUNT", span=s.span())
    if s.inside == "object" and "COLON" in s.expected:
        return fail("OBJECT_EQUALS", span=s.span(), key=s.text(-1))
    if not s.wants_operator:
        return None
    if s.inside == "call" and s.type(-1) == "NAME" and s.type(-2) in ("LPAR", "COMMA"):
        return fail("NAMED_ARGUMENT", span=s.span(-1, 0), name=s.text(-1))
    if s.inside == "if":
        return fail("CONDITION_EQUALS", span=s.span())
    if s.closed is not None and s.closed.kind in ("array", "object"):
        return fail("PATTERN_ASSIGNMENT", span=s.span())
    if s.type(-1) == "RSQB" or s.type(-2) in ("DOT", "QDOT"):
        return _member_equals(s)
    if s.type(-1) == "NAME" and (s.starts_statement(-1) or s.type(-2) in ("ASSIGN", "SEMI")):
        again = s.text(1) == s.text(-1)
        hint = _adding_up(s.text(-1), s.text(2)) if again else None
        return fail("ASSIGNMENT", span=s.span(-1, 0), name=s.text(-1), hint=hint)
    return fail("CONDITION_EQUALS", span=s.span())


def _member_equals(s: ParserState) -> LatebindError:
    """The error for `o.k = …` and `o[k] = …`; of a memory, the hint names the setter."""
    key, target = s.text(-1), s.chain(-2)
    if s.type(-1) == "RSQB" or target is None:
        return fail("INDEX_ASSIGNMENT", span=s.span())
    tokens = 2 * target.count(".") + 1
    setter = _SETTERS.get(target)
    hint = f'write `{target}.{setter}("{key}", …)`' if setter else None
    return fail("MEMBER_ASSIGNMENT", span=s.span(-2 - tokens, 0), object=target, key=key, hint=hint)


# words


def word(s: ParserState) -> Answer:
    """Recognize words that mean something in another language."""
    text = s.text()
    if s.type() == "RESERVED" and text in _LEFT_OUT:
        return fail(_LEFT_OUT[text], span=s.span(), word=text)
    if s.type() == "RESERVED" and s.wants_expression:
        return fail("RESERVED_NAME", span=s.span(), word=text)
    if s.type() == "NAME" and s.wants_operator and text in _WORDS:
        return fail("UNKNOWN_OPERATOR", span=s.span(), op=text, plain=_WORDS[text])
    if s.type() == "NAME" and s.wants_operator and text in ("as", "satisfies") and not s.on_new_line:
        return fail("NO_TYPES", span=s.span(0, 1))
    if s.type(-1) == "NAME" and s.wants_operator and not s.on_new_line:
        return _prefix(s)
    if s.type() == "LBRACE" and s.closed is not None and s.closed.token:
        called = s.tokens.text(s.closed.token - 1)
        if _PREFIXES.get(called) == "WORD_ELSE_IF":
            return fail("WORD_ELSE_IF", span=s.tokens.span(s.closed.token - 1), word=called)
    return None


def _prefix(s: ParserState) -> Answer:
    """Recognize a word before a name or a value: `def f`, `not x`, `int x = 1`."""
    before = s.text(-1)
    if before in _PREFIXES and (s.type() in BEGINNERS or s.type() in ("RESERVED", "LSQB", "LPAR", "BANG", "TYPEOF")):
        return fail(_PREFIXES[before], span=s.span(-1), word=before, op=before, plain=_WORDS.get(before))
    if s.type() == "NAME" and s.type(1) == "ASSIGN" and s.starts_statement(-1):
        return fail("WORD_DEFINITION", span=s.span(-1), word=before, name=s.text())
    return None


def statement_as_value(s: ParserState) -> Answer:
    """Recognize a statement where an expression is needed."""
    if s.type() in STATEMENTS and s.type(-1) == "ARROW":
        return fail("ARROW_STATEMENT", span=s.span(), word=s.text())
    if s.type() == "IF" and (s.wants_expression or (s.wants_operator and s.type(1) != "LPAR" and not s.on_new_line)):
        return fail("IF_VALUE", span=s.span())
    return None


def for_head(s: ParserState) -> Answer:
    """Recognize the heads that `for` has elsewhere: `for (i = 0; …)`, `for (k in o)`, `for await`, no `const`."""
    if s.type(-1) == "FOR" and s.type() == "AWAIT":
        return fail("FOR_AWAIT", span=s.span())
    if s.inside != "for":
        return None
    first = s.number == s.brackets[-1].token + 1
    if s.type() == "SEMI" or (first and s.type(1) == "ASSIGN"):
        return fail("FOR_COUNT", span=s.span())
    if s.type() == "IN" and "OF" in s.expected:
        return fail("FOR_IN", span=s.span())
    if s.type() == "COMMA" and "OF" in s.expected:
        return fail("FOR_PAIR", span=s.span())
    if (first and s.type() in ("NAME", "LOCAL")) or (first and s.text() == "var"):
        name = s.text() if s.type() == "NAME" else s.text(1)
        return fail("FOR_CONST", span=s.span(), name=name)
    return None


def label(s: ParserState) -> Answer:
    """Recognize `break outer`."""
    if s.type(-1) in ("BREAK", "CONTINUE") and s.type() == "NAME":
        return fail("NO_LABEL", span=s.span())
    return None


# functions, objects, types


def colon(s: ParserState) -> Answer:
    """Recognize `:` after a name: a type (`?:` too), a label, or an object where the body of an arrow stands."""
    if (
        s.type() == "QMARK"
        and s.type(1) == "COLON"
        and (s.inside == "params" or s.type(-2) in ("CONST", "LET", "LOCAL"))
    ):
        return fail("NO_TYPES", span=s.span(0, 2))
    if s.type() != "COLON":
        return None
    if s.type(1) == "ASSIGN" and s.adjacent(1):
        hint = "write `=`" if s.type(-2) in ("CONST", "LET", "LOCAL") else None
        return fail("ASSIGNMENT", span=s.span(-1, 1), name=s.text(-1), hint=hint)
    if s.inside in ("params", "catch", "for") or s.type(-2) in ("CONST", "LET", "LOCAL"):
        return fail("NO_TYPES", span=s.span(0, 1))
    if s.type(-1) == "RPAR" and s.type(1) == "NAME" and s.type(2) == "ARROW":
        return fail("NO_TYPES", span=s.span(0, 1))
    if s.type(-1) not in ("NAME", "STRING") or not s.starts_statement(-1):
        return None
    if s.inside == "block" and s.type(s.brackets[-1].token - 1 - s.number) == "ARROW":
        return fail("ARROW_OBJECT", span=s.tokens.span(s.brackets[-1].token))
    return fail("NO_LABEL", span=s.span(-1, 0))


def method(s: ParserState) -> Answer:
    """Recognize methods, getters and generators in an object."""
    if s.inside != "object":
        return None
    if s.type() == "LPAR" and "COLON" in s.expected and s.type(-1) != "RSQB":
        return fail("NO_METHOD", span=s.span(-1), name=s.text(-1))
    if s.type(-1) == "NAME" and s.text(-1) in ("get", "set", "async", "static") and s.type() in ("NAME", "LSQB"):
        return fail("NO_METHOD", span=s.span(-1, 0), name=s.text())
    if s.text() == "*" and "ELLIPSIS" in s.expected:
        return fail("NO_METHOD", span=s.span(), name=s.text(1))
    return None


def tag(s: ParserState) -> Answer:
    """Recognize a tagged template."""
    if s.type() == "TSTART" and s.wants_operator:
        return fail("NO_TAG", span=s.span())
    return None
