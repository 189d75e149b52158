"""`memory export` and `memory import`: whole stores with TTLs, odd text, a stop half-way and how it goes on."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import latebind as package

Latebind = Callable[..., Any]
ODD = "line\u2028and\u2029 next\x85 \x1c\ttab\nand %_*:{x}"


@pytest.fixture
def filled(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path}/bot.db"
    with package.Runtime(memory=url) as runtime:
        with runtime.context(user=ODD, conversation="wa:1") as ctx:
            ctx.app_memory.set_item(ODD, ODD)
            ctx.user_memory.set("code", "A1", ttl=1000)
            ctx.user_memory.set_file("note", b"hello", ttl=1000, mime="text/plain")
            ctx.memory.set_json("cart", {"items": [ODD]}, ttl=1000)
        with runtime.context(tenant="acme") as ctx:
            ctx.app_memory.set_item("theirs", "1")
    return url


def records(url: str, tenant: str | None = None) -> list[dict[str, Any]]:
    with package.Runtime(memory=url) as runtime:
        return list(runtime.admin(tenant=tenant).export())


def test_everything_of_a_tenant_moves_with_its_time_left(latebind: Latebind, filled: str, tmp_path: Path) -> None:
    exported = latebind("memory", "export", "--memory", filled)
    assert not exported.stderr
    assert [json.loads(line) for line in exported.stdout.removesuffix("\n").split("\n")] == records(filled)
    (tmp_path / "bot.jsonl").write_text(exported.stdout, encoding="utf-8", newline="\n")
    other = f"sqlite:///{tmp_path}/other.db"
    done = latebind("memory", "import", str(tmp_path / "bot.jsonl"), "--memory", other)
    assert (done.stdout, done.stderr) == ("4\n", "")
    assert records(other) == records(filled)
    assert all(0 < record["expiresAt"] - time.time() <= 1000 for record in records(other) if "expiresAt" in record)
    assert records(other, "acme") == []


def test_an_import_that_stopped_goes_on(latebind: Latebind, tmp_path: Path) -> None:
    lines = [
        json.dumps({"scope": "app", "id": "", "key": f"k{n:04}", "kind": "string", "value": str(n)})
        for n in range(1, 1_601)
    ]
    lines[1_200] = "{"
    path, url = tmp_path / "many.jsonl", f"sqlite:///{tmp_path}/bot.db"
    path.write_text("\n".join(lines), encoding="utf-8")
    done = latebind("memory", "import", str(path), "--memory", url)
    assert done.returncode == 2
    assert "line 1201" in done.stderr
    assert "lines 1 to 1000 are stored; go on with --from 1001" in done.stderr
    assert len(records(url)) == 1_000
    lines[1_200] = lines[1_199]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = latebind("memory", "import", str(path), "--from", "1001", "--memory", url)
    assert (done.stdout, done.stderr) == ("600\n", "")
    assert len(records(url)) == 1_599
    done = latebind("memory", "import", str(path), "--memory", url)
    assert (done.stdout, done.stderr) == ("1600\n", "")
    assert len(records(url)) == 1_599


def test_listing_by_prefix_user_and_tenant(latebind: Latebind, filled: str) -> None:
    def listed(*options: str) -> list[str]:
        out = latebind("memory", "list", *options, "--json", "--memory", filled).stdout
        return [json.loads(line)["key"] for line in out.removesuffix("\n").split("\n") if line]

    assert listed("line") == [ODD]
    assert listed("lime") == []
    assert listed("--user", ODD) == ["code", "note"]
    assert listed("c", "--user", ODD) == ["code"]
    assert listed("--conversation", "wa:1") == ["cart"]
    assert listed("--tenant", "acme") == ["theirs"]
