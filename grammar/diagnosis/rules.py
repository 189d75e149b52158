"""What goes wrong in latebind's own syntax: what is missing, too much, or in the wrong place.

Each function gives the error for one kind of mistake, or None where the parser's state shows no sign of it.
`diagnosis/__init__.py` has their order.
"""

from __future__ import annotations

from itertools import chain, count

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


def missing_parens(s: ParserState) -> Answer:
    """Recognize `if x {`, and the like with `for` and `catch`."""
    examples = {"IF": "if (condition) { … }", "FOR": "for (const x of array) { … }", "CATCH": "catch (err) { … }"}
    example = examples.get(s.type(-1))
    if example is None or s.type() in ("LPAR", "END") or (s.type(-1) == "CATCH" and s.type() != "NAME"):
        return None
    return fail("MISSING_PARENS", span=s.span(), word=s.text(-1), found=s.found, example=example)


def missing_braces(s: ParserState) -> Answer:
    """Recognize a body without braces, as in `if (x) y`."""
    if "LBRACE" not in s.expected or "NAME" in s.expected or s.type() == "END":
        return None
    if s.type(-1) == "EXPR":
        return fail("EXPR_BODY", span=s.span(), found=s.found)
    return fail("MISSING_BRACES", span=s.span(), found=s.found)


def bare_block(s: ParserState) -> Answer:
    """Recognize a block where `{` opens an object."""
    if s.inside == "object" and s.brackets[-1].at_statement and s.brackets[-1].fresh and s.type() != "COMMA":
        return fail("BARE_BLOCK", span=s.tokens.span(s.brackets[-1].token))
    return None


def stray_branch(s: ParserState) -> Answer:
    """Recognize `else`, `catch` or `finally` with nothing before that it belongs to."""
    if s.type() == "ELSE":
        return fail("STRAY_ELSE", span=s.span())
    if s.type() in ("CATCH", "FINALLY"):
        return fail("STRAY_CATCH", span=s.span(), word=s.text())
    return None


# commas and operators


def comma(s: ParserState) -> Answer:
    """Recognize a comma too many: a hole in an array, or the comma operator."""
    if s.type() != "COMMA":
        return None
    if s.inside in ("array", "array pattern") and s.type(-1) in ("COMMA", "LSQB"):
        return fail("NO_HOLE", span=s.span(), fill="null" if s.inside == "array" else _unused(s))
    if s.wants_operator and "COMMA" not in s.expected:
        return fail("NO_COMMA", span=s.span())
    return None


def _unused(s: ParserState) -> str:
    """Find a name for what is not needed, `_`, `_2` and so on, that stands nowhere in the text: none is defined twice."""
    used = {s.tokens.text(at) for at in range(len(s.tokens.types))}
    return next(name for name in chain(["_"], (f"_{number}" for number in count(2))) if name not in used)


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
        goes_on = s.type(-1) == "COMMA" and s.on_new_line and s.text() in ("const", "let", "local")
        hint = "remove the `,` at the end of the line before" if goes_on else None
        return fail("RESERVED_NAME", span=s.span(), word=s.text(), hint=hint)
    key = s.inside in ("object", "object pattern") and "COLON" in s.expected and s.type(-1) != "NAME"
    if key and s.text(-1) in WORDS and s.type() in ("COMMA", "RBRACE"):
        return fail("RESERVED_KEY", span=s.span(-1), word=s.text(-1))
    return None


def definition(s: ParserState) -> Answer:
    """Recognize `const x` without a value, and what `local` cannot define."""
    if s.expected == {"ASSIGN"}:
        if s.type() == "LPAR" and s.type(-1) == "NAME":
            return fail("DEFINED_FUNCTION", span=s.span(), word=s.text(-2), name=s.text(-1))
        if s.on_new_line or s.type() in ("SEMI", "COMMA", "RBRACE"):
            if s.type(-1) != "NAME":
                return fail("PATTERN_NEEDS_VALUE", span=s.span(-1))
            return fail("NEEDS_VALUE", span=s.span(-1), name=s.text(-1))
    if s.type(-1) == "LOCAL" and s.type() in ("LBRACE", "LSQB"):
        return fail("LOCAL_ONE_NAME", span=s.span())
    local = len(s.values) > 3 and isinstance(s.values[-4], int) and s.type(s.values[-4] - s.number) == "LOCAL"
    if s.type() == "COMMA" and local and s.inside in ("", "block"):
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
        and s.type(-1) == s.type(1) == "NAME"
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
    """Recognize `new Error` without parentheses."""
    if s.type(-2) == "NEW" and s.type(-1) == "NAME":
        return fail("NEW_PARENS", span=s.span(-2, -1), name=s.text(-1))
    return None
