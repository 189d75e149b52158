"""Why a text is not a script: where the parser cannot go on, put into words.

Slips and the habits of other languages are asked first, for they have the best advice; what is left is told in
general: what was expected, and what was found.
"""

from __future__ import annotations

from collections.abc import Callable

from latebind.grammar.diagnosis import foreign_syntax, rules
from latebind.grammar.diagnosis.parser_state import Stuck
from latebind.grammar.errors import LatebindError, ParseError, fail
from latebind.grammar.lexer import incomplete
from latebind.grammar.source import Span
from latebind.grammar.tokens import CLOSERS, HOLES, Tokens

# In this order: the earlier ones know more of what was meant.
_QUESTIONS: tuple[Callable[[Stuck], LatebindError | None], ...] = (
    rules.after_line_break, rules.interpolation, foreign_syntax.sign, foreign_syntax.for_head, rules.keys, foreign_syntax.equals,
    rules.unclosed_line, rules.bare_block, foreign_syntax.method, rules.reserved_name, foreign_syntax.word, rules.missing_parens,
    rules.missing_braces, rules.stray_branch, foreign_syntax.statement_as_value, foreign_syntax.colon, foreign_syntax.label, rules.definition,
    rules.comma, rules.quote_in_string, rules.parameters, rules.missing_comma, rules.new, rules.expr_statement,
    rules.angle_comparison, foreign_syntax.tag, rules.side_by_side,
)  # fmt: skip


def explain(stuck: Stuck) -> ParseError:
    """The error for a parser that cannot go on."""
    tokens = stuck.tokens
    if stuck.type() == "END" and tokens.opened and tokens.opened[-1].token >= 0:
        error = _unclosed(tokens)
    else:
        error = next(filter(None, (question(stuck) for question in _QUESTIONS)), None) or _unexpected(stuck)
    assert isinstance(error, ParseError)
    return error


def _unclosed(tokens: Tokens) -> LatebindError:
    kind, token = tokens.opened[-1]
    closer = CLOSERS.get(kind) or HOLES[kind]
    code = "UNCLOSED_INTERPOLATION" if kind in HOLES else "UNCLOSED_BRACKET"
    return incomplete(fail(code, span=tokens.span(token), hole=kind, opener=kind, closer=closer))


def _unexpected(stuck: Stuck) -> LatebindError:
    expected = expectation(stuck)
    if stuck.type() != "END" or stuck.text():
        return fail("UNEXPECTED", span=stuck.span(), expected=expected, found=stuck.found)
    # The end of the text is shown behind its last token, which may be lines before.
    at = stuck.tokens.ends[stuck.number - 1] if stuck.number else stuck.tokens.starts[stuck.number]
    return incomplete(fail("UNEXPECTED_END", span=Span(at, at), expected=expected))


_SHOWN = {
    "COMMA": "`,`", "COLON": "`:`", "ASSIGN": "`=`", "ARROW": "`=>`", "OF": "`of`", "RPAR": "`)`", "RSQB": "`]`",
    "RBRACE": "`}`", "RANGLE": "`>`", "CATCH": "`catch`", "FINALLY": "`finally`", "IF": "`if`", "LANGLE": "`<`",
    "LPAR": "`(`", "LBRACE": "`{`", "CONST": "`const`", "SEND": 'the closing `"`', "TEND": "the closing backtick",
}  # fmt: skip


def expectation(stuck: Stuck) -> str:
    """What could have stood there, as a person would say it."""
    names = stuck.expected
    if {"LOCAL", "SEMI", "NUMBER"} <= names:
        return "a statement"
    if stuck.wants_expression:
        after = _after(stuck)
        closer = "`)`" if "RPAR" in names else "`]`" if "RSQB" in names else ""
        return f"an expression{f' or {closer}' if closer else ''}{after}"
    if {"NAME", "STRING", "RESERVED"} <= names:
        return "a key or `}`" if "RBRACE" in names else "a key"
    if "NAME" in names:
        pattern = "a name or a pattern" if "LBRACE" in names else "a name"
        return pattern + ("" if {"COMMA", "RPAR"} & names else _after(stuck))
    words = [shown for name, shown in _SHOWN.items() if name in names]
    if stuck.wants_operator:
        words = [word for word in words if word not in ("`=>`", "`(`")]
        if not {"RPAR", "RSQB", "RBRACE", "COLON", "ICLOSE", "RANGLE"} & names or "SEMI" in names:
            words.append("an operator")
    if "SEMI" in names:
        words.append("`;`")
    if "ICLOSE" in names:
        words.append("`}`" if stuck.tokens.text(stuck.brackets[-1].token) == "${" else "`)`")
    if names == {"END"} or (not words and "END" in names):
        words.append("the end")
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words) or "something else"


def _after(stuck: Stuck) -> str:
    before = stuck.type(-1)
    if before in ("", "SEMI", "CHUNK", "NAME") or before in ("RBRACE", "RPAR"):
        return ""
    return f" after `{stuck.text(-1)}`"
