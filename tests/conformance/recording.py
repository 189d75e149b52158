"""The recorded cases: programs with the answers of a real Node.js, so that `make test` needs none.

One JSON object a line, sorted by operation:
    op       the operation that the case is about
    uses     what else it shows, where the case is about statements
    late     the program
    js       the program in JavaScript, where its spelling differs
    value    what it gives, or
    throws   the name of the error that JavaScript throws (null for any other thrown value)
    refuses  the code of latebind's error, where it refuses what JavaScript accepts

Answers are compared to the last digit, also where ECMA-262 leaves that to the implementation: latebind computes them
as V8 does.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from latebind.tests.conformance.constructs import CONSTRUCTS
from latebind.tests.conformance.corners import corners
from latebind.tests.conformance.expressions import FORMS
from latebind.tests.conformance.kinds import words
from latebind.tests.conformance.outcomes import Json, Late, ask_late, ask_node, disagreement, same
from latebind.tests.conformance.picked import picked
from latebind.tests.conformance.programs import FOCI, Program, generate
from latebind.tests.conformance.trees import Form

FILE = Path(__file__).with_name("recorded.jsonl")

Case = dict[str, Any]

# Operations of statements; those of expressions come from the tables.
STATEMENTS = words(
    "arithmetic arrow arrow-block chain array-pattern break closure const continue default else error.message error.name expr finally "
    "for if let local object-pattern return throw try"
)

CONSTRUCTED = {name for name, _ in CONSTRUCTS}

_EXPRESSIONS = {name for form in FORMS for name in form.operations}


def operations() -> set[str]:
    """The names of all that is compared."""
    return _EXPRESSIONS | set(STATEMENTS) | CONSTRUCTED


def uses(case: Case) -> set[str]:
    """The operations that a case shows."""
    return {case["op"], *case.get("uses", ())}


@cache
def read() -> list[Case]:
    """All cases, which nobody changes."""
    with FILE.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def outcome_of(case: Case) -> Json:
    """The answer of JavaScript, as `ask_node` gives it."""
    if "throws" in case:
        return {"throws": {"name": case["throws"]} if case["throws"] else {}}
    return {"value": case["value"]}


def mismatch(case: Case, late: Late) -> str | None:
    """Why what latebind did is not what the case says, or None."""
    why = disagreement(outcome_of(case), late)
    if why is None and "throws" not in case and late.code != case.get("refuses"):
        return (
            f"refused with {late.code}: {late.detail}" if late.code else f"accepted, not refused with {case['refuses']}"
        )
    return why


# How many cases of each form are kept, of short programs and of larger ones, by what they come to.
_KEPT = {
    ("short", "value"): 6,
    ("short", "throws"): 1,
    ("short", "refuses"): 1,
    ("long", "value"): 2,
    ("long", "throws"): 1,
    ("long", "refuses"): 1,
}
_SHORT, _LONGEST = 60, 300


def record(count: int, seed: int) -> int:
    """Choose cases among the programs of a seed, and write them with those picked by hand and the corners."""
    programs = list({p.late: p for p in [*picked(), *corners()]}.values())
    answers = ask_node([p.js for p in programs])
    judged = zip(programs, answers, strict=True)
    if broken := [p.late for p, js in judged if disagreement(js, ask_late(p.late)) is not None]:
        raise RuntimeError(f"not to be recorded: {broken}")
    cases = [_case(p, js, ask_late(p.late)) for p, js in zip(programs, answers, strict=True) if "skip" not in js]
    texts = {case["late"] for case in cases}
    kept: Counter[tuple[int, str, str]] = Counter()
    for start in range(0, count, 1000):
        indices = range(start, min(start + 1000, count))
        programs = [generate(seed, index) for index in indices]
        for index, program, js in zip(indices, programs, ask_node([p.js for p in programs]), strict=True):
            form = index % len(FOCI)
            if len(program.late) > _longest(form) or program.late in texts or not {"value", "throws"} & js.keys():
                continue
            late = ask_late(program.late)
            if disagreement(js, late) is not None:
                continue  # `generate.py` reports it
            size = "short" if len(program.late) <= _SHORT else "long"
            outcome = "throws" if "throws" in js else "refuses" if late.code else "value"
            if kept[form, size, outcome] < _KEPT[size, outcome] * _times(form):
                kept[form, size, outcome] += 1
                texts.add(program.late)
                cases.append(_case(program, js, late))
    cases.sort(key=lambda case: (case["op"], len(case["late"]), case["late"]))
    lines = [json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in cases]
    FILE.write_text("".join(f"{_plain(line)}\n" for line in lines), encoding="utf-8")
    return len(cases)


# The longest program that is kept of each shape, and how many times as many as of a form.
_SHAPES = {"asynchronous": (900, 4), "racing": (500, 2)}


def _longest(form: int) -> int:
    focus = FOCI[form]
    if isinstance(focus, Form | tuple):
        return _LONGEST if isinstance(focus, Form) else 260
    return _SHAPES.get(focus.__name__, (600, 4))[0]


def _times(form: int) -> int:
    focus = FOCI[form]
    if isinstance(focus, Form | tuple):
        return 1 if isinstance(focus, Form) else 2
    return _SHAPES.get(focus.__name__, (600, 4))[1]


def _plain(line: str) -> str:
    """Characters that editors hide or break lines at are escaped."""
    return "".join(
        f"\\u{ord(c):04x}" if c in "\x7f\x80\x85\u2028\u2029\ufeff\u180e\u200b\u200d\ue000" else c for c in line
    )


def _case(program: Program, js: Json, late: Late) -> Case:
    case: Case = {"op": program.focus}
    if program.focus not in _EXPRESSIONS or program.focus in CONSTRUCTED:
        case["uses"] = sorted(program.operations())
    case["late"] = program.late
    if program.js != program.late:
        case["js"] = program.js
    if "throws" in js:
        case["throws"] = js["throws"].get("name")
    else:
        case["value"] = js["value"]
        if late.code is not None:
            case["refuses"] = late.code
    return case


def recheck() -> list[str]:
    """The recorded cases that this machine's Node answers otherwise."""
    cases = read()
    changed = []
    for case, js in zip(cases, ask_node([str(case.get("js", case["late"])) for case in cases]), strict=True):
        if "throws" in case:
            alike = js.get("throws", {}).get("name") == case["throws"]
        else:
            alike = "value" in js and (js["value"] == case["value"] or same(case["value"], js["value"]))
        if not alike:
            changed.append(f"{case['late']}\n  recorded {outcome_of(case)}\n  now {js}")
    return changed
