"""A bot moves from any kind of store to any other: `memory export | memory import`, and both hold the same."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

import latebind as package
from latebind.tests.cli.conftest import Latebind
from latebind.tests.stores import KINDS, empty_store

NOW = 4_000_000_000.0  # so far ahead that nothing expires
ODD = "line\u2028and\u2029 next\x85 \x1c\ttab\nand %_*:{x} 'q' \x00"
NAMES = [kind if isinstance(kind, str) else str(kind.values[0]) for kind in KINDS]
PAIRS = [
    pytest.param(*pair, marks=() if pair == ("sqlite", "sqlite") else pytest.mark.servers)
    for pair in product(NAMES, NAMES)
]


def fill(url: str) -> None:
    with package.Runtime(memory=url, clock=lambda: NOW) as runtime:
        with runtime.context(user=ODD, conversation="wa:1") as ctx:
            ctx.app_memory.set_item(ODD, ODD)
            ctx.run("expr { for (const n of range(600)) { memory.setItem('many ' + n, n) } }")
            ctx.user_memory.set("count", 1.5, ttl=1_000)
            ctx.user_memory.set("is", True)
            for number, value in enumerate((1e-7, 1e21, -0.0, 5.0, 123456789012345, 0.1 + 0.2)):
                ctx.app_memory.set_item(f"number {number}", value)
                ctx.user_memory.set_json(f"number {number}", [value, {"é": value}], ttl=1_000)
                if abs(value) < 1e15:
                    ctx.user_memory.increment(f"count {number}", value)
            ctx.user_memory.set_json("list", [1, None, {"ñ": "\U0001f600"}], ttl=1_000)
            ctx.user_memory.set_file(
                "file", b"%PDF-1.7\n" + bytes(range(256)) * 2_000, ttl=1_000, mime="application/pdf"
            )
            ctx.memory.set_json("cart", {"items": [ODD]}, ttl=1_000)
        with runtime.context(user="empty") as ctx:
            ctx.user_memory.set("k", "")


def second(kind: str, url: str, request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, list[str]]:
    """Another place in a store of the same kind: its URL, and the arguments that say whose it is."""
    if kind == "sqlite":
        return f"sqlite:///{tmp_path / 'second.db'}", []
    if kind == "postgres":
        return empty_store(kind, request, tmp_path), []
    if kind == "redis":
        return url.removesuffix("/0") + "/1", []
    return url, ["--tenant", "moved"]


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_bot_moves(
    latebind: Latebind, source: str, target: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    url = empty_store(source, request, tmp_path)
    fill(url)
    if source == target:
        other, whose = second(source, url, request, tmp_path)
    else:
        other, whose = empty_store(target, request, tmp_path), []
    exported = latebind("memory", "export", "--memory", url)
    assert (exported.returncode, exported.stderr) == (0, "")
    done = latebind("memory", "import", "-", "--memory", other, *whose, stdin=exported.stdout)
    assert (done.returncode, done.stdout, done.stderr) == (0, "624\n", "")
    with package.Runtime(memory=url) as here, package.Runtime(memory=other) as there:
        admin = there.admin(tenant="moved" if whose else None)
        assert admin.digest() == here.admin().digest()
        assert admin.usage() == here.admin().usage()
    again = latebind("memory", "export", "--memory", other, *whose)
    assert sorted(again.stdout.splitlines()) == sorted(exported.stdout.splitlines())
