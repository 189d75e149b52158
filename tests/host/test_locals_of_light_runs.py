"""Runs of scripts that ask nothing of their context but to keep their locals: these come out as those of any run."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

import latebind
from latebind.host.context import Context

SCRIPTS = [
    "local a = n * 2; a",
    "local a = n * 2; local b = a + 1; return `${a} ${b}`",
    "local a = n; local b = 1 / (n - 3); local c = b + 1; a",
    'local a = missing.b; local c = "@(a)"; 5',
    "local a = [n, { d: [s] }]; local f = x => x; local g = [f]; a[0]",
    "local a = n > 2 ? s : s.at(99); if (n > 2) { return a } return 1",
    "local a = [n, [[[n]]]].flat(9).at(-1); local b = x => x; a",
    "local a = new Map([[n, s]]); local size = a.size; size",
]
PLAIN: dict[str, Any] = {"n": 3, "s": "abc"}


@pytest.fixture(
    params=[PLAIN, PLAIN | {"missing": {}}, PLAIN | {"missing": {"b": [1]}}], ids=["plain", "other", "whole"]
)
def context(request: pytest.FixtureRequest) -> Context:
    return latebind.Runtime(memory=":memory:").context(variables=request.param)


def seen(context: Context, script: str, **options: Any) -> tuple[Any, ...]:
    try:
        result = context.run(script, **options)
    except latebind.LatebindError as error:
        return (str(error),)
    return result.value, result.locals(), {name: str(error) for name, error in result.errors.items()}


@pytest.mark.parametrize("script", SCRIPTS)
def test_they_are_those_of_a_run_in_a_transaction(context: Context, script: str) -> None:
    with context:
        assert context.runtime.compile(script).runner.asks == "locals"
        assert seen(context, script) == seen(context, script, atomic=True)


@pytest.mark.parametrize("first", ["stats", "locals", "neither"])
def test_what_is_asked_for_first_does_not_matter(first: str) -> None:
    with latebind.Runtime(memory=":memory:").context(variables=PLAIN) as context:
        result = context.run("local a = n * 2; local b = a + s.length; a")
        if first != "neither":
            assert result.stats.steps > 0 if first == "stats" else result.locals()
        result = pickle.loads(pickle.dumps(result))
        assert (result.value, result["b"], result.locals(), result.errors) == (6, 9, {"a": 6, "b": 9}, {})
        assert result.stats.steps == context.run("local a = n * 2; local b = a + s.length; a", atomic=True).stats.steps


@pytest.mark.parametrize(
    "script", ["new Date(s).getTime()", "return new Date(2020, n).getMonth()", "const d = new Date(n); d"]
)
def test_dates_of_something_ask_for_no_clock(script: str) -> None:
    with latebind.Runtime(memory=":memory:") as runtime:
        assert runtime.compile(script).runner.asks == "nothing"
        assert (
            runtime.compile(
                script.replace("(s)", "()").replace("(2020, n)", "(...[])").replace("(n)", "()")
            ).runner.asks
            != "nothing"
        )


@pytest.mark.parametrize(
    "script", ["local a = now(); a", "local a = 1", "local a = memory.getItem('k'); 1", "local a = log('x'); 1"]
)
def test_those_that_ask_for_more_are_no_light_runs(script: str) -> None:
    with latebind.Runtime(memory=":memory:") as runtime:
        assert runtime.compile(script).runner.asks == "anything"
