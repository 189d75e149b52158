"""The directed search makes scripts that run, and tells those that take too much."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import latebind
from latebind.grammar.errors import LatebindError
from latebind.tests.audit.search import Search, Taken, in_child, measured, source_of, wrong
from latebind.tests.audit.table import host

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/clear_refs").exists() or not hasattr(os, "fork"), reason="needs Linux"
)


def test_most_scripts_compile() -> None:
    search, compiled = Search(1), 0
    with host() as context:
        for _ in range(60):
            source, makers = source_of(search.next())
            try:
                context.runtime.compile(source, variables=tuple(f"v{number}" for number in range(1, len(makers) + 1)))
            except LatebindError:
                continue
            compiled += 1
    assert compiled > 30


def test_what_takes_too_much_is_told() -> None:
    with host() as context:
        taken = in_child(lambda: measured(context, "v1.length", [lambda: "x"], latebind.Limits()))
        assert taken.code == "ok"
        assert not wrong(taken)
        timed = in_child(lambda: measured(context, "while (true) { }", [], latebind.Limits(seconds=0.001)))
        assert timed.code == "LIMIT_TIME"
    assert wrong(Taken(6.0, 0.0, "ok"))
    assert wrong(Taken(0.0, 300.0, "LIMIT_STEPS"))
    assert wrong(Taken(0.0, 0.0, "LIMIT_TIME", timed=1.3))
    assert wrong(in_child(lambda: 1 / 0))  # type: ignore[arg-type, return-value]
