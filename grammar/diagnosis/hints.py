"""What to write where an error only says what was expected: asked by `diagnosis/__init__.py` when no rule knows better."""

from __future__ import annotations

from collections.abc import Callable

from latebind.grammar.diagnosis.parser_state import CLOSED, ParserState


def hint(state: ParserState) -> str | None:
    """What to write where the parser could not go on, as far as what stands around it tells."""
    return next(filter(None, (each(state) for each in _HINTS)), None)


def _member(s: ParserState) -> str | None:
    if s.type(-1) != "DOT" or s.type() != "STRING":
        return None
    return "join texts with `+`" if s.type(-2) == "STRING" else "write `x[key]` for a key that is no name"


def _shortened_arrow(s: ParserState) -> str | None:
    if s.wants_expression and s.type() == "DOT" and s.type(1) == "NAME" and s.inside == "call":
        return f"name what it is a member of: `x => x.{s.text(1)}`"
    return None


# How Python spells a spread, by what it stands in.
_SPREADS = {"call": ("*", "**"), "array": ("*",), "object": ("**",)}


def _spread(s: ParserState) -> str | None:
    if s.text() in _SPREADS.get(s.inside, ()) and s.text(-1) in ("(", "[", "{", ",") and s.type(1) == "NAME":
        return f"write `...{s.text(1)}`"
    if s.type() == "ELLIPSIS" and "RETURN" in s.expected:
        return "spread it into something: `[...xs]`, `{ ...o }` or `f(...xs)`"
    return None


def _parameters(s: ParserState) -> str | None:
    if s.type() != "ARROW" or s.wants_operator:
        return None
    return "write `:` behind a key" if s.inside == "object" else "a function begins with its parameters: `() => …`"


def _closing(s: ParserState) -> str | None:
    return "write `)` before it" if s.type() == "LBRACE" and "RPAR" in s.expected and not s.wants_expression else None


def _module(s: ParserState) -> str | None:
    return 'write `import { a } from "module"`' if "FROM" in s.expected else None


def _time_of_day(s: ParserState) -> str | None:
    if s.type() == "COLON" and s.type(-1) == s.type(1) == "NUMBER":
        return f'a time of day is a text: `"{s.text(-1)}:{s.text(1)}"`'
    return None


def _condition(s: ParserState) -> str | None:
    if "COLON" in s.expected and s.inside in ("", "block") and "QMARK" in s.expected:
        return "write `condition ? a : b`"
    return None


def _percentage(s: ParserState) -> str | None:
    if s.text(-1) == "%" and s.type(-2) == "NUMBER" and (s.type() in CLOSED or s.type() in ("END", "SEMI", "COMMA")):
        return f"`%` gives what is left by a division; a percentage is `{s.text(-2)} / 100`"
    return None


def _comma(s: ParserState) -> str | None:
    return "leave the `,` out" if s.type() == "COMMA" and s.text(-1) in (",", "{", "(") else None


_HINTS: tuple[Callable[[ParserState], str | None], ...] = (
    *(
        _member,
        _shortened_arrow,
        _spread,
        _parameters,
        _closing,
        _module,
        _time_of_day,
        _percentage,
        _comma,
        _condition,
    ),
)
