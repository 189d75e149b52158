"""What the owner of a store does with it: look, count, erase, move, back up."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import latebind
from latebind.grammar.errors import UsageError
from latebind.memory.store.protocol import BacksUp, Owner

APP, ANA = Owner("app"), Owner("user", "ana")


@pytest.fixture
def runtime(store_url: str) -> Iterator[latebind.Runtime]:
    with latebind.Runtime(memory=store_url) as runtime:
        with runtime.context(user="ana", conversation="wa:1") as context:
            context.app_memory.set_item("task", "done")
            context.app_memory.set_item("test", "too")
            context.user_memory.set("name", "Ana")
            context.user_memory.set_json("prefs", {"a": [1, None]}, ttl=60)
            context.user_memory.set_file("note", b"hello", ttl=60, mime="text/plain")
            context.memory.set("step", "name")
        with runtime.context(tenant="acme") as context:
            context.app_memory.set_item("task", "acme's")
        yield runtime


def test_look_and_count(runtime: latebind.Runtime) -> None:
    admin = runtime.admin()
    assert {owner.kind for owner in admin.scopes()} == {"app", "user", "conversation"}
    assert [key for key, _ in admin.entries(APP)] == ["task", "test"]
    assert [key for key, _ in admin.entries(APP, "ta")] == ["task"]
    assert admin.sizes()[APP].entries == 2
    assert admin.usage()["entries"] == 6
    assert admin.usage()["file_bytes"] == 5
    assert runtime.admin(tenant="acme").usage()["entries"] == 1


def test_many_entries_are_listed_page_by_page(runtime: latebind.Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("latebind.memory.admin.PAGE", 2)
    admin = runtime.admin()
    for number in range(5):
        with runtime.context() as context:
            context.app_memory.set_item(f"n{number}", "x")
    assert [key for key, _ in admin.entries(APP)] == ["n0", "n1", "n2", "n3", "n4", "task", "test"]


def test_erase(runtime: latebind.Runtime) -> None:
    admin = runtime.admin()
    assert admin.erase(user="ana") == 3
    assert admin.erase(user="ana") == 0
    assert admin.delete(APP, ["task", "task", "nothing"]) == 1
    assert admin.delete(APP, "nothing") == 0
    assert admin.clear(APP) == 1
    assert runtime.admin(tenant="acme").usage()["entries"] == 1


def test_two_stores_that_hold_the_same_have_the_same_digest(runtime: latebind.Runtime) -> None:
    admin = runtime.admin()
    count, digest = admin.digest()
    assert count == len(list(admin.export())) > 0
    with latebind.Runtime(memory=":memory:") as other:
        assert other.admin().digest() == (0, "0" * 64)
        other.admin().import_(list(admin.export())[::-1])
        assert other.admin().digest() == (count, digest)
        with other.context(user="ana") as context:
            context.user_memory.set("one", "more")
        assert other.admin().digest()[1] != digest
        other.admin().delete(ANA, ["one"])
        assert other.admin().digest() == (count, digest)


def test_what_is_not_stored_as_it_was_given_is_told(runtime: latebind.Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    records = list(runtime.admin().export())
    with latebind.Runtime(memory=":memory:") as other:
        admin, commit = other.admin(), other.store().commit
        for number in range(len(records)):

            def forget(checks: Any, writes: Any, *rest: Any, number: int = number) -> bool:
                return commit(checks, [*writes[:number], *writes[number + 1 :]], *rest)

            monkeypatch.setattr(other.store(), "commit", forget)
            with pytest.raises(UsageError, match="IMPORT_DIFFERS"):
                admin.import_(records)
            monkeypatch.setattr(other.store(), "commit", commit)
            for scope in admin.scopes():
                admin.clear(scope)


def test_what_is_exported_can_be_imported(runtime: latebind.Runtime) -> None:
    records = list(runtime.admin().export())
    assert len(records) == 6
    with latebind.Runtime(memory=":memory:") as other:
        assert other.admin(tenant="moved").import_(records) == 6
        moved = list(other.admin(tenant="moved").export())
        assert sorted(map(str, moved)) == sorted(map(str, records))  # a store lists its owners in an order of its own
        with other.context(tenant="moved", user="ana") as context:
            note = context.user_memory.get_file("note")
            assert note is not None
            assert note.to_bytes() == b"hello"
            assert context.user_memory.get_json("prefs") == {"a": [1, None]}


def test_what_has_expired_is_left_out() -> None:
    with latebind.Runtime(memory=":memory:", clock=lambda: 1000.0) as runtime:
        record = {"scope": "app", "id": "", "key": "a", "kind": "string", "value": "x"}
        admin = runtime.admin()
        assert admin.import_([record | {"expiresAt": 999.0}, record | {"key": "b", "expiresAt": 1001.0}]) == 1
        assert [key for key, _ in admin.entries(APP)] == ["b"]


GOOD = {"scope": "app", "id": "", "key": "a", "kind": "string", "value": "x"}


@pytest.mark.parametrize(
    "change",
    [
        {"scope": "world"},
        {"scope": "user"},
        {"id": "ana"},
        {"key": ""},
        {"key": 1},
        {"kind": "text"},
        {"value": 1},
        {"kind": "number", "value": True},
        {"expiresAt": "soon"},
        {"kind": ["string"]},
        {"key": "\ud800"},
        {"scope": "user", "id": "\udfff"},
        {"value": "a\ud83d"},
        {"kind": "json", "value": [{"\ud83d": 1}]},
        {"expiresAt": float("nan")},
        {"expiresAt": 10**400},
        {"kind": "number", "value": 10**400},
        {"kind": "json", "value": [-(10**400)]},
        {"kind": "file", "value": {"digest": "0", "size": 1, "mime": "text/plain"}},
        {"kind": "file", "value": {}, "content": "?"},
        {"kind": "file", "value": {"digest": sha256(b"x").hexdigest(), "size": 1}, "content": "eA=="},
        {"kind": "file", "value": {"digest": sha256(b"x").hexdigest(), "size": True, "mime": ""}, "content": "eA=="},
    ],
    ids=ascii,
)
def test_what_is_no_record_is_refused(change: dict[str, object]) -> None:
    with latebind.Runtime(memory=":memory:") as runtime:
        with pytest.raises(UsageError, match="record 2"):
            runtime.admin().import_([GOOD, GOOD | change])
        assert runtime.admin().usage()["entries"] == 0


def test_a_value_that_is_nested_too_deep_is_no_record() -> None:
    value: list[object] = []
    for _ in range(100_000):
        value = [value]
    with latebind.Runtime(memory=":memory:") as runtime, pytest.raises(UsageError, match="what JSON can hold"):
        runtime.admin().import_([GOOD | {"kind": "json", "value": value}])


@pytest.mark.parametrize("moment", [2**53 + 1, 2**70])
def test_an_expiry_may_be_a_whole_number(runtime: latebind.Runtime, moment: int) -> None:
    admin = runtime.admin(tenant="moved")
    assert admin.import_([GOOD | {"expiresAt": moment}]) == 1
    assert [record["expiresAt"] for record in admin.export()] == [float(moment)]


def test_a_backup_is_a_whole_store(runtime: latebind.Runtime, tmp_path: Path) -> None:
    if not isinstance(runtime.store(), BacksUp):
        with pytest.raises(UsageError, match="NO_BACKUP"):
            runtime.admin().backup(str(tmp_path / "copy.db"))
        return
    runtime.admin().backup(str(tmp_path / "copy.db"))
    with latebind.Runtime(memory=f"sqlite:///{tmp_path}/copy.db") as copy:
        assert list(copy.admin().export()) == list(runtime.admin().export())
        assert copy.admin(tenant="acme").usage()["entries"] == 1


def test_sweep(tmp_path: Path) -> None:
    now = [1000.0]
    with latebind.Runtime(memory=":memory:", clock=lambda: now[0]) as runtime:
        with runtime.context(user="ana") as context:
            context.user_memory.set("a", 1, ttl=10)
            context.user_memory.set("b", 1)
        now[0] = 2000.0
        assert runtime.admin().sweep() == 1
        assert runtime.admin().sweep() == 0
        assert [key for key, _ in runtime.admin().entries(ANA)] == ["b"]
