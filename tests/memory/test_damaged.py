"""Entries that another hand has written into the store: an error that names the key, never a wrong value."""

from __future__ import annotations

from typing import Any

import pytest

import latebind
from latebind.memory.store.protocol import Entry, Owner, Put, Store
from latebind.memory.transaction.effects import WriteEffect

DAMAGED = {
    "cut": Entry("json", '{"a": '),
    "NaN": Entry("number", "NaN"),
    "infinite": Entry("number", "1e999"),
    "whole and infinite": Entry("number", "9" * 400),
    "infinite within": Entry("json", "[-1e999]"),
    "text as a number": Entry("number", '"5"'),
    "no text": Entry("string", "7"),
    "half a character": Entry("json", '["\\ud83d"]'),
    "deep": Entry("json", "[" * 100_000),
    "an unknown kind": Entry("date", '"2026-01-01"'),  # type: ignore[arg-type]
    "a file without its description": Entry("file", '{"mime": "text/plain"}'),
}
READINGS = ["$memory.k", '$memory.get("k")', '$memory.getJson("k")', '$memory.increment("k")', '$memory.getFile("k")']


@pytest.fixture
def store(ctx: latebind.Context, runtime: latebind.Runtime) -> Store:
    ctx.user_memory.set("sound", "value")
    return runtime.store()


def damage(store: Store, entry: Entry) -> None:
    blob = b"x" if entry.kind == "file" else None
    assert store.commit((), (Put(Owner("user", "ana"), "k", entry, blob),), 1.0, "by another hand")


@pytest.mark.parametrize("how", DAMAGED)
@pytest.mark.parametrize("reading", READINGS)
def test_reading(ctx: latebind.Context, store: Store, how: str, reading: str) -> None:
    damage(store, DAMAGED[how])
    with pytest.raises(latebind.MemoryApiError) as refused:
        ctx.run(reading)
    assert refused.value.code in ("UNAVAILABLE", "WRONG_KIND")
    assert "k" in refused.value.message


@pytest.mark.parametrize("how", DAMAGED)
def test_export(runtime: latebind.Runtime, store: Store, how: str) -> None:
    damage(store, DAMAGED[how])
    with pytest.raises(latebind.MemoryApiError, match="`k` is damaged"):
        list(runtime.admin().export())
    told: list[Any] = []
    records = list(runtime.admin().export(on_damaged=lambda owner, key: told.append((owner.id, key))))
    assert [record["key"] for record in records] == ["sound"]
    assert told == [("ana", "k")]


@pytest.mark.parametrize("how", DAMAGED)
def test_it_can_be_replaced_and_deleted(ctx: latebind.Context, store: Store, how: str) -> None:
    damage(store, DAMAGED[how])
    assert ctx.run('$memory.set("k", 1)\n;$memory.k').value == 1
    damage(store, DAMAGED[how])
    assert ctx.run('$memory.delete("k")').value == 1
    damage(store, DAMAGED[how])
    result = ctx.run('expr { $memory.set("k", "new") }\n;$memory.k')
    assert result.value == "new"
    (effect,) = result.effects
    assert isinstance(effect, WriteEffect)
    assert effect.new == "new"
    assert "old" not in effect.to_dict()
