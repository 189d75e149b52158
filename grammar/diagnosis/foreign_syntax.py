"""What people write who know JavaScript, Python or another language, and what to write instead.

Each function gives the error for one kind of foreign syntax, or None where the parser's state shows no sign of it.
`diagnosis/__init__.py` has their order.
"""

from __future__ import annotations

from latebind.grammar.diagnosis.parser_state import (
    BEGINNERS,
    CLOSED,
    DEFINERS,
    OPENERS,
    OPERATORS,
    STATEMENTS,
    ParserState,
)
from latebind.grammar.errors import LatebindError, fail
from latebind.grammar.lexer import incomplete
from latebind.grammar.literals import shortened

Answer = LatebindError | None

# JavaScript's words that latebind does without, and the code whose hint says what to write.
_LEFT_OUT = {
    "class": "NO_CLASS", "extends": "NO_CLASS", "super": "NO_CLASS", "this": "NO_THIS",
    "void": "NO_VOID", "yield": "NO_GENERATOR", "enum": "NO_ENUM", "interface": "NO_TYPES",
    "with": "NO_WITH", "debugger": "NO_DEBUGGER",
}  # fmt: skip
# Operators that other languages spell otherwise: two tokens side by side, or a word.
_PAIRS = {
    ("<", ">"): "!==", ("=", "<"): "<=", ("=", ">"): "=>", ("-", ">"): "=>` or `.", ("|", ">"): "f(x)",
    (".", "."): ".`, `+` or `range(from, to)",
}  # fmt: skip
_WORDS = {
    "and": "&&", "or": "||", "is": "===", "eq": "===", "ne": "!==", "mod": "%", "not": "!", "div": "/", "equals": "===",
    "gt": ">", "gte": ">=", "ge": ">=", "lt": "<", "lte": "<=", "le": "<=", "xor": "a !== b", "concat": "+",
    "between": "a <= x && x <= b", "contains": "x.includes(y)", "startswith": "x.startsWith(y)",
    "endswith": "x.endsWith(y)", "like": "matches(text, pattern)", "matches": "matches(text, pattern)",
}  # fmt: skip
# Two words that are one operator.
_DOUBLE_WORDS = {("is", "not"): "!==", ("not", "in"): "!xs.includes(x)", ("not", "like"): "!matches(text, pattern)"}
# Words before a name or a value.
_PREFIXES = {
    "not": "UNKNOWN_OPERATOR", "elif": "WORD_ELSE_IF", "elsif": "WORD_ELSE_IF", "elseif": "WORD_ELSE_IF",
    "def": "WORD_FUNCTION", "lambda": "WORD_FUNCTION", "func": "WORD_FUNCTION", "fn": "WORD_FUNCTION",
    "fun": "WORD_FUNCTION", "raise": "WORD_THROW", "print": "WORD_LOG", "echo": "WORD_LOG", "puts": "WORD_LOG",
    "async": "ASYNC_WORD", "type": "NO_TYPES", "declare": "NO_TYPES", "abstract": "NO_TYPES",
}  # fmt: skip
# What begins a statement with a block elsewhere, and how it is written here.
_STATEMENT_WORDS = {
    "unless": "if (!condition) { … }", "until": "while (!condition) { … }", "loop": "while (true) { … }",
    "match": "switch (value) { case 1: … }", "when": "switch (value) { case 1: … }",
    "select": "switch (value) { case 1: … }", "foreach": "for (const x of array) { … }",
    "each": "for (const x of array) { … }", "repeat": "do { … } while (condition)",
    "begin": "try { … } catch (err) { … }", "iterate": "for (const x of array) { … }",
}  # fmt: skip
# Other words that begin a statement elsewhere, before what they are about.
_FOREIGN = {"del": "delete object.key", "goto": "break` or `return", "assert": "if (!condition) throw new Error(…)"}
# What handles an error elsewhere.
_HANDLERS = ("except", "rescue", "on", "otherwise")
# What a statement is written as where a value is needed.
_VALUES = {
    "IF": "write `condition ? a : b`", "SWITCH": "look it up, `({ a: 1, b: 2 })[key]`, or call a function that returns",
    "TRY": "call a function that returns in the `try` and in the `catch`",
    "FOR": "write `array.map(x => …)`, or `reduce` for one value", "WHILE": "call a function that returns a value",
    "DO": "call a function that returns a value", "LET": "write `const name = …` on a line of its own, above", "THROW": "throw in a statement of its own: `if (…) throw …`",
}  # fmt: skip
# Where Python writes `x for x in xs`.
_COMPREHENSIONS = ("array", "object", "call", "paren")
# The beginnings of methods that objects cannot have.
_METHODS = {
    "get": "write a method, `{name}() {{ … }}`, and call it: `o.{name}()`",
    "set": "write a method, `set_{name}(value) {{ … }}`, and call it",
    "async": "write `[key]: async () => {{ … }}`",
    "static": "leave `static` out",
}


