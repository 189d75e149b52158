"""A host that uses shapes, host functions and blobs, for `mypy --strict`: what it gets from latebind has types.

`test_typed_host` runs it, and has mypy check it as a file outside of the repository.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypedDict, assert_type

import latebind


@dataclass
class Order:
    total: float
    status: Literal["open", "paid"]
    due: datetime.date | None = None


class Found(TypedDict):
    sku: str
    left: int


runtime = latebind.Runtime(
    memory=":memory:", limits=latebind.Limits(steps=10_000), shapes={"$memory": {"type": "object"}}
)


@runtime.function(name="shop.stock", pure=True)
def stock(sku: str, *, warehouse: Literal["north", "south"] = "north") -> Found:
    """How many there are."""
    return Found(sku=sku, left=3 if warehouse == "north" else 0)


@runtime.function
def whoami(ctx: latebind.Context) -> str | None:
    return ctx.user


@runtime.function(effect="after_commit")
def keep(data: bytes, label: str = "") -> None: ...


def main() -> list[object]:
    rule = runtime.compile("order.total > 100", variables={"order": Order}, returns=bool)
    assert_type(rule, latebind.Program)
    names = latebind.compile("a + b", name="sum.late", variables=("a", "b"))
    with runtime.context(user="ana", variables={"order": Order(120, "open"), "data": latebind.Blob(b"x")}) as ctx:
        result = ctx.run("keep(data); shop.stock('tea', {warehouse: 'south'}).left")
        assert_type(result, latebind.Result)
        assert_type(result.to_json(indent=2), str)
        return [rule({"order": Order(120, "open")}), names({"a": 1, "b": 2}), result.value, ctx.eval("whoami()")]


# A decorated function keeps its own type.
plain: Callable[[str], Found] = stock
