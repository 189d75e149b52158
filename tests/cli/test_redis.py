"""The command line with a store on Redis: `memory`, `doctor`, and what is said where no server answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

from latebind.memory.store.redis.wire import Login
from latebind.tests.redis_servers import Server, any_program

Latebind = Callable[..., CompletedProcess[str]]


@pytest.fixture
def url(redis_server: Server) -> str:
    assert redis_server.ask("FLUSHALL") == b"OK"
    return redis_server.url


def levels(done: CompletedProcess[str]) -> dict[str, str]:
    return {finding["name"]: finding["level"] for finding in json.loads(done.stdout)}


def test_entries_move_from_store_to_store(latebind: Latebind, url: str) -> None:
    latebind("memory", "set", "a", "1", "--memory", "sqlite:///bot.db")
    exported = latebind("memory", "export", "--memory", "sqlite:///bot.db")
    assert latebind("memory", "import", "-", "--memory", url, stdin=exported.stdout).returncode == 0
    assert (
        latebind("memory", "get", "a", "--memory", url).stdout
        == latebind("memory", "get", "a", "--memory", "sqlite:///bot.db").stdout
    )
    assert latebind("memory", "export", "--memory", url).stdout == exported.stdout
    assert latebind("memory", "backup", "copy.db", "--memory", url).returncode != 0


def test_doctor(latebind: Latebind, redis_server: Server, url: str) -> None:
    done = latebind("doctor", "--json", "--memory", url)
    found = levels(done)
    assert (done.returncode, found["version"], found["permissions"]) == (0, "ok", "ok")
    assert (found["memory"], found["persistence"]) == ("warning", "warning")
    redis_server.ask("CONFIG", "SET", "maxmemory-policy", "allkeys-lru")
    done = latebind("doctor", "--json", "--memory", f"{url}?durability=full")
    redis_server.ask("CONFIG", "SET", "maxmemory-policy", "noeviction")
    found = levels(done)
    assert (done.returncode, found["memory"], found["replication"]) == (4, "error", "error")


def test_what_does_not_answer(latebind: Latebind) -> None:
    server = Server(any_program(), "--requirepass", "right", login=Login(None, "right"))
    wrong = f"redis://bot:secret@127.0.0.1:{server.port}/0"
    server.ask("PING")
    for url in (wrong, "redis://bot:secret@127.0.0.1:1/0"):
        done = latebind("doctor", "--memory", url)
        assert done.returncode == 4
        assert "secret" not in done.stdout + done.stderr
        done = latebind("memory", "list", "--memory", url)
        assert done.returncode == 4
        assert "secret" not in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
    server.stop()
