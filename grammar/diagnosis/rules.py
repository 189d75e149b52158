"""What goes wrong in latebind's own syntax: what is missing, too much, or in the wrong place.

Each function gives the error for one kind of mistake, or None where the parser's state shows no sign of it.
`diagnosis/__init__.py` has their order.
"""

from __future__ import annotations

from latebind.grammar.diagnosis.parser_state import BEGINNERS, OPERATORS, STATEMENTS, ParserState
from latebind.grammar.errors import LatebindError, fail
from latebind.grammar.tokens import CLOSERS, HOLES, WORDS

Answer = LatebindError | None


def after_line_break(s: ParserState) -> Answer:
    """Recognize a line that starts with `(`, `[` or a backtick, and could go on with the line before."""
    if not s.on_new_line or s.type() not in ("LPAR", "ALPAR", "LSQB", "TSTART") or "SEMI" not in s.expected:
        return None
    if s.type(-1) == "RETURN":
        return fail("LINE_BREAK_AFTER_RETURN", span=s.span(-1))
    return fail("NEEDS_SEMICOLON", span=s.span(), token="a backtick" if s.type() == "TSTART" else f"`{s.text()}`")


def interpolation(s: ParserState) -> Answer:
    """Recognize an interpolation that is empty, or not closed before the string around it is."""
    if s.type(-1) == "IOPEN" and s.type() == "ICLOSE":
        return fail("EMPTY_INTERPOLATION", span=s.span(-1, 0))
    if s.type() == "END" and s.text() and not s.number:
        return fail("EMPTY_INTERPOLATION", span=s.span())
    if s.inside == "interpolation" and s.type() == "TSTART" and s.type(1) == "ERROR":
        # The backtick was to close the string around the interpolation.
        hole = s.brackets[-1].token
        closer = HOLES[s.tokens.text(hole)]
        return fail("UNCLOSED_INTERPOLATION", span=s.tokens.span(hole), hole=s.tokens.text(hole), closer=closer)
    return None


def unclosed_line(s: ParserState) -> Answer:
    """Recognize a statement that begins on a new line inside of a bracket: the bracket was meant to be closed before."""
    if s.on_new_line and s.type() in STATEMENTS and s.inside in ("call", "paren", "array", "index", "object", "if"):
        opener = s.tokens.text(s.brackets[-1].token)
        return fail("UNCLOSED_BRACKET", span=s.tokens.span(s.brackets[-1].token), opener=opener, closer=CLOSERS[opener])
    return None


# brackets and braces


_HEADS = {
    "IF": "if (condition) { … }", "FOR": "for (const x of array) { … }", "WHILE": "while (condition) { … }",
    "SWITCH": "switch (value) { case 1: … }", "CATCH": "catch (err) { … }",
}  # fmt: skip


def missing_parens(s: ParserState) -> Answer:
    """Recognize `if x {`, and the like with other words."""
    example = _HEADS.get(s.type(-1))
    if example is None or s.type() in ("LPAR", "END") or (s.type(-1) == "CATCH" and s.type() != "NAME"):
        return None
    return fail("MISSING_PARENS", span=s.span(), word=s.text(-1), found=s.found, example=example)


def missing_braces(s: ParserState) -> Answer:
    """Recognize the body of a function or a `try` without braces, and `if (x):`."""
    if s.type() == "COLON" and (s.type(-1) == "ELSE" or (s.closed is not None and s.closed.kind in _BODIES)):
        return fail("MISSING_BRACES", span=s.span(), found=s.found)
    if s.type() in ("CONST", "LET", "LOCAL") and "RETURN" in s.expected:
        return fail("BODY_DEFINITION", span=s.span(), word=s.text())
    if s.type() == "ALPAR" and "LPAR" in s.expected and not s.wants_operator and not s.wants_expression:
        arrow = next(at for at in range(1, len(s.tokens.types)) if s.type(at) == "ARROW")
        return fail("MISSING_BRACES", span=s.span(arrow), found="`=>`", hint="leave the `=>` out: `f(x) { … }`")
    if "LBRACE" not in s.expected or "NAME" in s.expected or s.type() == "END":
        return None
    if s.type(-1) == "EXPR":
        return fail("EXPR_BODY", span=s.span(), found=s.found)
    if s.type() == "COLON" and s.type(-1) == "RPAR":
        return fail("NO_TYPES", span=s.span(0, 1))
    return fail("MISSING_BRACES", span=s.span(), found=s.found)


_BODIES = ("if", "for", "while")


def bare_block(s: ParserState) -> Answer:
    """Recognize a block where `{` opens an object."""
    if s.inside == "object" and s.brackets[-1].fresh_statement and s.type() not in ("COMMA", "POW"):
        return fail("BARE_BLOCK", span=s.tokens.span(s.brackets[-1].token))
    return None


