"""Ctrl-C while SQLite is at work: the block is written wholly or not at all, and the next one goes on as usual."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import latebind
from latebind.interp import transaction
from latebind.stdlib.memory.store.sqlite.backend import SqliteStore

BLOCK = """
expr {
  const n = Number(memory.getItem("a") || "0") + 1
  memory.setItem("a", n)
  memory.setItem("b", n)
}
"""


@pytest.mark.parametrize("url", ["sqlite:///{}/bot.db", "sqlite:///{}/bot.db?durability=full", ":memory:"])
@pytest.mark.parametrize("way", ["block", "statement", "in turn"])
@pytest.mark.parametrize("statement", ["BEGIN", "SELECT", "INSERT", "SAVEPOINT", "COMMIT", "ROLLBACK"])
def test_an_interruption_during_a_statement_of_sql(
    tmp_path: Path, url: str, way: str, statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = 'memory.setItem("a", "7"); memory.setItem("b", "7")' if way == "statement" else BLOCK
    with latebind.Runtime(memory=url.format(tmp_path), commit_timeout=1) as runtime, runtime.context() as ctx:
        ctx.run(BLOCK)
        store = runtime.store()
        assert isinstance(store, SqliteStore)
        if way == "in turn":
            monkeypatch.setattr(transaction, "PATIENCE", 0)
        link = store._connections.take()
        interrupted: list[str] = []

        def interrupting(call: Callable[..., Any]) -> Callable[..., Any]:
            """Python raises KeyboardInterrupt when a call into C has ended: what it did is done."""

            def execute(sql: str, *parameters: Any) -> Any:
                found = call(sql, *parameters)
                if not interrupted and sql.lstrip().startswith(statement):
                    interrupted.append(sql)
                    raise KeyboardInterrupt
                return found

            return execute

        link.execute, link.executemany = interrupting(link.execute), interrupting(link.executemany)
        store._connections.give(link)
        try:
            ctx.run(script)
        except KeyboardInterrupt:
            assert interrupted
        else:
            assert not interrupted
            interrupted.append("nothing any more")
        a, b = ctx.app_memory.get_item("a"), ctx.app_memory.get_item("b")
        assert a == b or way == "statement"
        ctx.run(BLOCK)
        thread = threading.Thread(target=lambda: runtime.context().run(BLOCK))
        thread.start()
        thread.join()
        assert ctx.app_memory.get_item("a") == str(int(a) + 2)
