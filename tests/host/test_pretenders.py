"""Values of a host that say they are of another class, as proxies and mocks do: they work where scripts do not look into them, and
are never told as a fault of latebind's."""

from __future__ import annotations

from typing import Any
from unittest.mock import Mock

import pytest

import latebind


class Proxy:
    """What Werkzeug's `LocalProxy` and Django's `SimpleLazyObject` do, as far as it matters here."""

    def __init__(self, value: object) -> None:
        object.__setattr__(self, "_value", value)

    def __getattribute__(self, name: str) -> Any:
        return getattr(object.__getattribute__(self, "_value"), name)


class Raises:
    def __getattribute__(self, name: str) -> Any:
        raise RuntimeError("the host's own words")


PRETENDERS = {
    "text": (Proxy("text"), "FOREIGN_VALUE", "Proxy"),
    "dict": (Proxy({"a": 1}), "FOREIGN_VALUE", "Proxy"),
    "array": (Proxy([1]), "FOREIGN_VALUE", "Proxy"),
    "mock": (Mock(spec=str), "FOREIGN_VALUE", "Mock"),
    "raises": (Raises(), "HOST_VALUE_FAILED", "Raises"),
}
USES = [
    "x",
    "x.length",
    "x[0]",
    "[x, 1]",
    "({ x })",
    "`${x}`",
    "JSON.stringify(x)",
    "for (const a of x) a",
    "({ ...x })",
    "x + 1",
]


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("kind", PRETENDERS)
@pytest.mark.parametrize("deep", [False, True])
def test_it_is_told_that_it_is_one(runtime: latebind.Runtime, kind: str, use: str, deep: bool) -> None:
    value, code, name = PRETENDERS[kind]
    script = f"const x = y[0].x; {use}" if deep else use
    variables: dict[str, Any] = {"y": [{"x": value}]} if deep else {"x": value}
    program = latebind.compile(script, variables=tuple(variables))
    with runtime.context(variables=variables) as ctx:
        for run in (lambda: program(variables), lambda: ctx.run(script)):
            try:
                run()
            except latebind.LatebindError as error:
                assert error.code != "INTERNAL"
                assert "own words" not in str(error)
                if error.code == code:
                    assert f"`{name}`" in str(error) or f"type {name}" in str(error)


def test_the_hint_says_what_to_pass() -> None:
    with pytest.raises(
        latebind.LatebindError, match=r"of type Proxy.*\n(.*\n)*hint: .*pass what it stands for"
    ) as caught:
        latebind.eval("x.length", {"x": Proxy("text")})
    assert caught.value.code == "FOREIGN_VALUE"


@pytest.mark.parametrize("kind", ["array", "dict"])
def test_locals_that_hold_one(runtime: latebind.Runtime, kind: str) -> None:
    with runtime.context(variables={"x": PRETENDERS[kind][0]}) as ctx:
        result = ctx.run("local a = [x, 1]\nlocal b = 2\nb")
        assert (result.value, result.locals()) == (2, {"b": 2})
        assert {name: error.code for name, error in result.errors.items()} == {"a": "FOREIGN_VALUE"}


@pytest.mark.parametrize(
    "use", ["f()", "f().length", "[f()]", "`${f()}`", "const x = f(); x + 1", "[1].map(n => n + f())"]
)
def test_results_of_functions(runtime: latebind.Runtime, use: str) -> None:
    @runtime.function
    def f() -> Any:
        return Proxy("text")

    with runtime.context() as ctx, pytest.raises(latebind.LatebindError) as caught:
        ctx.run(use)
    assert caught.value.code == "FOREIGN_VALUE"


class _NoHash(type):
    def __hash__(cls) -> int:
        raise RuntimeError("the host's own words")


class OfNoHash(metaclass=_NoHash):
    """A value whose class cannot be looked up in a table."""


def test_a_thrown_value_whose_class_fails_stays_inside(runtime: latebind.Runtime) -> None:
    with runtime.context(variables={"x": OfNoHash()}) as ctx, pytest.raises(latebind.ThrownError) as caught:
        ctx.run("throw x")
    assert caught.value.value is None
