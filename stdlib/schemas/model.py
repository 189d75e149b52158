"""What all schemas share: issues, checks in written order, absence. `kinds` has a class for each schema."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any, Self

from latebind.grammar.errors import fail
from latebind.grammar.record import Record
from latebind.interp.convert import enter, type_name
from latebind.interp.limits import Run
from latebind.interp.values import MISSING, Handle

Path = tuple[str | int, ...]


class Issue(Record):
    """One thing that is wrong with a value. `goes_on`: what is checked after it is checked all the same. `keys` are those
    of an object that nobody asked for."""

    code: str
    message: str
    path: Path = ()
    goes_on: bool = False
    keys: tuple[str, ...] = ()

    def under(self, key: str | int) -> Issue:
        """The issue as the value around it has it."""
        return self.replace(path=(key, *self.path))

    def final(self) -> Issue:
        """The issue as one that nothing is checked after."""
        return self.replace(goes_on=False)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"code": self.code, "path": list(self.path), "message": self.message}


def unknown_keys(keys: list[str], error: str | None = None) -> Issue:
    """The issue with keys that an object should not have."""
    shown = ", ".join(f'"{key}"' for key in keys)
    message = error or f"Unrecognized key{'s' if len(keys) > 1 else ''}: {shown}"
    return Issue("unrecognized_keys", message, goes_on=True, keys=tuple(keys))


Found = tuple[Any, list[Issue]]

# What a check does: gives the value, which it may have changed, and reports issues.
Test = Callable[[Run, Any, list[Issue]], Any]


class Check(Record, eq=False):
    """One more condition of a schema. `whenever` it is asked also where the value has failed already. `writes` puts it
    into JSON Schema."""

    test: Test
    whenever: Callable[[Any], bool] | None = None
    writes: dict[str, Any] | None = None


def aborted(issues: list[Issue]) -> bool:
    """Whether nothing more is checked."""
    return any(not issue.goes_on for issue in issues)


class Schema(Handle):
    """A schema, immutable: each method gives another one.

    `error` replaces the message where the value is of another kind. `optional_in` says whether it may be absent: None,
    `optional` (it stays absent) or `defaulted` (something takes its place); `optional_out` whether what it gives may be
    (zod's `optin` and `optout`).
    """

    kind = "schema"
    type = "any"
    optional_in: str | None = None
    optional_out = False

    def __init__(self, error: str | None = None) -> None:
        self.error = error
        self.checks: tuple[Check, ...] = ()
        self.meta: dict[str, Any] = {}

    def with_(self, **changes: Any) -> Self:
        """A copy with other attributes."""
        made = copy.copy(self)
        made.__dict__.update(changes)
        return made

    def check(self, check: Check) -> Self:
        """A copy with one more condition."""
        return self.with_(checks=(*self.checks, check))

    def parse(self, run: Run, value: Any) -> Found:
        """The value as the schema gives it, and what is wrong with it. MISSING stands for what is absent."""
        run.charge(1 + len(self.checks))
        value, issues = self.base(run, value if value is MISSING else enter(run, value))
        stopped = aborted(issues) if self.checks else False
        for check in self.checks:
            if not check.whenever(value) if check.whenever is not None else stopped:
                continue
            known = len(issues)
            value = check.test(run, value, issues)
            stopped = stopped or aborted(issues[known:])
        return value, issues

    def base(self, run: Run, value: Any) -> Found:
        """`parse` without the conditions."""
        return value, []

    def wrong(self, expected: str, value: Any) -> Found:
        """The outcome where the value is of another kind."""
        message = self.error or f"Invalid input: expected {expected}, received {received(value)}"
        return value, [Issue("invalid_type", message)]

    def same(self, other: Any) -> bool:
        return self is other


def schema_of(value: Any, what: str) -> Schema:
    """A schema where one is wanted. Raises NOT_A_SCHEMA."""
    if not isinstance(value, Schema):
        raise fail("NOT_A_SCHEMA", what=what, found=type_name(value))
    return value


def received(value: Any) -> str:
    """What zod calls the kind of a value."""
    if value is MISSING:
        return "undefined"
    kind = type_name(value)
    return {"map": "Map", "set": "Set", "date": "Date", "error": "Error", "regexp": "RegExp"}.get(kind, kind)
