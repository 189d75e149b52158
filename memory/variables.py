"""`$memory` and `ctx.memory`: values of one kind under a key, with a lifetime. One implementation for scripts and Python.

A user's variables are strings, numbers, booleans, JSON and files; a conversation's have no files, live a day at most,
and their `get` gives the type of its default.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from latebind.grammar.errors import LatebindError, fail
from latebind.interp.change import all_made
from latebind.interp.convert import enter, type_name
from latebind.interp.text import number_text, parse_number
from latebind.interp.values import MISSING
from latebind.memory.codec import KINDS, damaged, decode, expiry, is_key, json_entry, primitive_entry, required
from latebind.memory.items import Space
from latebind.memory.store.protocol import Entry
from latebind.memory.transaction.view import View
from latebind.stdlib.json import charge_json, nested_deeper

# Steps for each of several keys.
_DELETE_COST = 20

_GETTERS = {"json": "getJson", "file": "getFile"}


class Variables(Space):
    """What both memories share."""

    __slots__ = ()

    def get(self, view: View, key: Any, default: Any = None) -> Any:
        """A string, number or boolean as it was stored, or the default."""
        entry = view.fetch(self.owner, key, self.limits.key)
        if entry is None:
            return default
        if entry.kind in _GETTERS:
            raise self._wrong_kind(key, entry, "get")
        return decode(entry, key)

    def set(self, view: View, key: Any, value: Any, ttl: Any = MISSING) -> Any:
        """Store a string, number or boolean; gives what was stored."""
        function, policy = f"{self.name}.set", self.policy
        if ttl is MISSING and policy.default_ttl is None:
            expires_at = None
        else:
            expires_at = expiry(ttl, function, view.environment.clock(), policy.longest_ttl, policy.default_ttl)
        entry, value = primitive_entry(value, function, policy, expires_at)
        self._write(view, key, entry, function)
        return value

    def set_json(self, view: View, key: Any, value: Any, ttl: Any = MISSING) -> Any:
        """Store anything that JSON can hold; gives what was stored."""
        function, policy = f"{self.name}.setJson", self.policy
        required(ttl, function, policy.longest_json_ttl, f"{function}(key, value, 3600)")
        expires_at = expiry(ttl, function, view.environment.clock(), policy.longest_json_ttl)
        entry, value = json_entry(value, function, policy, expires_at, view.run)
        view.run.allocate(len(entry.value))
        self._write(view, key, entry, function)
        return all_made(view.run, value)

    def get_json(self, view: View, key: Any, default: Any = None) -> Any:
        """The JSON value, or the default."""
        entry = self._read(view, key)
        if entry is None:
            return default
        if entry.kind != "json":
            raise self._wrong_kind(key, entry, "getJson")
        return self._json(view, key, entry)

    def _json(self, view: View, key: str, entry: Entry) -> Any:
        """The value of a JSON entry, charged before it is made."""
        charge_json(view.run, entry.value)
        if nested_deeper(view.run, entry.value):
            raise damaged(key)
        return all_made(view.run, decode(entry, key))

    def delete(self, view: View, keys: Any) -> int:
        """Delete a key, or each of several; gives how many entries were there."""
        function = f"{self.name}.delete"
        keys = enter(view.run, keys)
        if keys.__class__ is not list:
            keys = [keys]
        view.run.charge(_DELETE_COST * len(keys))
        if len(keys) > 1:
            view.read_ahead(self.owner, (key for key in keys if is_key(key, self.limits.key)))
        return sum(self._delete(view, key, function) is not None for key in keys)

    def _wrong_kind(self, key: str, entry: Entry, getter: str) -> LatebindError:
        if entry.kind not in KINDS:
            return damaged(key)
        right = f"{self.name}.{_GETTERS.get(entry.kind, 'get')}"
        return fail(
            "WRONG_KIND",
            key=key,
            found=KINDS[entry.kind],
            function=f"{self.name}.{getter}",
            hint=f'write `{right}("{key}")`',
        )


class Conversation(Variables):
    """`ctx.memory`."""

    __slots__ = ()

    def get(self, view: View, key: Any, default: Any = None) -> Any:
        """The value as the type of the default; without one, or where it is null, as it was stored."""
        value = super().get(view, key, MISSING)
        if value is MISSING:
            return default
        kind = type_name(default)
        if default is None or type_name(value) == kind:
            return value
        converted = _CONVERSIONS[kind](value) if kind in _CONVERSIONS else None
        if converted is None:
            raise fail(
                "WRONG_KIND",
                key=key,
                found=KINDS[type_name(value)],
                function=f"{self.name}.get with a default of type {kind}",
                hint=f'write `{self.name}.get("{key}")` to have it as it was stored',
            )
        return converted


def _as_boolean(value: Any) -> bool | None:
    return {"true": True, "false": False}.get(value) if value.__class__ is str else None


def _as_number(value: Any) -> int | float | None:
    return parse_number(value) if value.__class__ is str else None


def _as_string(value: Any) -> str:
    if value.__class__ is bool:
        return "true" if value else "false"
    return number_text(value)


_CONVERSIONS: dict[str, Callable[[Any], Any]] = {"string": _as_string, "number": _as_number, "boolean": _as_boolean}
