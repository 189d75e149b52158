"""Ids are data: whatever they look like, nobody gets another's. As users, conversations, tenants and keys."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest

import latebind
from latebind.memory.store.protocol import Owner

IDS = [
    *("a", "a:", "a:b", "a:b:c", "ab", ":", "::", "b:a", "1:a", "-", "-a", "-ua", "2:ab"),
    *("*", "a*", "?", "[a]", "%", "a%", "_", "a_", "\\", "\\%", "{x}", "{a}", "{{x}}", "$a", "@(a)", "${a}"),
    *(" ", "a ", " a", "a b", "a\tb", "a\nb", "'", '"', "a' OR '1'='1", "a;--", "null", "None", "0", "A", "ａ"),
    *(unicodedata.normalize(form, "\u00e9") for form in ("NFC", "NFD")),
    *(
        "\u212b",
        "\u00c5",
        "ß",
        "ss",
        "İ",
        "i",
        "a\u200b",
        "\u202ea",
        "👩\u200d👩",
        "👩",
        "\ud7ff",
        "\ue000",
        "\U0010ffff",
    ),
    *("a\x00", "a\x00b", "a/b", "../a", "a?mode=ro", "a#b"),
]
KEYS = [id for id in IDS if id.strip() == id and "\x00" not in id]


@pytest.fixture
def filled(store_url: str) -> Iterator[latebind.Runtime]:
    """For each id as tenant, user and conversation, the same keys; the values say whose they are."""
    with latebind.Runtime(memory=store_url) as runtime:
        for id in IDS:
            with runtime.context(tenant=id) as ctx:
                ctx.app_memory.set_item("k", f"tenant {id}")
            with runtime.context(user=id, conversation=id) as ctx:
                ctx.user_memory.set("k", f"user {id}")
                ctx.memory.set("k", f"conversation {id}")
                ctx.user_memory.set_file("f", f"file {id!r}".encode(), ttl=60, mime="text/plain")
        yield runtime


def whose(runtime: latebind.Runtime, id: str) -> list[object]:
    with runtime.context(tenant=id) as ctx:
        found: list[object] = [ctx.app_memory.get_item("k"), ctx.app_memory.keys()]
    with runtime.context(user=id, conversation=id) as ctx:
        file = ctx.user_memory.get_file("f")
        found += [ctx.user_memory.get("k"), ctx.user_memory.keys(), ctx.memory.get("k", None)]
        found.append(file and file.to_bytes().decode())
    return found


def expected(id: str) -> list[object]:
    return [f"tenant {id}", ["k"], f"user {id}", ["f", "k"], f"conversation {id}", f"file {id!r}"]


def test_they_are_all_different() -> None:
    assert len(set(IDS)) == len(IDS) > 60


def test_each_gets_its_own(filled: latebind.Runtime) -> None:
    for id in IDS:
        assert whose(filled, id) == expected(id)
        records = list(filled.admin(tenant=id).export())
        assert [(record["scope"], record["id"], record["value"]) for record in records] == [("app", "", f"tenant {id}")]
    scopes = filled.admin().scopes()
    assert {owner.id for owner in scopes if owner.kind == "user"} == set(IDS)
    assert {owner.id for owner in scopes if owner.kind == "conversation"} == set(IDS)
    exported = [record for record in filled.admin().export() if record["kind"] == "string"]
    assert {(record["id"], record["value"]) for record in exported} == {
        (id, f"{kind} {id}") for id in IDS for kind in ("user", "conversation")
    }


def test_erasing_one_leaves_the_others(filled: latebind.Runtime) -> None:
    gone: set[str] = set()
    for number, id in enumerate(IDS):
        assert filled.admin().erase(user=id) == 2
        assert filled.admin().clear(Owner("conversation", id)) == 1
        with filled.context(tenant=id) as ctx:
            assert ctx.run("clear()").value == "Cleared 1 item"
        gone.add(id)
        for other in IDS[number % 7 :: 7]:
            left = ["", [], None, [], None, None] if other in gone else expected(other)
            assert whose(filled, other) == left, (id, other)
    assert filled.admin().usage()["entries"] == 0


@pytest.mark.parametrize("number", range(2))
def test_keys(store_url: str, number: int) -> None:
    """In each of two users, under each key what is stored under it; listings by prefix are those of the text."""
    with latebind.Runtime(memory=store_url) as runtime:
        for user in ("ana", "ana:"):
            with runtime.context(user=user) as ctx:
                for key in KEYS:
                    ctx.user_memory.set(key, f"{user} {key}")
        with runtime.context(user=("ana", "ana:")[number]) as ctx:
            for key in KEYS:
                assert ctx.user_memory.get(key) == f"{ctx.user} {key}"
                assert ctx.user_memory.keys(key) == sorted(other for other in KEYS if other.startswith(key))
            for index, key in enumerate(KEYS):
                assert ctx.user_memory.delete(key) == 1
                assert ctx.user_memory.keys() == sorted(KEYS[index + 1 :])
        with runtime.context(user=("ana:", "ana")[number]) as ctx:
            assert ctx.user_memory.keys() == sorted(KEYS)


def test_they_survive_export_and_import(filled: latebind.Runtime) -> None:
    with latebind.Runtime(memory=":memory:") as other:
        assert other.admin().import_(filled.admin().export()) == 3 * len(IDS)
        assert sorted(map(str, other.admin().export())) == sorted(map(str, filled.admin().export()))
        for id in IDS:
            assert whose(other, id)[2:] == expected(id)[2:]
