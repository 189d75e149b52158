"""`Runtime(cache=…)`: programs that other processes and the next start find compiled, and what is never run from there."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import latebind
from latebind.host import disk_cache
from latebind.host.disk_cache import DiskCache
from latebind.interp.program import Program

TEXT = "items.filter(i => i.price > 10).map(i => i.name)"
GIVEN = {"items": [{"price": 11, "name": "x"}, {"price": 9, "name": "y"}]}

# Compiles texts with a cache, and says whether anything was parsed for that.
_PROCESS = """
import json, sys
import latebind
runtime = latebind.Runtime(cache=sys.argv[1])
found = [runtime.compile(text)({"a": 2}) for text in json.loads(sys.argv[2])]
print(json.dumps([found, "latebind.grammar.parser" in sys.modules]))
"""


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "programs"


def entries(directory: Path) -> list[Path]:
    return sorted(directory.glob("*.program"))


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were compiled because the cache had none of them."""
    found: list[str] = []
    right: Any = DiskCache.program

    def noting(self: DiskCache, *args: Any) -> Program:
        *rest, make = args

        def noted(store: Any) -> Program:
            found.append(args[1].text)
            made: Program = make(store)
            return made

        taken: Program = right(self, *rest, noted)
        return taken

    monkeypatch.setattr(DiskCache, "program", noting)
    return found


def test_a_program_is_compiled_once(cache: Path, compiled: list[str]) -> None:
    for _ in range(3):
        program = latebind.Runtime(cache=cache).compile(TEXT)
        assert program(GIVEN) == ["x"]
        assert program.references().variables == ("items",)
    assert compiled == [TEXT]
    assert (cache.stat().st_mode & 0o777, entries(cache)[0].stat().st_mode & 0o777) == (0o700, 0o600)


def test_the_next_process_parses_nothing(cache: Path) -> None:
    texts = json.dumps(["a * 21", "[a].map(x => x + 1)"])
    found = [
        json.loads(
            subprocess.run([sys.executable, "-c", _PROCESS, cache, texts], capture_output=True, check=True).stdout
        )
        for _ in range(2)
    ]
    assert found == [[[42, [3]], True], [[42, [3]], False]]


def test_processes_share_a_new_directory(cache: Path, compiled: list[str]) -> None:
    texts = [f"a + {number}" for number in range(40)]
    asked = [sys.executable, "-c", _PROCESS, str(cache), json.dumps(texts)]
    running = [subprocess.Popen(asked, stdout=subprocess.PIPE) for _ in range(4)]
    assert [json.loads(each.communicate()[0])[0] for each in running] == [[2 + number for number in range(40)]] * 4
    runtime = latebind.Runtime(cache=cache)
    assert [runtime.compile(text)({"a": 2}) for text in texts] == [2 + number for number in range(40)]
    assert not compiled
    assert sorted(path.name for path in cache.iterdir() if path not in entries(cache)) == ["key"]


def test_what_is_compiled_otherwise_is_another_program(cache: Path, compiled: list[str]) -> None:
    def send(text: str) -> None: ...

    def runtime(**options: Any) -> latebind.Runtime:
        return latebind.Runtime(cache=cache, **options)

    ways: list[Callable[[], object]] = [
        lambda: runtime().compile("a.b"),
        lambda: runtime().compile("a.b", variables=("a",)),
        lambda: runtime().compile("a.b", variables=("a", "c")),
        lambda: runtime(limits=latebind.Limits(steps=50)).compile("a.b"),
        lambda: runtime().compile("a.b", name="typed.ts"),
        lambda: runtime().expression("a.b"),
        lambda: runtime().template("a.b", typed=True, lenient=False),
        lambda: runtime().template("a.b", typed=True, lenient=True),
        lambda: runtime().template("a.b", typed=False, lenient=False),
    ]
    for effect in (None, "now", "after_commit"):

        def registered(effect: Any = effect) -> object:
            own = runtime()
            own.function(send, effect=effect)
            return own.compile("a.b")

        ways.append(registered)
    for way in ways:
        way()
    assert len(compiled) == len(ways)
    compiled.clear()
    for way in ways:
        way()
    assert not compiled


