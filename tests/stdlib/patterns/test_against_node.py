"""Patterns against a real Node.js 24: `make long`. The figures of the last tests are printed."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest

import latebind
from latebind.stdlib.patterns.unicode import property_set
from latebind.stdlib.patterns.unicode_tables import BINARY, CATEGORIES, SCRIPTS
from latebind.tests.stdlib.patterns import generate, ordinary, picked, test262
from latebind.tests.stdlib.patterns.answers import (
    Question,
    accepted,
    ask_late,
    ask_node,
    late_runs,
    node,
    node_runs,
)

pytestmark = [pytest.mark.long, pytest.mark.timeout(3600)]

ROOT = Path(latebind.__file__).parent
COUNT = 24_000  # random patterns


def compare(questions: list[Question], subjects: list[str], templates: list[str]) -> Counter[str]:
    """Ask both, print what became of the patterns, and fail where latebind gives another answer than Node."""
    outcomes: Counter[str] = Counter()
    wrong: list[Any] = []
    for question, answers in zip(questions, ask_node(questions, subjects, templates), strict=True):
        pattern = accepted(question)
        if isinstance(pattern, str):
            outcomes[pattern] += 1
            if pattern == "PATTERN_SYNTAX" and answers is not None:
                wrong.append((question, "a pattern in JavaScript"))
            continue
        outcomes["accepted"] += 1
        if answers is None:
            wrong.append((question, "no pattern in JavaScript"))
            continue
        for subject, answer in zip(subjects, answers, strict=True):
            mine = ask_late(pattern, subject, templates)
            if isinstance(mine, str):
                outcomes[f"stopped by {mine}"] += 1
                continue
            outcomes["answers"] += 1
            mine = json.loads(json.dumps(mine))
            wrong += [(question, subject, key, mine[key], answer[key]) for key in answer if mine[key] != answer[key]][
                :1
            ]
    print(len(questions), "patterns:", dict(outcomes.most_common()))
    assert not wrong, "\n".join(map(repr, sorted(wrong, key=lambda found: len(found[0][0]))[:10]))
    return outcomes


def test_node_is_the_one_that_the_law_means() -> None:
    version = subprocess.run([node(), "--version"], capture_output=True, text=True, check=True).stdout
    assert version.startswith("v24.")


def test_ordinary_patterns() -> None:
    found = compare(ordinary.patterns(), ordinary.SUBJECTS, ordinary.TEMPLATES)
    assert found["accepted"] >= 0.97 * len(ordinary.patterns())


@pytest.mark.parametrize("kind", ["", "i", "m", "s", "im", "is", "ms", "ims"])
def test_ordinary_patterns_with_all_flags(kind: str) -> None:
    """The patterns of the test before, with each of the 64 sets of `g i m s u y` in all eight tests. Indices, the flag
    `d`, are asked for in each."""
    sources = dict.fromkeys(source for source, _ in ordinary.patterns())
    more = ["", "g", "u", "y", "gu", "gy", "uy", "guy"]
    questions = [(source, "".join(sorted(kind + flags))) for flags in more for source in sources]
    assert len(sources) >= 300
    assert len(ordinary.SUBJECTS) >= 50
    found = compare(questions, ordinary.SUBJECTS, ordinary.TEMPLATES[:1])
    assert found["accepted"] >= 0.6 * len(questions)


def test_picked_patterns() -> None:
    compare(picked.patterns(), picked.SUBJECTS, picked.TEMPLATES)


def test_patterns_of_test262() -> None:
    compare(test262.written(), test262.SUBJECTS, test262.TEMPLATES)
    compare(test262.characters(), test262.SUBJECTS, test262.TEMPLATES)


@pytest.mark.parametrize("part", range(8))
def test_random_patterns(part: int) -> None:
    count = COUNT // 8
    questions = [generate.pattern(1_000_000 + part * count + at) for at in range(count)]
    found = compare(questions, generate.subjects(part, 29), ["<$1|$&|$`|$'|$$>", "$<n1>-$10$2$0$"])
    assert found["accepted"] >= 0.7 * count


@pytest.mark.parametrize("part", range(4))
def test_nested_repetitions(part: int) -> None:
    count = COUNT // 8
    questions = [generate.loops(1_000_000 + part * count + at) for at in range(count)]
    found = compare(questions, generate.few_letters(part, 24), ["$1"])
    assert found["accepted"] >= 0.7 * count


@pytest.mark.parametrize("part", range(4))
def test_look_around(part: int) -> None:
    count = COUNT // 8
    questions = [generate.around(1_000_000 + part * count + at) for at in range(count)]
    found = compare(questions, generate.few_letters(part, 24), ["$1|$2"])
    assert found["accepted"] >= 0.4 * count


def test_random_text() -> None:
    questions = [generate.scraps(1_000_000 + at) for at in range(COUNT)]
    compare(questions, generate.subjects(9, 6), ["<$1>"])


@pytest.mark.parametrize(
    "letters",
    ["kK\u212asS\u017fxX", "ßẞsSΩω\u2126åÅ\u212b", "µμΜθϑϴΘσςΣ", "ﬅﬆᾳᾼΐ\u1fd3ΰ\u1fe3", "ǅǆǄIiİı", "ꭰᎠᏰᏸაᲐ", "aAbBkK"],
)
def test_letter_case_in_alternatives(letters: str) -> None:
    random = Random(letters)

    def word() -> str:
        return "".join(random.choice(letters) for _ in range(random.randrange(1, 4)))

    def option() -> str:
        return random.choice((word(), word(), f"[{word()}]", word() + random.choice("*+?"), f"({word()})"))

    def choice() -> str:
        return "|".join(option() for _ in range(random.randrange(1, 5)))

    def question() -> Question:
        one, other = choice(), word()
        text = random.choice((one, f"(?:{one}){other}", f"{other}(?:{one})", f"(?:{one})+"))
        return text, random.choice(("gi", "giu"))

    subjects = ["".join(random.choice(letters) for _ in range(random.randrange(1, 9))) for _ in range(14)]
    compare([question() for _ in range(800)], subjects, ["$&"])


CLASSES = [
    ".",
    r"\d",
    r"\D",
    r"\s",
    r"\S",
    r"\w",
    r"\W",
    r"[^\w]",
    r"[^\W]",
    r"[\W]",
    "[a-z]",
    "[^a-z]",
    "[K]",
    "[^ks]",
]
CLASSES += ["[\u0080-\u024f]", "[^\u0370-\u03ff]", "[Α-Ω]", "[а-я]", "k", "ß", "\u1e9e", "[ǅ-ǌ]", r"[\s\S]", "[]"]


@pytest.mark.parametrize("flags", ["g", "gi", "gs", "gu", "giu"])
def test_classes_have_the_characters_that_they_have_in_node(flags: str) -> None:
    same_runs([(f"(?:{chars})+", flags) for chars in CLASSES])


@pytest.mark.parametrize("sign", ["p", "P"])
@pytest.mark.parametrize("flags", ["gu", "giu"])
def test_properties_have_the_characters_that_they_have_in_node(sign: str, flags: str) -> None:
    names = [row.split()[0] for row in f"{BINARY};{CATEGORIES}".split(";")]
    if flags == "gu" and sign == "p":
        scripts = [row.split()[0] for row in SCRIPTS.split(";")]
        names += [f"{kind}={name}" for kind in ("sc", "Script_Extensions") for name in scripts]
    same_runs([(f"\\{sign}{{{name}}}+", flags) for name in names])


def test_properties_have_their_other_names() -> None:
    for table, kinds in ((BINARY, [""]), (CATEGORIES, ["", "gc"]), (SCRIPTS, ["sc", "scx"])):
        for names in map(str.split, table.split(";")):
            for kind in kinds:
                sets = {property_set(kind, name) if kind else property_set(name, None) for name in names}
                assert len(sets) == 1
                assert None not in sets


def same_runs(questions: list[Question]) -> None:
    wrong = [
        question for question, runs in zip(questions, node_runs(questions), strict=True) if late_runs(question) != runs
    ]
    assert not wrong


def test_the_tables_of_unicode_are_fresh() -> None:
    path = ROOT / ".dev" / "build_unicode.py"
    spec = importlib.util.spec_from_file_location("build_unicode", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.OUTPUT.read_text("utf-8") == module.build(module.ask()), "run `make unicode`"
