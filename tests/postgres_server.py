"""A PostgreSQL server for tests: on 127.0.0.1, in a temporary folder, ended by its process id. One for each test process.

Each test that asks for a store gets a schema of its own, which is quick to make and to drop.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from functools import cache
from glob import glob
from itertools import count
from pathlib import Path

import pytest

from latebind.memory.store.urls import open_store
from latebind.tests.ports import free_port
from latebind.tests.waiting import wait_until

# Nothing has to survive: a commit that waited for the disk would take most of the time.
_QUICK = {"fsync": "off", "synchronous_commit": "on", "full_page_writes": "off", "shared_buffers": "32MB"}
_TABLES = ("entries", "scopes", "chunks", "commits", "turns")
_numbers = count(1)
_started: list[Server] = []


def program(name: str) -> str | None:
    """Where a program of PostgreSQL's is, None where it is not installed: Debian has them beside the path."""
    places = [*sorted(glob(f"/usr/lib/postgresql/*/bin/{name}")), *glob(f"/usr/sbin/{name}")]
    return places[-1] if places else shutil.which(name)


def owner() -> str | None:
    """Whom the server runs as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name for user in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


class Server:
    """One server, in a folder of its own. `settings` are those of postgresql.conf."""

    def __init__(self, folder: Path | None = None, port: int | None = None, **settings: str) -> None:
        self.folder = folder or Path(tempfile.mkdtemp(prefix="latebind-postgres-"))
        self.data = self.folder / "data"
        self.port = port or free_port()
        self.settings = {**_QUICK, **settings}
        if (user := owner()) is not None:
            shutil.chown(self.folder, user)
        if not self.data.exists():
            self._run("initdb", "-D", str(self.data), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync")
        self.start()

    def _run(self, name: str, *arguments: str) -> None:
        found = program(name)
        assert found is not None
        subprocess.run([found, *arguments], user=owner(), check=True, cwd=self.folder, stdout=subprocess.DEVNULL)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        found = program("postgres")
        assert found is not None
        options = [part for name, value in self.settings.items() for part in ("-c", f"{name}={value}")]
        command = [found, "-D", str(self.data), "-p", str(self.port), "-k", "", "-h", "127.0.0.1", *options]
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen(command, user=owner(), cwd=self.folder, stdout=log, stderr=log)
        wait_until(self.answers, lambda: (self.folder / "log").read_text())

    def answers(self) -> bool:
        import psycopg

        try:
            psycopg.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            assert self.process.poll() is None, (self.folder / "log").read_text()
            return False
        return True

    def url(self, database: str = "postgres", user: str = "postgres") -> str:
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def store(self, **options: object) -> str:
        """The URL of a new store: a schema that nobody has used."""
        parts = {"schema": f"s{next(_numbers)}", **options}
        return f"{self.url()}?{'&'.join(f'{name}={value}' for name, value in parts.items())}"

    def execute(self, sql: str) -> list[tuple[object, ...]]:
        """Carry out a statement as its owner."""
        import psycopg

        with psycopg.connect(self.url(), autocommit=True) as connection:
            cursor = connection.execute(sql.encode())
            return cursor.fetchall() if cursor.description else []

    def standby(self, port: int) -> Server:
        """Another server that follows this one, by way of a port that leads to it."""
        folder = Path(tempfile.mkdtemp(prefix="latebind-postgres-"))
        if (user := owner()) is not None:
            shutil.chown(folder, user)
        source = f"host=127.0.0.1 port={self.port} user=postgres"
        self._run("pg_basebackup", "-d", source, "-D", str(folder / "data"), "--checkpoint=fast", "--no-sync")
        (folder / "data" / "standby.signal").touch()
        follows = f"host=127.0.0.1 port={port} user=postgres sslmode=disable gssencmode=disable"
        return Server(folder, primary_conninfo=follows, wal_receiver_status_interval="1s")

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """End it: SIGINT without waiting for its clients, SIGQUIT as in a crash."""
        if self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(60)

    def remove(self) -> None:
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)


class Kept:
    """A store of a server that test after test takes, emptied."""

    def __init__(self, of: Server, **options: object) -> None:
        import psycopg

        schema = f"s{next(_numbers)}"
        self.url = of.store(schema=schema, **options)
        self._owner = psycopg.connect(of.url(), autocommit=True)
        self._emptied = "; ".join(f"DELETE FROM {schema}.{table}" for table in _TABLES)
        list(open_store(self.url).scopes(None))  # its tables are made by who first asks

    def __enter__(self) -> Kept:
        return self

    def __exit__(self, *_: object) -> None:
        self._owner.close()

    def empty(self) -> None:
        """Take away all that it holds."""
        self._owner.execute(self._emptied.encode())


class Pooler:
    """PgBouncer in front of a server, in transaction mode, with few connections to it."""

    def __init__(self, target: Server) -> None:
        found = program("pgbouncer")
        if found is None:
            pytest.skip("PgBouncer is not installed (Debian: apt-get install pgbouncer)")
        self.port, self.folder = free_port(), Path(tempfile.mkdtemp(prefix="latebind-pgbouncer-"))
        self.target = target
        (self.folder / "users").write_text('"postgres" ""\n"other" ""\n')
        (self.folder / "ini").write_text(f"""
            [databases]
            * = host=127.0.0.1 port={target.port}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {self.port}
            unix_socket_dir =
            pool_mode = transaction
            default_pool_size = 4
            auth_type = trust
            auth_file = {self.folder}/users
            """)
        if (user := owner()) is not None:
            for path in (self.folder, *self.folder.iterdir()):
                shutil.chown(path, user)
        with open(self.folder / "log", "ab") as log:
            command = [found, str(self.folder / "ini")]
            self.process = subprocess.Popen(command, user=owner(), cwd=self.folder, stdout=log, stderr=log)
        wait_until(self._answers, lambda: (self.folder / "log").read_text())

    def _answers(self) -> bool:
        assert self.process.poll() is None, (self.folder / "log").read_text()
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def store(self) -> str:
        """The URL of a new store, by way of the pooler."""
        return self.leading(self.target.store())

    def leading(self, url: str) -> str:
        """A store's URL, by way of the pooler."""
        return url.replace(f":{self.target.port}/", f":{self.port}/")

    def stop(self) -> None:
        self.process.kill()
        self.process.wait(60)
        shutil.rmtree(self.folder, ignore_errors=True)


def missing() -> str | None:
    """Why there is no server here; None where there can be one."""
    if program("postgres") is None or program("initdb") is None:
        return "PostgreSQL is not installed (Debian: apt-get install postgresql)"
    if os.geteuid() == 0 and owner() is None:
        return "PostgreSQL refuses root, and there is no other user"
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed"
    return None


@cache
def server() -> Server:
    """The server of this process; tests are skipped where there is none."""
    if (reason := missing()) is not None:
        pytest.skip(reason)
    made = Server()
    _started.append(made)
    return made


def end() -> None:
    """End the server of this process, if there is one: at the end of the session, as workers of pytest end without ado."""
    while _started:
        _started.pop().remove()
