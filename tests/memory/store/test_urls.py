"""Which store a URL names, and what is said of one that names none."""

from __future__ import annotations

from pathlib import Path

import pytest

from latebind.grammar.errors import MemoryApiError
from latebind.memory.store.protocol import Entry, Owner, Put
from latebind.memory.store.urls import Address, open_store, parse_url, shown_url

GOOD = {
    ":memory:": (None, False, False),
    "sqlite://:memory:": (None, False, False),
    "sqlite:///:memory:": (None, False, False),
    "sqlite:///bot.db": ("bot.db", False, False),
    "sqlite:///data/bot.db": ("data/bot.db", False, False),
    "sqlite:////var/lib/bot.db": ("/var/lib/bot.db", False, False),
    "sqlite:///my%20bot%3F%25.db": ("my bot?%.db", False, False),
    "sqlite:///año#1.db": ("año#1.db", False, False),
    "sqlite:///bot.db?": ("bot.db", False, False),
    "sqlite:///bot.db?mode=ro": ("bot.db", True, False),
    "sqlite:///bot.db?mode=rw": ("bot.db", False, False),
    "sqlite:///bot.db?durability=full": ("bot.db", False, True),
    "sqlite:///bot.db?durability=normal&mode=ro": ("bot.db", True, False),
}

# Each with what the hint must offer.
BAD = {
    "": "sqlite:///bot.db",
    "bot.db": "sqlite:///bot.db",
    "/var/lib/bot.db": "sqlite:////var/lib/bot.db",
    "sqlite:bot.db": "sqlite:///",
    "sqlite://bot.db": "sqlite:///bot.db",
    "sqlite://": "sqlite:///bot.db",
    "sqlite:///": "sqlite:///bot.db",
    "sqlite:////": "sqlite:///bot.db",
    "sqlite:///a%00b": "sqlite:///bot.db",
    "sqlite:///bot.db?mode=readonly": "mode=rw or ro",
    "sqlite:///bot.db?mode=": "mode=rw or ro",
    "sqlite:///bot.db?durability=high": "durability=normal or full",
    "sqlite:///bot.db?cache=shared": "mode, durability, outbox",
    ":memory:?mode=ro": "remove ?mode=ro",
    "mysql://user:secret@host/db": "sqlite:///bot.db",
    "postgresql://user:secret@host/db?mode=readonly": "mode=rw or ro",
    "postgresql://user:secret@host/db?partitions=0": "a number from 1 to 1024",
    "postgres://user:secret@host/db?schema=Bot%22": "small letters",
    "postgresql://user:secret@host/db?cache=shared": "mode, durability, outbox",
    "postgresql://user:%zzsecret@host/db": "libpq",
    "postgresql://host:²/db": "postgresql://host:5432/database",
    "postgresql://host:5432,other:65536/db": "postgresql://host:5432/database",
    "postgresql://host/db?port=0": "postgresql://host:5432/database",
    "postgresql://user:secret/word@host/db": "postgresql://host:5432/database",
    "postgresql://user:word?secret@host/db": "libpq",
    "file:///bot.db": "sqlite:///bot.db",
}


@pytest.mark.parametrize("url", GOOD)
def test_urls(url: str) -> None:
    assert parse_url(url) == Address(url, *GOOD[url])


@pytest.mark.parametrize("url", BAD)
def test_wrong_urls(url: str) -> None:
    with pytest.raises(MemoryApiError) as caught:
        open_store(url)
    assert caught.value.code == "UNAVAILABLE"
    assert BAD[url] in (caught.value.hint or "")
    assert "secret" not in str(caught.value)


def test_a_relative_path_stays_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = open_store("sqlite:///bot.db")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    with store.snapshot(0.0), store.snapshot(0.0) as second:  # the second needs a new connection
        assert second.keys(Owner("app")) == []
    store.close()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["bot.db"]


def test_odd_file_names(tmp_path: Path) -> None:
    for name in ("a b.db", "a?b.db", "a#b.db", "a%20b.db", "ñ.db", "'; --.db", "file:x.db"):
        url = f"sqlite:///{tmp_path}/{name.replace('%', '%25').replace('?', '%3F')}"
        store = open_store(url)
        assert store.url == url
        store.commit([], [Put(Owner("app"), "k", Entry("string", name))], 0.0, "id")
        store.close()
        assert (tmp_path / name).is_file()


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sqlite:///a@b?mode=ro", "sqlite:///a@b?mode=ro"),
        ("redis://host:6379/0?mode=ro", "redis://host:6379/0?mode=ro"),
        ("redis://:hunter2@host/0", "redis://…@host/0"),
        ("redis://u:hunter/2@host/0", "redis://…@host/0"),
        ("redis://u:hunter?2@host/0", "redis://…"),
        (
            "redis+sentinel://host/name?sentinel_user=ana&sentinel_password=hunter2&db=1",
            "redis+sentinel://host/name?sentinel_user=…&sentinel_password=…&db=1",
        ),
        ("postgresql://ana:hunter2@host/bot?pool=5", "postgresql://…@host/bot?pool=5"),
        ("postgresql://host/bot?PASSWORD=hunter2&pool=5", "postgresql://host/bot?PASSWORD=…&pool=5"),
        ("postgresql://host/bot?%70assword=hunter2", "postgresql://host/bot?%70assword=…"),
    ],
)
def test_users_and_passwords_are_not_shown(url: str, shown: str) -> None:
    assert shown_url(url) == shown


def test_nor_where_a_url_is_wrong() -> None:
    for query in ("?sentinel_password=hunter2&spread=far", "?%70assword=hunter2&spread=far"):
        with pytest.raises(MemoryApiError) as refused:
            open_store(f"redis+sentinel://host/name{query}")
        assert "hunter2" not in str(refused.value) + (refused.value.hint or "")