# signs


def sign(s: ParserState) -> Answer:
    """Recognize an operator that other languages spell otherwise."""
    if (comment := _html_comment(s)) is not None:
        return comment
    if s.text() == "=" and not s.number:
        return fail("LEADING_EQUALS", span=s.span())
    for offset in (-1, 0):
        plain = _PAIRS.get((s.text(offset), s.text(offset + 1)))
        if plain is not None and (s.adjacent(offset + 1) or plain == "=>"):
            span = s.span(offset, offset + 1)
            op = s.tokens.source.text[span.start : span.end]
            return fail("UNKNOWN_OPERATOR", span=span, op=op, plain=plain)
    if s.text(-1) == "(" and (s.text(), s.text(1), s.text(2)) == (")", "-", ">") and s.adjacent(2):
        return fail("UNKNOWN_OPERATOR", span=s.span(1, 2), op="->", plain="=>")
    return _optional(s)


def _html_comment(s: ParserState) -> Answer:
    """Recognize `-->` at the start of a line, which is a comment in JavaScript's scripts (ECMA-262, B.1.1)."""
    if s.text(-1) != "--" or not s.text().startswith(">") or not s.adjacent():
        return None
    if s.number > 1 and s.number - 1 not in s.tokens.breaks:
        return None
    return fail("HTML_COMMENT", span=s.span(-1, 0), sign="-->")


def _optional(s: ParserState) -> Answer:
    """Recognize `f?(x)`, `xs?[i]` and `a?b`: what could be a conditional without its `:`, and stands too close for that."""
    if "COLON" not in s.expected or s.type() == "COLON":
        return None
    marks = [value for value in s.values if value.__class__ is int and s.type(value - s.number) == "QMARK"]
    mark = marks[-1] - s.number if marks else 0
    follows = ("LPAR", "LSQB", "NAME")
    if not marks or s.type(mark + 1) not in follows or not s.adjacent(mark) or not s.adjacent(mark + 1):
        return None
    op = "?" + s.text(mark + 1)
    error = fail("UNKNOWN_OPERATOR", span=s.span(mark, mark + 1), op=op, plain="?." + op[1:])
    return error if s.type() != "END" else incomplete(error)


def equals(s: ParserState) -> Answer:
    """Recognize `=` behind what cannot be assigned to, and `=` in place of `:`."""
    if s.type() not in ("ASSIGN", "OPASSIGN"):
        return None
    if s.type(-1) == "EQOP" and s.adjacent():
        return fail("UNKNOWN_OPERATOR", span=s.span(-1, 0), op=s.text(-1) + "=", plain=s.text(-1)[:3])
    if s.type(-1) == "COLON" and s.adjacent():
        return fail("UNKNOWN_OPERATOR", span=s.span(-1, 0), op=":=", plain="=")
    if s.inside == "object" and "COLON" in s.expected and not s.brackets[-1].fresh_statement:
        return fail("OBJECT_EQUALS", span=s.span(), key=s.text(-1))
    if s.wants_expression or not (s.wants_operator or "SEMI" in s.expected):
        return None
    hint = None if s.text() == "=" else "put the assignment in parentheses: `a && (b += 1)`"
    return fail("CONDITION_EQUALS", span=s.span(), op=s.text(), hint=hint)


