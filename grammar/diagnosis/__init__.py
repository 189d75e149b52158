"""Why a text does not parse: turns the state of a parser that cannot go on into an error with a hint.

The parser calls `explain`, and imports this package only then. `rules` know what goes wrong in latebind's own syntax,
`foreign_syntax` what people write who know another language; the first that recognizes the state words the error. What
none of them recognizes becomes "expected …, found …", with one of the `hints`.
"""

from __future__ import annotations

from collections.abc import Callable

from latebind.grammar.diagnosis import foreign_syntax, hints, rules
from latebind.grammar.diagnosis.parser_state import ParserState
from latebind.grammar.errors import LatebindError, ParseError, fail
from latebind.grammar.lexer import incomplete
from latebind.grammar.source import Span
from latebind.grammar.tokens import CLOSERS, HOLES, Tokens

# Tried in this order: the earlier ones know more of what was meant.
_RULES: tuple[Callable[[ParserState], LatebindError | None], ...] = (
    rules.after_line_break, rules.interpolation, foreign_syntax.sign, foreign_syntax.for_head, rules.keys, foreign_syntax.equals,
    rules.unclosed_line, foreign_syntax.template, rules.bare_block, foreign_syntax.method, foreign_syntax.function, rules.reserved_name, foreign_syntax.word,
    rules.missing_parens, rules.missing_braces, rules.stray_branch, rules.case_label, rules.do_while, foreign_syntax.statement_as_value,
    foreign_syntax.arrow_object, foreign_syntax.colon, foreign_syntax.label, rules.definition, rules.comma, rules.quote_in_string, rules.parameters, rules.missing_comma,
    rules.new, rules.expr_statement, rules.angle_comparison, foreign_syntax.tag, rules.side_by_side,
)  # fmt: skip


def explain(state: ParserState) -> ParseError:
    """Give the error for a parser that cannot go on. It is `incomplete` where more text could make it a script."""
    tokens = state.tokens
    if state.type() == "END" and tokens.opened and tokens.opened[-1].token >= 0:
        error = _unclosed(tokens)
    else:
        error = next(filter(None, (rule(state) for rule in _RULES)), None) or _unexpected(state)
    assert isinstance(error, ParseError)
    return error


def _unclosed(tokens: Tokens) -> LatebindError:
    kind, token = tokens.opened[-1]
    closer = CLOSERS.get(kind) or HOLES[kind]
    code = "UNCLOSED_INTERPOLATION" if kind in HOLES else "UNCLOSED_BRACKET"
    return incomplete(fail(code, span=tokens.span(token), hole=kind, opener=kind, closer=closer))


def _unexpected(state: ParserState) -> LatebindError:
    expected = expectation(state)
    hint = hints.hint(state)
    if state.type() != "END" or state.text():
        return fail("UNEXPECTED", span=state.span(), expected=expected, found=state.found, hint=hint)
    # The end of the text is shown behind its last token, which may be lines before.
    at = state.tokens.ends[state.number - 1] if state.number else state.tokens.starts[state.number]
    return incomplete(fail("UNEXPECTED_END", span=Span(at, at), expected=expected, hint=hint))


_SHOWN = {
    "COMMA": "`,`", "COLON": "`:`", "ASSIGN": "`=`", "ARROW": "`=>`", "OF": "`of`", "FROM": "`from`", "AS": "`as`", "RPAR": "`)`", "RSQB": "`]`",
    "RBRACE": "`}`", "RANGLE": "`>`", "CATCH": "`catch`", "FINALLY": "`finally`", "IF": "`if`", "LANGLE": "`<`",
    "LPAR": "`(`", "LBRACE": "`{`", "WHILE": "`while`", "CASE": "`case`", "DEFAULT": "`default`", "SEND": 'the closing `"`', "TEND": "the closing backtick",
}  # fmt: skip


def expectation(state: ParserState) -> str:
    """Say what could have stood at the token that does not fit: `an expression or )`."""
    names = state.expected
    if {"RETURN", "SEMI", "NUMBER"} <= names:
        return "a statement"
    if state.wants_expression:
        after = _after(state)
        closer = "`)`" if "RPAR" in names else "`]`" if "RSQB" in names else ""
        return f"an expression{f' or {closer}' if closer else ''}{after}"
    if {"NAME", "STRING", "RESERVED"} <= names:
        return "a key or `}`" if "RBRACE" in names else "a key"
    if "NAME" in names:
        pattern = "a name or a pattern" if "LBRACE" in names else "a name"
        return pattern + ("" if {"COMMA", "RPAR"} & names else _after(state))
    words = [shown for name, shown in _SHOWN.items() if name in names]
    if "COLON" in names:
        words = [word for word in words if word != "`(`"]
    if state.wants_operator:
        words = [word for word in words if word not in ("`=>`", "`(`", "`=`")]
        if not {"RPAR", "RSQB", "RBRACE", "COLON", "ICLOSE", "RANGLE"} & names or "SEMI" in names:
            words.append("an operator")
    if "SEMI" in names:
        words.append("`;`")
    if "ICLOSE" in names:
        words.append("`}`" if state.tokens.text(state.brackets[-1].token) == "${" else "`)`")
    if names == {"END"} or (not words and "END" in names):
        words.append("the end")
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words) or "something else"


def _after(state: ParserState) -> str:
    before = state.type(-1)
    if before in ("", "SEMI", "CHUNK", "NAME") or before in ("RBRACE", "RPAR"):
        return ""
    return f" after `{state.text(-1)}`"
