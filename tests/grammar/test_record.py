"""Frozen records are what `dataclasses` would make of them, to all who look."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import os
import pickle
import subprocess
import sys
from ast import literal_eval
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from latebind.grammar import inits
from latebind.grammar.record import FrozenRecord, init_text, shape_name


class Size(FrozenRecord):
    """A record with a check."""

    width: int
    height: int = 2
    unit: str | None = None

    def __post_init__(self) -> None:
        if self.width < 0:
            raise ValueError("below 0")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """The same, by `dataclasses`."""

    width: int
    height: int = 2
    unit: str | None = None

    def __post_init__(self) -> None:
        if self.width < 0:
            raise ValueError("below 0")


def assign(value: Any, name: str) -> None:
    setattr(value, name, 1)


def remove(value: Any, name: str) -> None:
    delattr(value, name)


ASKED: dict[str, Callable[[Any], Any]] = {
    "shown": lambda kind: repr(kind(width=1, unit="m")),
    "equal": lambda kind: (kind(width=1) == kind(width=1, height=2), kind(width=1) == kind(width=2)),
    "equal to others": lambda kind: kind(width=1) == (1, 2, None),
    "hashed": lambda kind: len({kind(width=1), kind(width=1), kind(width=2)}),
    "parameters": lambda kind: list(inspect.signature(kind).parameters.values()),
    "described": lambda kind: [(f.name, f.type, f.default, f.kw_only, f.init) for f in dataclasses.fields(kind)],
    "a dataclass": lambda kind: (dataclasses.is_dataclass(kind), dataclasses.is_dataclass(kind(width=1))),
    "replaced": lambda kind: dataclasses.asdict(dataclasses.replace(kind(width=1), unit="m")),
    "as a dict": lambda kind: dataclasses.asdict(kind(width=1)),
    "pickled": lambda kind: all(
        pickle.loads(pickle.dumps(kind(width=1), protocol)) == kind(width=1)
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)
    ),
    "copied": lambda kind: [copy.copy(kind(width=1)) == kind(width=1), copy.deepcopy(kind(width=1)) == kind(width=1)],
    "a field is set": lambda kind: assign(kind(width=1), "width"),
    "a field is deleted": lambda kind: remove(kind(width=1), "width"),
    "checked": lambda kind: kind(width=-1),
    "checked when replaced": lambda kind: dataclasses.replace(kind(width=1), width=-1),
    "by position": lambda kind: kind(1),
    "missing": lambda kind: kind(),
    "unknown": lambda kind: kind(width=1, depth=3),
    "without a dict": lambda kind: hasattr(kind(width=1), "__dict__"),
}


def outcome(ask: Callable[[Any], Any], kind: type[Any]) -> str:
    try:
        found = ask(kind)
    except Exception as error:
        found = f"{type(error).__name__}: {error}"
    return str(found).replace("Plain", "Size")


@pytest.mark.parametrize("name", ASKED)
def test_a_frozen_record_is_a_dataclass(name: str) -> None:
    assert outcome(ASKED[name], Size) == outcome(ASKED[name], Plain)


def test_nothing_is_added_to_a_frozen_record() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        assign(Size(width=1), "other")


@pytest.mark.skipif(sys.version_info < (3, 13), reason="copy.replace is new in Python 3.13")
def test_a_frozen_record_is_replaced_by_copy() -> None:
    replaced = getattr(copy, "replace")  # noqa: B009
    assert replaced(Size(width=1), height=5) == Size(width=1, height=5)


INITS = Path(inits.__file__)
HEAD = '''"""The `__init__` of the records that a start makes, compiled with this file and not at the start. Not to be edited: made by
`LATEBIND_UPDATE_GOLDEN=1 pytest tests/grammar/test_record.py`.
"""

# fmt: off
# ruff: noqa: E702, F821
# mypy: ignore-errors
# pyright: basic, reportUndefinedVariable=false

'''
# A run that counts in a memory; what it has loaded is asked for the shapes of its records.
START = """
import sys
from latebind.__main__ import main
sys.argv = ["latebind", "run", sys.argv[1]]
from latebind.cli import start
start.end = lambda: None
main()
from latebind.grammar.record import FrozenRecordType, Record, MutableRecord, _Own
def kinds(base):
    for kind in base.__subclasses__():
        yield kind
        yield from kinds(kind)
shapes = set()
for kind in [*kinds(Record), *kinds(MutableRecord)]:
    made = tuple(isinstance(kind._defaults.get(field), _Own) for field in kind.__match_args__)
    shapes.add((made, isinstance(kind, FrozenRecordType), "__post_init__" in vars(kind)))
print(sorted(shapes, key=lambda shape: (len(shape[0]), shape)))
"""


def test_no_start_compiles_an_init(tmp_path: Path) -> None:
    script = tmp_path / "count.late"
    script.write_text('expr { memory.setItem("n", Number(memory.getItem("n") || "0") + 1) }\n', "utf-8")
    environment = os.environ | {"LATEBIND_MEMORY": ":memory:"}
    command = [sys.executable, "-c", START, str(script)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    shapes = literal_eval(done.stdout.splitlines()[-1])
    lines = [init_text(shape_name(*shape), *shape) for shape in shapes]
    if os.environ.get("LATEBIND_UPDATE_GOLDEN"):
        INITS.write_text(HEAD + "".join(lines), "utf-8")
    written = INITS.read_text("utf-8").splitlines(keepends=True)
    assert [line for line in lines if line not in written] == []
