"""Programs that assign and change nothing compile to the code that they had before anything could: nothing is copied,
nothing noted for undoing, no operand held. unchanging.jsonl has such programs, each with a digest of its code.

LATEBIND_UPDATE_GOLDEN=1 records the digests anew, for a change of the compiler that means to change this code.
"""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path

import pytest

import latebind
from latebind.interp.compiler import pyast

PROGRAMS = Path(__file__).parent / "unchanging.jsonl"
# What only programs have in which something changes or is assigned.
OF_CHANGE = ("h_begin_changes", "h_lend", "h_set_", "Cell(")


RUNTIME = latebind.Runtime()


@pytest.fixture(autouse=True)
def _as_for_the_oldest_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """Later versions need no place to land behind a long guard, and get none."""
    monkeypatch.setattr(pyast, "FAR_IS_SLOW", True)


def code(text: str) -> str:
    return RUNTIME.compile(text).runner.code_text()


def test_programs_that_change_nothing_keep_their_code() -> None:
    rows = [json.loads(line) for line in PROGRAMS.read_text("utf-8").splitlines()]
    assert len(rows) >= 200
    found = [{"text": row["text"], "code": sha256(code(row["text"]).encode()).hexdigest()[:16]} for row in rows]
    if "LATEBIND_UPDATE_GOLDEN" in os.environ:
        PROGRAMS.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found), "utf-8")
    assert found == rows


def test_the_code_of_change_is_known() -> None:
    """What the digests would not tell: that these words still stand for what a changing program needs."""
    changing = code(
        "const xs = a; xs.push(1); let n = 0; const f = () => n++; f(); xs[0] = n; for (const x of a) { let m = x; const g = () => m++; g() }; [xs, n]"
    )
    assert [word for word in OF_CHANGE if word not in changing] == []
    for line in PROGRAMS.read_text("utf-8").splitlines():
        text = code(json.loads(line)["text"])
        assert [word for word in OF_CHANGE if word in text] == []
