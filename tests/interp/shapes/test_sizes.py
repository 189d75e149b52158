"""What the checker knows of a script's own values is no larger than the script, and is found out in time that grows with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

import latebind
from latebind.tests.line_events import line_events

SHAPES = {"x": {"type": "number"}, "o": {"properties": {"a": {"type": "string"}}}}


def chain(first: str, step: Callable[[int], str], last: str) -> Callable[[int], str]:
    """A script of definitions, each of which uses the one before; `N` in `last` is the number of the last one."""

    def text(count: int) -> str:
        steps = [f"const a{at} = {step(at - 1)}" for at in range(1, count)]
        return "\n".join([f"const a0 = {first}", *steps, last.replace("N", str(count - 1))])

    return text


SCRIPTS: dict[str, Callable[[int], str]] = {
    "arrays of arrays": chain("[x, x]", "[a{0}, a{0}]".format, "const f = q => 1; f(aN)"),
    "objects of objects": chain("{ p: x }", "{{ p: a{0}, q: a{0} }}".format, ";(x > 1 ? aN : { p: aN, q: aN }).nope"),
    "arrays that change": chain("[x]", "[a{0}, {{ z: a{0} }}]".format, "aN.push(aN); x"),
    "alternatives": chain("x", "x > {0} ? a{0} : {{ k{0}: x }}".format, "aN"),
    "cases": lambda count: "switch (x) {" + "".join(f"case {at}: x;" for at in range(count)) + "}",
    "conditions": lambda count: "\n".join(f"if (x === {at}) {{ o.a }}" for at in range(count)),
    "items": lambda count: f"[{', '.join(f'{{ k{at}: x }}' for at in range(count))}].map(z => z)",
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_checker_takes_time_that_grows_with_the_script(name: str) -> None:
    def events(count: int) -> int:
        return line_events(partial(latebind.compile, SCRIPTS[name](count), variables=SHAPES))

    events(3)  # what is loaded once
    assert events(160) < 6 * events(40)
