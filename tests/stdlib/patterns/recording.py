"""What Node.js 24 answered for patterns, as digests, so that `make test` needs no Node.

    python -m latebind.tests.stdlib.patterns.recording      ask Node anew and write recorded.jsonl

A line is `[pattern, flags, outcome]`. The outcome is the code of the error where latebind refuses the pattern, else a
digest of all that Node says of the set's subjects, those left out at which latebind stops.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from latebind.tests.stdlib.patterns import generate, ordinary, picked, test262
from latebind.tests.stdlib.patterns.answers import Answer, Question, accepted, ask_late, ask_node

FILE = Path(__file__).with_name("recorded.jsonl")


class Set(NamedTuple):
    """Patterns that are asked of the same texts."""

    questions: list[Question]
    subjects: list[str]
    templates: list[str]


SETS = {
    "ordinary": Set(ordinary.patterns(), ordinary.SUBJECTS, ordinary.TEMPLATES),
    "picked": Set(picked.patterns(), picked.SUBJECTS, picked.TEMPLATES),
    "test262": Set(test262.written(), test262.SUBJECTS[::3], test262.TEMPLATES),
    "random": Set(
        [generate.pattern(seed) for seed in range(600)],
        generate.subjects(0, 12),
        ["<$1|$&|$`|$'|$$>", "$<n1>-$10$2$0$"],
    ),
    "loops": Set([generate.loops(seed) for seed in range(900)], generate.few_letters(0, 9), ["$1"]),
    "around": Set([generate.around(seed) for seed in range(400)], generate.few_letters(1, 12), ["$1|$2"]),
    "scraps": Set([generate.scraps(seed) for seed in range(600)], generate.subjects(1, 4), ["<$1>"]),
}


def digest(answers: list[Answer | str]) -> str:
    text = json.dumps(answers, sort_keys=True)
    return sha256(text.encode()).hexdigest()[:12]


def mine(question: Question, asked: Set) -> str:
    """The outcome that latebind gives."""
    pattern = accepted(question)
    if isinstance(pattern, str):
        return pattern
    return digest([ask_late(pattern, subject, asked.templates) for subject in asked.subjects])


def nodes(question: Question, asked: Set, answers: list[Answer] | None) -> str:
    """The outcome that Node gives."""
    pattern = accepted(question)
    if isinstance(pattern, str):
        return pattern
    if answers is None:
        return "PATTERN_SYNTAX"
    stops = (ask_late(pattern, subject, asked.templates) for subject in asked.subjects)
    return digest([mine if isinstance(mine, str) else answer for mine, answer in zip(stops, answers, strict=True)])


def record() -> Iterator[list[Any]]:
    for name, asked in SETS.items():
        answers = ask_node(asked.questions, asked.subjects, asked.templates)
        for question, answer in zip(asked.questions, answers, strict=True):
            yield [name, *question, nodes(question, asked, answer)]


@cache
def read() -> dict[str, list[tuple[Question, str]]]:
    """The recorded outcomes of each set, which nobody changes."""
    found: dict[str, list[tuple[Question, str]]] = {name: [] for name in SETS}
    with FILE.open(encoding="utf-8") as lines:
        for line in lines:
            name, source, flags, outcome = json.loads(line)
            found[name].append(((source, flags), outcome))
    return found


if __name__ == "__main__":
    with FILE.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(row, ensure_ascii=True) + "\n" for row in record())
