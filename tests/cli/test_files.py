"""`latebind files serve`: a link that one process makes is served by another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from latebind.tests.cli.conftest import Latebind, environment
from latebind.tests.links import status
from latebind.tests.waiting import LIMIT

SECRET = {"LATEBIND_SECRET": "a secret of the tests"}
STORE = '$memory.setFile("note", "aG9sYQ==", 60, "text/plain").toUrl()'


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The URL at which files are served."""
    pytest.importorskip("uvicorn", reason="the package uvicorn is not installed")
    pytest.importorskip("starlette", reason="the package starlette is not installed")
    process = subprocess.Popen(
        [sys.executable, "-m", "latebind", "files", "serve", "--port", "0"],
        env=environment(tmp_path) | SECRET,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGINT)
            process.wait(LIMIT)


def test_links_of_other_processes(served: str, latebind: Latebind) -> None:
    assert served.startswith("http://127.0.0.1:")
    done = latebind("run", "--user", "ana", "-", stdin=STORE, env=SECRET | {"LATEBIND_FILES_URL": served})
    link = done.stdout.strip()
    assert link.startswith(served)
    with urlopen(link, timeout=LIMIT) as answer:
        assert answer.read() == b"hola"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["server"] is None
    assert status(link + "x") == 403
    latebind("memory", "delete", "note", "--user", "ana")
    assert status(link) == 404


def test_links_start_where_the_command_serves(latebind: Latebind) -> None:
    done = latebind("run", "--user", "ana", "-", stdin=STORE, env=SECRET)
    assert done.stdout.startswith("http://127.0.0.1:8765/")


def test_without_a_secret(latebind: Latebind) -> None:
    done = latebind("files", "serve")
    assert (done.returncode, "LATEBIND_SECRET" in done.stderr) == (2, True)
    done = latebind("run", "--user", "ana", "-", stdin=STORE)
    assert (done.returncode, "[UNAVAILABLE]" in done.stderr) == (4, True)


def test_a_port_that_is_taken(served: str, latebind: Latebind) -> None:
    done = latebind("files", "serve", "--port", served.strip("/").rpartition(":")[2], env=SECRET)
    assert (done.returncode, "expected a free port" in done.stderr) == (2, True)