def template(s: ParserState) -> Answer:
    """Recognize the text of a template, `Dear {{ name }}`, `{{#if x}}`, `{% if x %}`; `${x}` outside of a string."""
    if s.type() == "LBRACE" and s.text(-1) == "$" and s.adjacent():
        return fail("INTERPOLATION_OUTSIDE", span=s.span(-1, 0), hole="${")
    if s.text() == "%" and s.type(-1) == "LBRACE" and s.adjacent():
        return fail(
            "TEMPLATE_TEXT",
            span=s.span(-1, 0),
            hole="{% … %}",
            hint="write `if (condition) { … }`, or `condition ? a : b` for one value",
        )
    for offset in (-1, 0):
        if s.type(offset) == s.type(offset + 1) == "LBRACE" and s.adjacent(offset + 1):
            return fail("TEMPLATE_TEXT", span=s.span(offset, offset + 1), hole="{{ … }}")
    return None


# words


def word(s: ParserState) -> Answer:
    """Recognize words that mean something in another language."""
    text = s.text()
    for offset in (0, -1):
        if s.type(offset) in ("IMPORT", "EXPORT") and s.type() != "END":
            return fail("NO_IMPORT", span=s.span(offset), word=s.text(offset))
    if s.type() == "RESERVED" and text in _LEFT_OUT:
        return fail(_LEFT_OUT[text], span=s.span(), word=text)
    if s.type() == "RESERVED" and s.wants_expression:
        return fail("RESERVED_NAME", span=s.span(), word=text)
    if s.type() == "NAME" and s.wants_operator and (plain := _plain(text)) is not None:
        following = s.text(1)
        if (both := _DOUBLE_WORDS.get((text.lower(), following.lower()))) is not None:
            return fail("UNKNOWN_OPERATOR", span=s.span(0, 1), op=f"{text} {following}", plain=both)
        return fail("UNKNOWN_OPERATOR", span=s.span(), op=text, plain=plain)
    if s.type() == "NAME" and text in _HANDLERS and "CATCH" in s.expected:
        return fail("WORD_STATEMENT", span=s.span(), word=text, plain="catch (err) { … }")
    if s.type() == "NAME" and s.wants_operator and text in ("as", "satisfies") and not s.on_new_line:
        if s.inside == "call" and (looped := _called(s, s.brackets[-1].token - 1)) is not None:
            return looped
        return fail("NO_TYPES", span=s.span(0, 1))
    if s.type(-1) == "NAME" and s.wants_operator and not s.on_new_line:
        return _prefix(s) or _block_word(s)
    return _block_word(s)


def _block_word(s: ParserState) -> Answer:
    """Recognize `elif (x) {` and the like: a word that begins no statement here, and a block."""
    if s.type() == "LBRACE":
        at = s.number - 1 if s.closed is None else s.closed.token - 1
    elif s.inside == "call" and (s.text() == "of" or s.type() in DEFINERS):
        at = s.brackets[-1].token - 1
    else:
        return None
    return _called(s, at)


def _called(s: ParserState, at: int) -> Answer:
    """Recognize such a word as the token `at`."""
    called = s.tokens.text(at) if at >= 0 else ""
    if _PREFIXES.get(called) == "WORD_ELSE_IF":
        return fail("WORD_ELSE_IF", span=s.tokens.span(at), word=called)
    if (plain := _STATEMENT_WORDS.get(called)) is not None:
        return fail("WORD_STATEMENT", span=s.tokens.span(at), word=called, plain=plain)
    return None


def _plain(word: str) -> str | None:
    """The operator that a word means elsewhere, in small letters or capitals."""
    return _WORDS.get(word.lower())


def _prefix(s: ParserState) -> Answer:
    """Recognize a word before a name or a value: `def f`, `not x`, `int x = 1`."""
    before = s.text(-1)
    if before in _FOREIGN and s.starts_statement(-1) and s.type() in BEGINNERS:
        return fail("WORD_STATEMENT", span=s.span(-1), word=before, plain=_FOREIGN[before])
    if before == "then" and s.type(-2) == "RPAR":
        return fail("WORD_STATEMENT", span=s.span(-1), word=before, plain="if (condition) { … } else { … }")
    if before.lower() == "case" and s.text().lower() == "when":
        return fail("WORD_STATEMENT", span=s.span(-1), word=before, plain="condition ? a : b")
    code = _PREFIXES.get("not" if before == "NOT" else before)
    if code is not None and (s.type() in BEGINNERS or s.type() in ("RESERVED", "LSQB", "LPAR", "BANG", "TYPEOF")):
        return fail(code, span=s.span(-1), word=before, op=before, plain=_plain(before), name=s.text())
    if s.type() == "NAME" and s.type(1) == "ASSIGN" and (s.starts_statement(-1) or s.type(-2) in DEFINERS):
        return fail("WORD_DEFINITION", span=s.span(-1), word=before, name=s.text())
    if s.type() == "NAME" and s.type(1) == "ASSIGN" and s.inside == "for":
        return fail("WORD_DEFINITION", span=s.span(-1), word=before, name=s.text(), hint=f"write `let {s.text()} = …`")
    return None


