"""Equality: `===` of plain values, and the deep `equals` that latebind has beside it. Operators and library share it."""

from __future__ import annotations

from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.convert import enter, scalar, type_name
from latebind.interp.limits import Run
from latebind.interp.values import TYPE_NAMES, Closure, DateValue, ErrorValue, Handle, KeyedValue, RegexValue


def plain(value: Any) -> Any:
    """`value`, as scripts see it where it is no container."""
    return value if value.__class__ in TYPE_NAMES else scalar(value)


def same(left: Any, right: Any) -> bool:
    """`left === right` for what has a value of its own: null, booleans, numbers, strings, handles."""
    if _is_text_handle(left) or _is_text_handle(right):
        return _same_content(left, right)
    left, right = plain(left), plain(right)
    # A boolean is no number: Python would take true for 1.
    if left.__class__ is not right.__class__ and type_name(left) != type_name(right):
        return False
    return bool(left == right)


_SCALARS = frozenset({bool, int, float, type(None)})
_HOLDERS = frozenset({"array", "object", "map", "set"})


def _is_text_handle(value: Any) -> bool:
    """Whether a value is a blob, which is compared without being made into text."""
    return isinstance(value, Handle) and value.length is not None


def _same_content(left: Any, right: Any) -> bool:
    return bool(left.same(right) if isinstance(left, Handle) else right.same(left))


def equals(run: Run, left: Any, right: Any) -> bool:
    """Deep equality: numbers by value, arrays in order, objects, maps and sets in any order. A step is charged for each pair."""
    pairs = [(left, right, run.limits.output_depth)]
    while pairs:
        left, right, depth = pairs.pop()
        cls = left.__class__
        if cls in _SCALARS and cls is right.__class__:
            if left != right:
                return False
            continue
        if _is_text_handle(left) or _is_text_handle(right):
            run.match(max(getattr(left, "extent", 0), getattr(right, "extent", 0)))
            if not _same_content(left, right):
                return False
            continue
        left, right = enter(run, left), enter(run, right)
        kind = type_name(left)
        if kind != type_name(right):
            return False
        if kind not in _HOLDERS:
            if kind == "string":
                run.match(min(len(left), len(right)))
            if not _same_leaf(left, right):
                return False
            continue
        if isinstance(left, KeyedValue):
            left, right = left.entries, right.entries
        if len(left) != len(right):
            return False
        if depth == 0:
            run.stop("LIMIT_DATA_DEPTH", limit=run.limits.output_depth)
        run.charge(1 + len(left))
        if kind == "array":
            pairs.extend((a, b, depth - 1) for a, b in zip(left, right, strict=True))
        elif not _same_keys(run, left, right, kind):
            return False
        else:
            pairs.extend((item, right[key], depth - 1) for key, item in left.items())
    return True


def _same_keys(run: Run, left: dict[Any, Any], right: dict[Any, Any], kind: str) -> bool:
    """Long keys are charged: equal ones need not be the same object."""
    texts = left if kind == "object" else [key for key in left if key.__class__ is str]
    try:
        longest = max(map(len, texts), default=0)
    except TypeError:
        raise fail("FOREIGN_KEY") from None
    run.match(longest * len(left))
    return left.keys() == right.keys()


def _same_leaf(left: Any, right: Any) -> bool:
    """Whether two values of one type that hold no others are equal. Functions are only equal to themselves."""
    cls = left.__class__
    if cls is ErrorValue:
        return (left.name, left.message, left.code) == (right.name, right.message, right.code)
    if cls is DateValue:
        return bool(left.time == right.time)
    if cls is RegexValue:
        return all(left.members[name] == right.members[name] for name in ("source", "flags"))
    if cls is Closure or type_name(left) == "function":
        if left is right:
            return True
        raise fail("NO_IDENTITY", op="equals", kind="function")
    return bool(left == right)