def stray_branch(s: ParserState) -> Answer:
    """Recognize `else`, `catch`, `finally`, `case` or `default` with nothing before that it belongs to."""
    if s.type() == "ELSE":
        if s.wants_operator and _body_of_if(s):
            return fail("MISSING_SEMICOLON", span=s.span(), found=s.found, hint="write `;` before the `else`")
        return fail("STRAY_ELSE", span=s.span(), hint="write `default:`" if s.inside == "switch" else None)
    if s.type() in ("CATCH", "FINALLY"):
        return fail("STRAY_CATCH", span=s.span(), word=s.text())
    if s.type() in ("CASE", "DEFAULT") and s.inside != "switch" and "SEMI" in s.expected and not s.wants_operator:
        return fail("STRAY_CASE", span=s.span(), word=s.text())
    return None


def _body_of_if(s: ParserState) -> bool:
    """Whether the statement that is not complete yet is the body of an `if`, without braces."""
    for at in range(len(s.values) - 1, 2, -1):
        value = s.values[at]
        if value.__class__ is int and s.type(value - s.number) == "RPAR":
            opener = s.values[at - 3]
            return opener.__class__ is int and s.type(opener - s.number) == "IF"
    return False


def case_label(s: ParserState) -> Answer:
    """Recognize `case 1 {`, `case 1, 2:` and what stands in a `switch` before its first `case`."""
    if s.inside != "switch" or s.type() == "END":
        return None
    label = next(
        (v for v in reversed(s.values) if v.__class__ is int and s.type(v - s.number) in ("CASE", "DEFAULT")), -1
    )
    if label > s.brackets[-1].token and "COLON" in s.expected:
        if s.type() == "COMMA":
            return fail("CASE_LIST", span=s.span())
        word = s.tokens.text(label)
        written = "default:" if word == "default" else "case …:"
        return fail("CASE_COLON", span=s.span(), label=word, written=written, found=s.found)
    return fail("CASE_FIRST", span=s.span(), found=s.found) if s.expected == {"CASE", "DEFAULT", "RBRACE"} else None


def do_while(s: ParserState) -> Answer:
    """Recognize `do { … } until (…)`, or nothing after the body."""
    if s.expected != {"WHILE"} or s.type() == "END":
        return None
    return fail("DO_WHILE", span=s.span(), found=s.found)


# commas and operators


def comma(s: ParserState) -> Answer:
    """Recognize a comma too many: a hole in an array, or the comma operator."""
    if s.type() != "COMMA":
        return None
    if s.inside == "array" and s.type(-1) in ("COMMA", "LSQB"):
        return fail("NO_HOLE", span=s.span())
    if (s.wants_operator or s.type(-1) == "INCDEC") and "COMMA" not in s.expected:
        return fail("NO_COMMA", span=s.span())
    return None


_CLOSED_BY = {
    "array": "]", "array pattern": "]", "call": ")", "params": ")", "object": "}", "object pattern": "}",
}  # fmt: skip


def missing_comma(s: ParserState) -> Answer:
    """Recognize two items, arguments, properties or parameters with no comma, or with a `;`, between them."""
    closer = _CLOSED_BY.get(s.inside)
    if closer is None or "COMMA" not in s.expected or (s.type() == "TSTART" and s.adjacent()):
        return None
    if s.type() == "SEMI" and s.inside in ("array", "object") and s.type(1) not in ("END", "RSQB", "RBRACE"):
        return fail("MISSING_COMMA", span=s.span(), closer=closer, found=s.found, hint="write `,` in its place")
    if s.type() == "SEMI" and s.inside == "call" and s.number + 1 not in s.tokens.breaks and s.type(1) in BEGINNERS:
        return fail("MISSING_COMMA", span=s.span(), closer=closer, found=s.found, hint="write `,` in its place")
    if s.type() in BEGINNERS or s.type() in ("LSQB", "LPAR", "ELLIPSIS") or s.text() in WORDS:
        return fail("MISSING_COMMA", span=s.span(), closer=closer, found=s.found)
    return None


def quote_in_string(s: ParserState) -> Answer:
    """Recognize `'it's'`: a quote that was meant as text has closed the string."""
    if s.type() == "NAME" and s.type(-1) in ("STRING", "SEND") and s.adjacent():
        quote = s.text(-1)[-1]
        return fail("QUOTE_IN_STRING", span=s.span(), quote=quote, word=s.text())
    return None


def side_by_side(s: ParserState) -> Answer:
    """Recognize two expressions, or two statements, with nothing between them."""
    if not s.wants_operator:
        return None
    if s.type() in ("STRING", "SSTART") and s.type(-1) in ("STRING", "SEND"):
        return fail("MISSING_PLUS", span=s.span())
    if s.type() == "NUMBER" and s.text().startswith(".") and s.adjacent():
        return fail("MEMBER_NUMBER", span=s.span(), number=s.text()[1:])
    if "SEMI" in s.expected and not s.on_new_line and (s.type() in BEGINNERS or s.text() in WORDS):
        return fail("MISSING_SEMICOLON", span=s.span(), found=s.found)
    return None