def statement_as_value(s: ParserState) -> Answer:
    """Recognize a statement where an expression is needed."""
    if s.type() in STATEMENTS and s.type(-1) == "ARROW":
        return fail("ARROW_STATEMENT", span=s.span(), word=s.text())
    if s.type() in _VALUES and s.wants_expression and "RETURN" not in s.expected:
        return fail("IF_VALUE", span=s.span(), word=s.text(), hint=_VALUES[s.type()])
    if s.type() == "FOR" and s.inside in _COMPREHENSIONS and s.wants_operator and s.type(1) != "LPAR":
        return fail("IF_VALUE", span=s.span(), word=s.text(), hint=_VALUES["FOR"])
    if s.type() == "IF" and s.wants_operator and s.type(1) != "LPAR" and not s.on_new_line:
        return fail("IF_VALUE", span=s.span(), word=s.text(), hint=_behind(s) or _VALUES["IF"])
    return None


def _behind(s: ParserState) -> str | None:
    """What to write for a condition behind its statement: `return x if y`."""
    first = next((at for at in range(-1, -s.number - 1, -1) if s.starts_statement(at)), 0)
    rest = s.tokens.source.text[s.span().end :].partition("\n")[0]
    word = s.text(first)
    return None if s.type(first) not in ("RETURN", "THROW") or "else" in rest else f"write `if (condition) {word} …`"


def for_head(s: ParserState) -> Answer:
    """Recognize the heads that `for` has elsewhere: `for (x of xs)`, `for (k, v of o)`, `for await`; and other signs than
    the two `;` of one that counts."""
    if s.type(-1) == "FOR" and s.type() == "AWAIT":
        return fail("FOR_AWAIT", span=s.span())
    if s.inside != "for":
        return None
    first = s.brackets[-1].token + 1 - s.number
    if s.type(first) == "LOCAL":
        return fail("FOR_CONST", span=s.span(first), name=s.text(first + 1), word="of")
    declared = s.type(first) in DEFINERS
    comma, word = _for_word(s, first)
    if word is not None and comma is not None:
        return fail("FOR_PAIR", span=s.span(comma), word=s.text(word))
    if word is not None and not declared and word > first:
        target = s.span(first, word - 1)
        name = shortened(s.tokens.source.text[target.start : target.end])
        plain = word == first + 1 or s.type(first) in ("LSQB", "LBRACE")
        hint = None if plain else f"write `for (const x {s.text(word)} …)`, and `{name} = x` in its body"
        return fail("FOR_CONST", span=target, name=name, word=s.text(word), hint=hint)
    if word is None and _for_parts(s, declared and comma is not None):
        return fail("FOR_PARTS", span=s.span())
    return None


def _for_word(s: ParserState, first: int) -> tuple[int | None, int | None]:
    """The first comma and the `of` or `in` of a head, outside of brackets."""
    depth, comma = 0, None
    for offset in range(first, 1):
        kind = s.type(offset)
        depth += (kind in OPENERS) - (kind in CLOSED)
        if depth == 0 and (kind == "IN" or (kind in ("NAME", "OF") and s.text(offset) == "of")):
            return comma, offset
        if depth == 0 and kind == "SEMI":
            break
        if depth == 0 and kind == "COMMA" and comma is None:
            comma = offset
    return comma, None


def _for_parts(s: ParserState, several: bool) -> bool:
    if s.type() in ("RPAR", "COMMA"):
        return "SEMI" in s.expected
    return (s.type() == "SEMI" and "RPAR" in s.expected) or (several and s.type() in OPERATORS)


def label(s: ParserState) -> Answer:
    """Recognize `break outer`."""
    if s.type(-1) in ("BREAK", "CONTINUE") and s.type() == "NAME":
        return fail("NO_LABEL", span=s.span())
    return None


# functions, objects, types


# What a label stands before; an object's value begins otherwise.
_LABELLED = frozenset(["FOR", "WHILE", "DO", "IF", "SWITCH"])


