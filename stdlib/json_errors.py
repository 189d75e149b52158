"""Where and why a text is no JSON, and what to do about it: `stdlib/json.py` asks, once Python's decoder has refused it."""

from __future__ import annotations

import re
from json.decoder import JSONDecodeError
from typing import Any

from latebind.grammar.errors import LatebindError, fail
from latebind.grammar.lazy_regex import lazy_regex

EXTRA = "extra data"  # behind the value there is more
_CONSTANT = "constant"
_SPACE = lazy_regex(r"[ \t\n\r]*")
STRING = lazy_regex(r'"[^"\\]*(?:\\.[^"\\]*)*"?', re.DOTALL)


def refuse_constant(name: str) -> Any:
    """Raise what `syntax_error` knows: Python's decoder knows NaN and Infinity, and does not say where they stand."""
    raise JSONDecodeError(_CONSTANT, "", 0)


def after_space(text: str, at: int) -> int:
    """The first place from this one on where JSON has no white space."""
    match = _SPACE.match(text, at)
    return match.end() if match else at


def syntax_error(text: str, at: int, problem: str) -> LatebindError:
    """The error for a text that cannot go on at a place, for what Python's decoder calls `problem`, or for `EXTRA`."""
    if problem == _CONSTANT:
        blanked = STRING.sub(lambda match: " " * len(match[0]), text)
        constant = re.search("NaN|-?Infinity", blanked)
        at = constant.start() if constant else 0
    elif problem.startswith("Illegal trailing comma"):
        at = after_space(text, at + 1)  # where older Pythons see it
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    found = _found(text[at : at + 1], problem)
    return fail("JSON_SYNTAX", line=line, column=column, found=found, hint=_hint(text, at, problem))


# What stands for a value in other languages, and what JSON has for it.
_WORDS = {"None": "null", "nil": "null", "undefined": "null", "NaN": "null", "True": "true", "False": "false"}
_WORD = lazy_regex(r"-?[A-Za-z_$][\w$]*")
_OPENER = lazy_regex(r"[{\[]")
_QUOTES = "keys and texts stand in double quotes in JSON"
# What to do about a character.
_CHARACTERS = {
    **dict.fromkeys("'`“”", _QUOTES),
    **dict.fromkeys("/#", "JSON has no comments"),
    "\n": "a line break in a text is written `\\n` in JSON",
}


def _hint(text: str, at: int, problem: str) -> str | None:
    """What to do about a text that goes wrong at this place."""
    if not text.strip():
        return 'empty text is no JSON: where that may be, `JSON.parse(text || "null")`'
    if at == after_space(text, 0) and (opener := _OPENER.search(text, at + 1)) is not None:
        closer = "}" if opener[0] == "{" else "]"
        return f'take the JSON out of it: `text.slice(text.indexOf("{opener[0]}"), text.lastIndexOf("{closer}") + 1)`'
    char = text[at : at + 1]
    if char in _CHARACTERS:
        return _CHARACTERS[char]
    if problem == EXTRA:
        return (
            'one text is one value; of several lines each is: `text.trim().split("\\n").map(line => JSON.parse(line))`'
        )
    if (word := _WORD.match(text, at)) is not None:
        plain = "null" if word[0].endswith("Infinity") else _WORDS.get(word[0])
        return _QUOTES if plain is None else f"JSON has `{plain}` for it"
    if char in ("]", "}") and text[:at].rstrip().endswith(","):
        return "leave out the `,` before it"
    begins_value = char in ('"', "{", "[") or (char.isdigit() and not text[at - 1].isdigit())
    return "write a `,` before it" if begins_value and problem == "Expecting ',' delimiter" else None


def _found(char: str, problem: str) -> str:
    if problem.startswith("Unterminated string"):
        return "a string without its closing quote"
    if not char:
        return "the end of the text"
    return f"`{char}`" if char.isprintable() else f"U+{ord(char):04X}"