def angle_comparison(s: ParserState) -> Answer:
    """Recognize `expr < a > b >`: a `>` on this line has closed an `expr <` too early."""
    if s.type() == "END" and s.text(-1) != ">":
        return None
    for at in range(s.number - 1, -1, -1):
        if s.type(at - s.number) == "RANGLE":
            return fail("ANGLE_COMPARISON", span=s.tokens.span(at))
        if at in s.tokens.breaks or s.type(at - s.number) == "SEMI":
            break
    return None


def expr_statement(s: ParserState) -> Answer:
    """Recognize `expr { … }.name`: at the start of a statement, the block is complete at its bracket."""
    if s.type() not in OPERATORS and s.type() not in ("DOT", "QDOT", "QMARK"):
        return None
    if s.closed is not None and s.type(s.closed.token - 1 - s.number) == "EXPR":
        return fail("EXPR_COMPLETE", span=s.span())
    return None


# names, definitions, parameters


def reserved_name(s: ParserState) -> Answer:
    """Recognize a word of the language where a name is needed."""
    if s.text() in WORDS and s.type() != "NAME" and s.wants_name and s.type(-1) != "NEW":
        hint = None
        if s.type(-1) == "COMMA" and s.text() in ("const", "let", "var", "local"):
            hint = "write `;` in place of the `,` before it"
        return fail("RESERVED_NAME", span=s.span(), word=s.text(), hint=hint)
    key = s.inside in ("object", "object pattern") and "COLON" in s.expected and s.type(-1) != "NAME"
    if key and s.text(-1) in WORDS and s.type() in ("COMMA", "RBRACE"):
        return fail("RESERVED_KEY", span=s.span(-1), word=s.text(-1))
    return None


def definition(s: ParserState) -> Answer:
    """Recognize `local x` without a value, what `local` cannot define, and `const f(x) = …`."""
    if s.type() == "LPAR" and s.type(-1) == "NAME" and s.type(-2) in ("CONST", "LET", "VAR", "LOCAL"):
        return fail("DEFINED_FUNCTION", span=s.span(), word=s.text(-2), name=s.text(-1))
    if s.expected == {"ASSIGN"} and (s.on_new_line or s.type() in ("SEMI", "COMMA", "RBRACE")):
        return fail("NEEDS_VALUE", span=s.span(-1), name=s.text(-1), hint=f"write `{s.text(-2)} {s.text(-1)} = …`")
    if s.type(-1) == "LOCAL" and s.type() in ("LBRACE", "LSQB"):
        return fail("LOCAL_ONE_NAME", span=s.span())
    if (
        s.text() == "-"
        and s.adjacent()
        and s.adjacent(1)
        and s.type(-1) == "NAME"
        and (s.type(1) == "NAME" or s.text(1) in WORDS)
        and "ASSIGN" in s.expected
    ):
        return fail("NAME_HYPHEN", span=s.span(-1, 1), one=s.text(-1), two=s.text(1))
    local = len(s.values) > 3 and isinstance(s.values[-4], int) and s.type(s.values[-4] - s.number) == "LOCAL"
    if s.type() == "COMMA" and local and s.inside in ("", "block", "switch"):
        return fail("LOCAL_ONE_NAME", span=s.span())
    return None


def parameters(s: ParserState) -> Answer:
    """Recognize an expression among the parameters of an arrow function."""
    if s.inside == "params" and (s.type() in OPERATORS or s.type() in ("DOT", "LPAR", "NUMBER", "STRING")):
        return fail("BAD_PARAMETERS", span=s.span(), found=s.found)
    return None


def keys(s: ParserState) -> Answer:
    """Recognize what cannot be a key: an interpolated string, `a-b`, a computed key of a pattern."""
    if s.inside in ("object", "object pattern") and s.type() in ("SSTART", "TSTART") and _before_colon(s):
        return fail("KEY_INTERPOLATION", span=s.span())
    if (
        s.inside == "object"
        and s.type() in ("MINUS", "DOT")
        and s.type(-1) == "NAME"
        and (s.type(1) == "NAME" or s.text(1) in WORDS)
        and s.type(2) == "COLON"
    ):
        return fail("KEY_QUOTES", span=s.span(-1, 1), key=s.text(-1) + s.text() + s.text(1))
    if s.inside == "object pattern" and s.type() == "LSQB" and "STRING" in s.expected:
        return fail("COMPUTED_PATTERN", span=s.span())
    return None


def _before_colon(s: ParserState) -> bool:
    """Whether the string that starts here is followed by `:`."""
    depth, offset = 0, 0
    while s.type(offset) not in ("", "END"):
        depth += (s.type(offset) in ("SSTART", "TSTART")) - (s.type(offset) in ("SEND", "TEND"))
        offset += 1
        if depth == 0:
            return s.type(offset) == "COLON"
    return False


def new(s: ParserState) -> Answer:
    """Recognize `new a.b()`."""
    if s.type(-2) == "NEW" and s.type(-1) == "NAME" and s.type() in ("DOT", "QDOT", "LSQB", "TSTART"):
        return fail("NEW_PARENS", span=s.span(-2, -1), name=s.text(-1), found=s.found)
    return None