def colon(s: ParserState) -> Answer:
    """Recognize `:` after a name: a type (`?:` too), a label, or an object where the body of an arrow stands."""
    if s.type() == "QMARK" and s.type(1) == "COLON" and (s.inside == "params" or s.type(-2) in DEFINERS):
        return fail("NO_TYPES", span=s.span(0, 2))
    if s.type() != "COLON":
        return None
    if s.type(-1) in ("TRY", "FINALLY", "DO"):
        return fail("MISSING_BRACES", span=s.span(), found=s.found)
    if s.type(-1) == "QMARK" and s.adjacent():
        return fail("UNKNOWN_OPERATOR", span=s.span(-1, 0), op="?:", plain="??")
    if s.type(1) == "ASSIGN" and s.adjacent(1):
        return fail("UNKNOWN_OPERATOR", span=s.span(0, 1), op=":=", plain="=")
    if s.inside == "index":
        return fail("UNKNOWN_OPERATOR", span=s.span(), op=":", plain=".slice(from, to)")
    if s.inside in ("params", "catch", "for") or s.type(-2) in DEFINERS:
        return fail("NO_TYPES", span=s.span(0, 1))
    if s.type(-1) == "RPAR" and s.type(1) == "NAME" and s.type(2) == "ARROW":
        return fail("NO_TYPES", span=s.span(0, 1))
    if s.type(-1) not in ("NAME", "STRING") or not s.starts_statement(-1):
        return None
    if s.type(1) in _LABELLED:
        return fail("NO_LABEL", span=s.span(-1, 0))
    if s.inside == "block" and s.type(s.brackets[-1].token - 1 - s.number) == "ARROW":
        return fail("ARROW_OBJECT", span=s.tokens.span(s.brackets[-1].token))
    return fail("NO_LABEL", span=s.span(-1, 0))


def arrow_object(s: ParserState) -> Answer:
    """Recognize an object as the body of an arrow, `x => { ...x, a: 1 }` and `x => { a, b }`."""
    if s.inside != "block" or s.type() not in ("ELLIPSIS", "COMMA"):
        return None
    opener = s.brackets[-1].token - s.number
    first = opener == -1 if s.type() == "ELLIPSIS" else opener == -2 and s.type(-1) == "NAME"
    if not first or s.type(opener - 1) != "ARROW":
        return None
    return fail("ARROW_OBJECT", span=s.span(opener))


def method(s: ParserState) -> Answer:
    """Recognize getters, generators and the other methods that an object cannot have."""
    if s.inside != "object":
        return None
    before = s.text(-1)
    if s.type() == "LPAR" and s.type(-1) == "RSQB" and "COLON" in s.expected:
        return fail("NO_METHOD", span=s.span(), kind="a computed name", hint="write `[key]: () => …`")
    if s.type(-1) in ("NAME", "RESERVED") and before in _METHODS and s.type() in ("NAME", "STRING", "LSQB"):
        name = s.text() if s.type() == "NAME" else "name"
        return fail("NO_METHOD", span=s.span(-1, 0), kind=f"`{before}`", hint=_METHODS[before].format(name=name))
    if s.text() == "*" and ("ELLIPSIS" in s.expected or before == "async"):
        return fail("NO_GENERATOR", span=s.span())
    return None


def function(s: ParserState) -> Answer:
    """Recognize a generator, and a function without a name where a statement may start; `async f()`."""
    if s.type() == "LPAR" and s.type(-1) == "NAME" and s.type(-2) == "ASYNC":
        return fail("ASYNC_WORD", span=s.span(-2), name=s.text(-1))
    if s.type(-1) != "FUNCTION":
        return None
    if s.text() == "*":
        return fail("NO_GENERATOR", span=s.span(-1, 0))
    return fail("FUNCTION_NAME", span=s.span(-1)) if s.type() == "LPAR" else None


def tag(s: ParserState) -> Answer:
    """Recognize a tagged template, and Python's `f"…"`."""
    if s.text(-1) in ("f", "F") and s.type() in ("STRING", "SSTART") and s.adjacent():
        return fail("NO_TAG", span=s.span(-1, 0), hint='leave the `f` out, and write `"… @(value) …"`')
    if s.type() == "TSTART" and s.wants_operator:
        return fail("NO_TAG", span=s.span())
    return None
