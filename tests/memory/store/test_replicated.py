"""A SQLite store beside a program that replicates its log: it holds a read open, keeps tables of its own in the file,
and empties the log itself."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import latebind
from latebind.memory.store.urls import diagnose
from latebind.tests.waiting import LIMIT

COUNT = 'expr { memory.setItem("n", Number(memory.getItem("n") || "0") + 1) }'
TABLES = """
CREATE TABLE IF NOT EXISTS _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER);
CREATE TABLE IF NOT EXISTS _litestream_lock (id INTEGER);
INSERT INTO _litestream_seq VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET seq = seq + 1;
"""
# What such a program does in each round: the log is begun anew only while its read is not open.
REPLICATOR = f"""
import sqlite3, sys
path, mode = sys.argv[1:]
writing = sqlite3.connect(path, isolation_level=None, timeout={LIMIT})
reading = sqlite3.connect(path, isolation_level=None, timeout={LIMIT})
for line in sys.stdin:
    writing.executescript({TABLES!r})
    if reading.in_transaction:
        reading.execute("ROLLBACK")
    writing.execute(f"PRAGMA wal_checkpoint({{mode}})").fetchall()
    writing.executescript({TABLES!r})
    reading.execute("BEGIN")
    reading.execute("SELECT count(*) FROM _litestream_seq").fetchall()
    print("done", flush=True)
"""


@pytest.fixture(params=["PASSIVE", "RESTART", "TRUNCATE"])
def replicator(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", REPLICATOR, str(tmp_path / "bot.db"), request.param]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.stdin.close()  # type: ignore[union-attr]


def replicate(process: subprocess.Popen[str]) -> None:
    assert process.stdin and process.stdout
    process.stdin.write("\n")
    process.stdin.flush()
    assert process.stdout.readline() == "done\n"


@pytest.mark.parametrize("options", ["", "?durability=full"])
def test_a_store_whose_log_is_replicated(
    replicator: subprocess.Popen[str], tmp_path: Path, options: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path}/bot.db{options}"
    with latebind.Runtime(memory=url, commit_timeout=LIMIT) as runtime, latebind.Runtime(memory=url) as other:
        program = runtime.compile(COUNT)
        for number in range(40):
            with (runtime if number % 2 else other).context() as ctx:
                ctx.run(program)
                if number % 3 == 0:  # more than a checkpoint's worth
                    ctx.app_memory.set_item(f"large {number}", "x" * 60_000)
            if number % 4 == 0:
                replicate(replicator)
        assert runtime.context().app_memory.get_item("n") == "40"
        assert [found.text for found in diagnose(url, runtime.clock()) if found.level == "error"] == []
        # What was copied of database and log, together, is a store: as a replica is put back.
        with closing(sqlite3.connect(tmp_path / "bot.db")) as reading:
            reading.execute("BEGIN")
            reading.execute("SELECT count(*) FROM _litestream_seq").fetchall()
            for end in ("", "-wal"):
                shutil.copy(tmp_path / f"bot.db{end}", tmp_path / f"back.db{end}")
        digest = runtime.admin().digest()
    with latebind.Runtime(memory=f"sqlite:///{tmp_path}/back.db") as back:
        assert back.admin().digest() == digest
        back.context().run(COUNT)
        assert back.context().app_memory.get_item("n") == "41"
