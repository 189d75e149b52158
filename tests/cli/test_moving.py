"""`memory export` and `memory import`: whole stores with TTLs, odd text, a stop half-way and how it goes on."""

from __future__ import annotations

import json
import os
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

import latebind as package
from latebind.tests.cli.conftest import Latebind, environment
from latebind.tests.waiting import LIMIT

pexpect = pytest.importorskip("pexpect")
NOW = 4_000_000_000.0  # so far ahead that nothing expires
ODD = "line\u2028and\u2029 next\x85 \x1c\ttab\nand %_*:{x}"


@pytest.fixture
def filled(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path}/bot.db"
    with package.Runtime(memory=url, clock=lambda: NOW) as runtime:
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
    assert {record["expiresAt"] for record in records(other) if "expiresAt" in record} == {NOW + 1000}
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


def test_an_export_that_broke_off_is_not_imported(latebind: Latebind, filled: str, tmp_path: Path) -> None:
    """Whoever pipes one into the other hears of it where it counts."""
    exported = latebind("memory", "export", "--memory", filled)
    broken = exported.stdout.splitlines()[0] + '\n{"unfinished": "its server does not answer"}\n'
    done = latebind("memory", "import", "-", "--memory", f"sqlite:///{tmp_path}/other.db", stdin=broken)
    assert (done.returncode, done.stdout) == (2, "")
    assert "record 2: the export ended before its end (its server does not answer)" in done.stderr
    assert "export again" in done.stderr
    assert records(f"sqlite:///{tmp_path}/other.db") == []


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("[" * 100_000, "its arrays and objects are nested too deep (line 1, column 1)"),
        ("[1" + "0" * 5_000 + "]", "it has a number that is larger than any number can be (line 1, column 70)"),
        ('["1e999", 1e999]', "it has a number that is larger than any number can be (line 1, column 79)"),
        ('["NaN", NaN]', "it is not JSON (line 1, column 77)"),
    ],
    ids=["deep", "long", "large", "no number"],
)
def test_json_that_python_cannot_read(latebind: Latebind, tmp_path: Path, value: str, told: str) -> None:
    record = f'{{"scope": "user", "id": "ana", "key": "k", "kind": "json", "value": {value}}}\n'
    done = latebind("memory", "import", "-", "--memory", f"sqlite:///{tmp_path}/other.db", stdin=record)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


@pytest.mark.parametrize("line", ['{"unfinished"', '{"unfinished": "its server does no', '{"unfinished": NaN}'])
def test_a_last_line_that_is_damaged(latebind: Latebind, tmp_path: Path, line: str) -> None:
    done = latebind("memory", "import", "-", "--memory", f"sqlite:///{tmp_path}/other.db", stdin=line)
    assert (done.returncode, done.stdout) == (2, "")
    assert "it is not JSON (line 1, column" in done.stderr


def in_terminal(tmp_path: Path, *args: str) -> Any:
    """A command whose standard error is a terminal; its output goes to a file."""
    line = f"exec {shlex.join([sys.executable, '-m', 'latebind', *args])} >out"
    env = environment(tmp_path) | {"LATEBIND_MEMORY": "sqlite:///bot.db"}
    return pexpect.spawn("sh", ["-c", line], cwd=str(tmp_path), env=env, encoding="utf-8", timeout=LIMIT)


@pytest.mark.skipif(os.name != "posix", reason="POSIX alone")
def test_what_takes_long_has_a_bar_and_can_be_interrupted(latebind: Latebind, tmp_path: Path) -> None:
    count = 60_000
    record = {"scope": "app", "id": "", "kind": "string", "value": "1"}
    lines = [json.dumps(record | {"key": f"k{number:06}"}) + "\n" for number in range(count)]
    (tmp_path / "many.jsonl").write_text("".join(lines), encoding="utf-8")
    process = in_terminal(tmp_path, "memory", "import", "many.jsonl")
    process.expect(r"importing  \[#+-+\] +[1-9]")
    process.sendintr()
    process.expect(r"lines 1 to (\d+) are stored; go on with --from (\d+)\r\ninterrupted\r\n")
    stored, following = map(int, process.match.groups())
    process.expect(pexpect.EOF)
    assert process.wait() == 130
    assert 0 < stored == following - 1 < count
    url = f"sqlite:///{tmp_path}/bot.db"
    assert stored <= len(records(url)) <= stored + 500  # the page that was being written
    process = in_terminal(tmp_path, "memory", "import", "many.jsonl", "--from", str(following))
    process.expect_exact("]  100%")
    process.expect(pexpect.EOF)
    assert process.wait() == 0
    assert (tmp_path / "out").read_text() == f"{count - stored}\n"
    process = in_terminal(tmp_path, "memory", "export")
    process.expect(r"exporting  \[#+-+\] +[1-9]")
    process.sendintr()
    process.expect(pexpect.EOF)
    assert process.wait() == 130
    *_, last = (tmp_path / "out").read_text().splitlines()
    assert last.endswith('{"unfinished": "it was interrupted"}')
    process = in_terminal(tmp_path, "memory", "export")
    process.expect(r"exporting  \[#+-+\] +[1-9]")
    process.expect_exact("]  100%")
    process.expect(pexpect.EOF)
    assert process.wait() == 0
    assert [json.loads(line) for line in (tmp_path / "out").read_text().splitlines()] == list(map(json.loads, lines))


def test_an_empty_store_moves_too(latebind: Latebind) -> None:
    exported = latebind("memory", "export", "--memory", "sqlite:///empty.db")
    assert (exported.stdout, exported.stderr) == ("", "")
    done = latebind("memory", "import", "-", "--memory", "sqlite:///other.db", stdin=exported.stdout)
    assert (done.returncode, done.stdout, done.stderr) == (0, "0\n", "")


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