def test_errors_warnings_and_restarts_are_those_of_a_compiled_program(cache: Path, compiled: list[str]) -> None:
    text = 'local unread = 1; const xs = [..."abc".split("")]\nxs.map(x => o.missing + x)'
    told = []
    for _ in range(2):
        program = latebind.Runtime(cache=cache).compile(text)
        with pytest.raises(latebind.ScriptError) as raised:
            program({"o": {}})
        told.append((str(raised.value), [str(each) for each in program.warnings]))
    assert told[0] == told[1]
    assert "2:15" in told[0][0]
    assert compiled == [text]


def test_what_fails_to_compile_is_not_kept(cache: Path) -> None:
    runtime = latebind.Runtime(cache=cache)
    for text, compile in (("1 +", runtime.compile), ("unknown(", runtime.compile), ("a; b", runtime.expression)):
        for _ in range(2):
            with pytest.raises(latebind.LatebindError):
                compile(text)
    assert not entries(cache)


def test_functions_are_those_of_the_runtime(cache: Path, compiled: list[str]) -> None:
    for factor in (2, 3):
        runtime = latebind.Runtime(cache=cache)

        def scaled(x: int, factor: int = factor) -> int:
            return x * factor

        runtime.function(scaled, name="shop.scaled", pure=True)
        assert runtime.context(variables={"a": 7}).run("shop.scaled(a) + Math.max(1, a)").value == 7 * factor + 7
    assert len(compiled) == 1


@pytest.mark.parametrize("spoil", ["cut", "turned", "emptied", "other", "grown", "linked", "a folder"])
def test_a_damaged_or_foreign_entry_is_compiled_again(cache: Path, compiled: list[str], spoil: str) -> None:
    runtime = latebind.Runtime(cache=cache)
    runtime.compile(TEXT)
    [entry] = entries(cache)
    whole = entry.read_bytes()
    if spoil == "cut":
        entry.write_bytes(whole[:-1])
    elif spoil == "turned":
        entry.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    elif spoil == "emptied":
        entry.write_bytes(b"")
    elif spoil == "grown":
        entry.write_bytes(whole + b"\0")
    elif spoil == "other":  # signed by us, for another program
        runtime.compile("1 + a")
        [other] = set(entries(cache)) - {entry}
        shutil.copy(other, entry)
    elif spoil == "linked":
        entry.rename(cache / "elsewhere")
        entry.symlink_to(cache / "elsewhere")
    else:
        entry.unlink()
        entry.mkdir()
    compiled.clear()
    assert latebind.Runtime(cache=cache).compile(TEXT)(GIVEN) == ["x"]
    assert compiled == [TEXT]
    if spoil != "a folder":
        assert latebind.Runtime(cache=cache).compile(TEXT)(GIVEN) == ["x"]
        assert compiled == [TEXT], "it was written anew"


def test_what_somebody_else_signed_is_not_run(cache: Path, tmp_path: Path, compiled: list[str]) -> None:
    latebind.Runtime(cache=cache).compile(TEXT)
    other = tmp_path / "other"
    latebind.Runtime(cache=other).compile(TEXT)
    shutil.copy(entries(other)[0], entries(cache)[0])
    compiled.clear()
    assert latebind.Runtime(cache=cache).compile(TEXT)(GIVEN) == ["x"]
    assert compiled == [TEXT]


def test_a_secret_signs_for_those_who_have_it(cache: Path, compiled: list[str]) -> None:
    cache.mkdir()
    cache.chmod(0o777)
    secrets: list[Any] = ["one", "one", b"two", ["one", b"two"]]
    for secret in secrets:
        assert latebind.Runtime(cache=cache, secret=secret).compile(TEXT)(GIVEN) == ["x"]
    assert compiled == [TEXT] * 2
    assert not (cache / "key").exists()


