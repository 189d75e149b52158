"""Writes editors/textmate/latebind.tmLanguage.json, a grammar for editors, from the scanner's tables. Run by `make grammar`.

Words, operators, quotes and holes are those of `grammar/tokens.py`; what the scanner decides by the tokens before, such as where
a `/` begins a regular expression, is told by lookbehinds here. tests/editor/test_textmate.py compares the two.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from latebind.grammar import tables as t
from latebind.grammar.tokens import HOLES, OPERATORS, WORDS

ROOT = Path(__file__).resolve().parent.parent
OUTPUTS = (
    ROOT / "editors" / "textmate" / "latebind.tmLanguage.json",
    ROOT / "editors" / "vscode" / "syntaxes" / "latebind.tmLanguage.json",
)

Rule = dict[str, Any]

NAME = r"[\p{L}\p{Nl}_$][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}$]*"
CALLED = r"(?=[ \t]*\()"
_CONSTANTS = {t.TRUE, t.FALSE, t.NULL, t.UNDEFINED}
_STORAGE = {t.LOCAL, t.CONST, t.LET, t.VAR, t.FUNCTION}
_WORD_OPERATORS = {t.TYPEOF, t.IN, t.INSTANCEOF, t.NEW, t.DELETE}
_BRACKETS = (",", ";")
# Behind these, and behind the words of the language that end no value, a `/` begins a regular expression.
_BEFORE_REGEX = r"(?<=[=(,\[{;:!&|?+\-*%~^<>])"
_ENDS_VALUE = ("true", "false", "null", "undefined")


def words(kinds: Iterable[str]) -> str:
    """A pattern for any of some words, whole."""
    return rf"(?<![\w$])(?:{'|'.join(sorted(kinds))})(?![\w$])"


def word_rules() -> list[Rule]:
    """The words of the language, by what they are."""
    by_scope: dict[str, list[str]] = {}
    for word, kind in WORDS.items():
        if kind in _CONSTANTS:
            scope = "constant.language"
        elif kind in _STORAGE:
            scope = "storage.type"
        elif kind in _WORD_OPERATORS:
            scope = "keyword.other.operator"
        elif kind == t.RESERVED:
            scope = "keyword.other.reserved"
        else:
            scope = "keyword.control"
        by_scope.setdefault(scope, []).append(word)
    return [{"match": words(found), "name": f"{scope}.latebind"} for scope, found in sorted(by_scope.items())]


def operators() -> str:
    """A pattern for the operators, the longest first."""
    signs = sorted((sign for sign in OPERATORS if sign not in _BRACKETS), key=lambda sign: (-len(sign), sign))
    # A dot before a digit begins a number.
    return "|".join(re.escape(sign) + "(?![0-9])" * (sign in (".", "?.")) for sign in signs)


def hole(kind: str) -> Rule:
    """An interpolation, in which everything may stand."""
    closer = re.escape(HOLES[kind])
    return {
        "begin": re.escape(kind),
        "end": closer,
        "beginCaptures": {"0": {"name": "punctuation.section.embedded.begin.latebind"}},
        "endCaptures": {"0": {"name": "punctuation.section.embedded.end.latebind"}},
        "contentName": "meta.embedded.latebind",
        "patterns": [{"include": "#escaped-string"}, {"include": "$self"}],
    }


def string(quote: str, kind: str, escape: str, hole_kind: str | None = None, *, one_line: bool = True) -> Rule:
    """A kind of string; one that ends with its line does so without its quote, too."""
    closer = re.escape(quote)
    patterns: list[Rule] = [{"include": f"#{_HOLE_NAMES[hole_kind]}"}] if hole_kind is not None else []
    return {
        "name": f"string.quoted.{kind}.latebind",
        "begin": closer,
        "end": rf"{closer}|$" if one_line else closer,
        "beginCaptures": {"0": {"name": "punctuation.definition.string.begin.latebind"}},
        "endCaptures": {"0": {"name": "punctuation.definition.string.end.latebind"}},
        "patterns": [
            # A string goes on behind a backslash at the end of its line.
            {"begin": r"\\$", "end": "^", "beginCaptures": {"0": {"name": "constant.character.escape.latebind"}}},
            {"match": escape, "name": "constant.character.escape.latebind"},
            *patterns,
        ],
    }


_HOLE_NAMES = {"@(": "hole", "${": "template-hole"}
_ESCAPE = r"\\(?:x[0-9A-Fa-f]{2}|u\{[0-9A-Fa-f]+\}|u[0-9A-Fa-f]{4}|\r\n|.)"


def brackets(opener: str, closer: str) -> Rule:
    """A pair of brackets, so that one inside of an interpolation does not end that."""
    return {
        "begin": re.escape(opener),
        "end": re.escape(closer),
        "beginCaptures": {"0": {"name": "punctuation.section.brackets.begin.latebind"}},
        "endCaptures": {"0": {"name": "punctuation.section.brackets.end.latebind"}},
        "patterns": [{"include": "#escaped-string"}, {"include": "$self"}],
    }


def member() -> Rule:
    """What stands behind a dot: a name whatever it is elsewhere, also on the next line."""
    return {
        "begin": r"\?\.(?![0-9])|\.(?![0-9.])",
        "end": rf"({NAME}){CALLED}|({NAME})|(?=\S)(?!//|/\*)",
        "beginCaptures": {"0": {"name": "keyword.operator.accessor.latebind"}},
        "endCaptures": {
            "1": {"name": "entity.name.function.member.latebind"},
            "2": {"name": "variable.other.property.latebind"},
        },
        "patterns": [{"include": "#comments"}],
    }


def expr_angle() -> Rule:
    """`expr < … >`, whose `>` is a bracket."""
    return {
        "begin": r"(?<![\w$])(expr)\s*(<)",
        "end": r">(?!=)",
        "beginCaptures": {
            "1": {"name": "keyword.control.latebind"},
            "2": {"name": "punctuation.section.brackets.begin.latebind"},
        },
        "endCaptures": {"0": {"name": "punctuation.section.brackets.end.latebind"}},
        "patterns": [{"include": "#escaped-string"}, {"include": "$self"}],
    }


def function_value() -> Rule:
    """A function where a value stands: a `/` behind it divides, also on the next line."""
    head = rf"function(?![\w$])(?=[ \t]*(?:{NAME}[ \t]*)?\()"
    return {
        "begin": rf"(?<=[=(,\[:?&|]|[=(,\[:?&|] )(?={head})",
        "end": r"(?<=\})(?=[ \t]*\S)|^[ \t]*(?:(/)(?![/*])|(?=\S))",
        "endCaptures": {"1": {"name": "keyword.operator.latebind"}},
        "patterns": [
            {
                "begin": head,
                "end": r"(?<=\})",
                "beginCaptures": {"0": {"name": "storage.type.latebind"}},
                "patterns": [{"include": "#escaped-string"}, {"include": "$self"}],
            }
        ],
    }


def regex() -> Rule:
    """A regular expression, where no value stands before it."""
    keywords = sorted(word for word, kind in WORDS.items() if word not in _ENDS_VALUE and kind != t.RESERVED)
    before = "|".join([_BEFORE_REGEX, r"^", *(rf"(?<=\b{word})" for word in keywords)])
    body = r"(?:[^/\\\[\r\n]|\\.|\[(?:[^\]\\\r\n]|\\.)*\])+"
    return {
        "match": rf"(?:{before})\s*(/(?![*/]){body}/[\w$]*)",
        "captures": {"1": {"name": "string.regexp.latebind"}},
    }


def grammar() -> Rule:
    """The whole grammar."""
    digits = r"[0-9](?:_?[0-9])*"
    number = (
        r"(?<![\w$])(?:0[xX][0-9A-Fa-f_]+|0[oO][0-7_]+|0[bB][01_]+"
        rf"|(?:{digits}(?:\.(?:{digits})?)?|\.{digits})(?:[eE][+-]?{digits})?)(?![\w$])"
    )
    return {
        "information_for_contributors": ["Made by `make grammar`. Change .dev/build_grammar.py instead."],
        "$schema": "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
        "name": "latebind",
        "scopeName": "source.latebind",
        "fileTypes": ["late"],
        "firstLineMatch": r"^#!.*\blatebind\b",
        "patterns": [
            {"include": f"#{name}"}
            for name in (
                *(
                    "hash-bang",
                    "comments",
                    "regex",
                    "strings",
                    "expr-angle",
                    "async",
                    "function-value",
                    "words",
                    "member",
                    "numbers",
                ),
                *("functions", "names", "operators", "brackets"),
            )
        ],
        "repository": {
            "hash-bang": {"match": r"\A#!.*$", "name": "comment.line.shebang.latebind"},
            "comments": {
                "patterns": [
                    {"match": r"//.*$", "name": "comment.line.double-slash.latebind"},
                    {"begin": r"/\*", "end": r"\*/", "name": "comment.block.latebind"},
                ]
            },
            "strings": {
                "patterns": [
                    string('"""', "triple", _ESCAPE, "@(", one_line=False),
                    string('"', "double", _ESCAPE, "@("),
                    string("'", "single", _ESCAPE),
                    string("`", "template", _ESCAPE, "${", one_line=False),
                ]
            },
            "escaped-string": string('\\"', "double", r"\\(?!\")(?:u\{[0-9A-Fa-f]+\}|.)", "@("),
            "hole": hole("@("),
            "template-hole": hole("${"),
            "regex": regex(),
            "function-value": function_value(),
            "expr-angle": expr_angle(),
            # Before a function, its parameters or the key of a method; a name everywhere else.
            "async": {
                "match": rf"(?<![\w$.])async(?=[ \t]+(?:function(?![\w$])|{NAME}[ \t]*(?:=>|\()|\[|[0-9.]+[ \t]*\(|\"[^\"\n]*\"[ \t]*\(|'[^'\n]*'[ \t]*\()|[ \t]*\((?:[^()]|\([^()]*\))*\)[ \t]*=>)",
                "name": "storage.modifier.latebind",
            },
            "words": {"patterns": word_rules()},
            "member": member(),
            "numbers": {"match": number, "name": "constant.numeric.latebind"},
            "functions": {"match": rf"({NAME}){CALLED}", "name": "entity.name.function.latebind"},
            "names": {"match": NAME, "name": "variable.other.latebind"},
            "operators": {"match": operators(), "name": "keyword.operator.latebind"},
            "brackets": {
                "patterns": [
                    {"match": "[,;]", "name": "punctuation.separator.latebind"},
                    *(brackets(opener, closer) for opener, closer in ("()", "[]", "{}")),
                    {"match": r"[)\]}]", "name": "punctuation.section.brackets.end.latebind"},
                ]
            },
        },
    }


def text() -> str:
    """The grammar as its file has it."""
    return json.dumps(grammar(), ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    for output in OUTPUTS:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text(), "utf-8")


if __name__ == "__main__":
    main()