def test_a_directory_that_others_write_to_needs_a_secret(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.mkdir()
    for mode in (0o770, 0o702, 0o777):
        cache.chmod(mode)
        with pytest.raises(ValueError, match="others may write"):
            latebind.Runtime(cache=cache)
    cache.chmod(0o700)
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    with pytest.raises(ValueError, match="belongs to somebody else"):
        latebind.Runtime(cache=cache)
    monkeypatch.delattr(os, "geteuid")
    with pytest.raises(ValueError, match="needs secret"):
        latebind.Runtime(cache=cache)


def test_another_version_is_another_program(cache: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    latebind.Runtime(cache=cache).compile(TEXT)
    monkeypatch.setattr(disk_cache, "_versions", lambda: "the next one")
    latebind.Runtime(cache=cache).compile(TEXT)
    assert compiled == [TEXT] * 2


def test_what_cannot_be_written_is_not_kept(cache: Path, caplog: pytest.LogCaptureFixture) -> None:
    runtime = latebind.Runtime(cache=cache)
    shutil.rmtree(cache)
    with caplog.at_level(logging.WARNING, "latebind"):
        assert [runtime.compile(text)({"a": 1}) for text in ("a + 1", "a + 2")] == [2, 3]
    assert [record.message for record in caplog.records] == [
        "compiled programs are not cached: No such file or directory"
    ]


_FULL = """
import resource, sys
import latebind
runtime = latebind.Runtime(cache=sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))  # the disk is full in the middle of a file
print(runtime.compile("a + 1")({"a": 1}))
"""


def test_a_full_disk_leaves_nothing_behind(cache: Path) -> None:
    # Python would leave a part of a module's bytecode behind, too, for all who import it later.
    done = subprocess.run([sys.executable, "-B", "-c", _FULL, cache], capture_output=True, text=True, check=True)
    assert done.stdout == "2\n"
    assert [path.name for path in cache.iterdir()] == ["key"]


def test_a_damaged_key_signs_nothing(cache: Path, compiled: list[str]) -> None:
    latebind.Runtime(cache=cache).compile(TEXT)
    (cache / "key").write_bytes(b"short")
    for _ in range(2):
        assert latebind.Runtime(cache=cache).compile(TEXT)(GIVEN) == ["x"]
    assert compiled == [TEXT] * 2


@pytest.mark.parametrize("whose", ["another's", "known"])
def test_a_key_from_when_others_could_write_signs_nothing(cache: Path, whose: str) -> None:
    """Who could put a key there could have signed what is in the directory, too."""
    cache.mkdir(mode=0o700, exist_ok=True)
    key = cache / "key"
    key.write_bytes(b"k" * 32)
    key.chmod(0o644 if whose == "known" else 0o600)
    if whose == "another's":
        if os.geteuid() != 0:
            pytest.skip("needs to give a file away")
        os.chown(key, 65_534, 65_534)
    planted = DiskCache(cache, b"k" * 32)
    own = DiskCache(cache, None)
    assert own._signature("n", b"") != planted._signature("n", b"")
    assert key.read_bytes() != b"k" * 32
    assert (key.stat().st_uid, key.stat().st_mode & 0o777) == (os.geteuid(), 0o600)
    assert DiskCache(cache, None)._signature("n", b"") == own._signature("n", b"")


def test_old_entries_make_room(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.mkdir(mode=0o700)
    (cache / "notes.txt").write_text("not ours")
    monkeypatch.setattr(disk_cache, "_LOOK", 1)
    monkeypatch.setattr(disk_cache, "MOST_BYTES", 20_000)
    runtime = latebind.Runtime(cache=cache)
    for number in range(60):
        runtime.compile(f"a + {number}")
        os.utime(entries(cache)[0])
    assert sum(path.stat().st_size for path in entries(cache)) < 22_000
    assert (cache / "notes.txt").read_text() == "not ours"


def test_modules_shapes_and_libraries_of_a_host_are_compiled_each_time(cache: Path) -> None:
    runtime = latebind.Runtime(cache=cache)
    runtime.compile("a + 1", variables={"a": float})
    runtime.handler("export default async function handler(input) { return input }")
    latebind.Runtime(cache=cache, library=runtime.library).compile("1 + a")
    assert not entries(cache)


def test_documents_are_cached(cache: Path, compiled: list[str]) -> None:
    for _ in range(2):
        runtime = latebind.Runtime(cache=cache)
        flow = runtime.document({"text": "Hi {{name}}", "more": ["@(1 + 1)"]})
        assert runtime.context(variables={"name": "Ana"}).resolve(flow) == {"text": "Hi Ana", "more": [2]}
    assert sorted(compiled) == ["@(1 + 1)", "Hi {{name}}"]


def test_a_runtime_that_is_replaced_has_the_cache(cache: Path, compiled: list[str]) -> None:
    runtime = latebind.Runtime(cache=cache)
    runtime.compile(TEXT)
    runtime.replace(memory=":memory:").compile(TEXT)
    assert compiled == [TEXT]


def test_a_cache_that_is_no_path_is_refused() -> None:
    with pytest.raises(TypeError, match="cache="):
        latebind.Runtime(cache=3)  # type: ignore[arg-type]
