"""What code that has broken out of the language can do in a worker: compute, and speak to the runtime."""

from __future__ import annotations

import gc
import os
import re
import socket
import sys
from pathlib import Path
from typing import Any

import pytest

import latebind
from latebind.host.isolation.options import WALLS
from latebind.tests.host.isolation.conftest import Make
from latebind.tests.host.isolation.takeover import in_worker

linux = pytest.mark.skipif(sys.platform != "linux", reason="these walls are Linux's")

FILES = """
answer = {name: tried(act) for name, act in {
    "read": lambda: open("/etc/passwd").read(),
    "own": lambda: open(MARKED).read(),
    "write": lambda: open(MARKED + "-new", "w"),
    "list": lambda: os.listdir("/"),
    "stat": lambda: os.stat(MARKED),
    "folder": lambda: os.mkdir(MARKED + "-new"),
    "remove": lambda: os.unlink(MARKED),
    "truncate": lambda: os.truncate(MARKED, 0),
    "rename": lambda: os.rename(MARKED, MARKED + "x"),
    "chmod": lambda: os.chmod(MARKED, 0o777),
    "memory file": lambda: os.memfd_create("x"),
    "pipe": lambda: os.pipe(),
    "copy of the line": lambda: os.dup(worker.line),
    "out of the root": lambda: os.chroot("../../.."),
}.items()}
"""
NETWORK = """
import socket
def connect(family, address):
    with socket.socket(family) as s:
        s.connect(address)
answer = {name: tried(act) for name, act in {
    "socket": lambda: socket.socket(),
    "udp": lambda: socket.socket(type=socket.SOCK_DGRAM),
    "unix": lambda: socket.socket(socket.AF_UNIX),
    "pair": lambda: socket.socketpair(),
    "host": lambda: connect(socket.AF_INET, ("127.0.0.1", PORT)),
    "name": lambda: socket.create_connection(("localhost", PORT), 1),
}.items()}
"""
PROCESSES = """
import ctypes, signal
libc = ctypes.CDLL(None, use_errno=True)
def checked(result):
    if result == -1:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
class iovec(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("size", ctypes.c_size_t)]
buffer = ctypes.create_string_buffer(64)
def read_memory(process):
    mine, theirs = iovec(ctypes.addressof(buffer), 64), iovec(ADDRESS, 64)
    return checked(libc.process_vm_readv(process, ctypes.byref(mine), 1, ctypes.byref(theirs), 1, 0))
answer = {name: tried(act) for name, act in {
    "fork": lambda: os.fork(),
    "execute": lambda: os.execv("/bin/sh", ["sh", "-c", "true"]),
    "spawn": lambda: os.posix_spawn("/bin/true", ["true"], {}),
    "signal to the host": lambda: os.kill(HOST, 0),
    "kill the host": lambda: os.kill(HOST, signal.SIGCONT),
    "kill all": lambda: os.kill(-1, 0),
    "the host's memory": lambda: read_memory(HOST),
    "trace the host": lambda: checked(libc.ptrace(16, HOST, 0, 0)),
    "trace the zygote": lambda: checked(libc.ptrace(16, os.getppid() or 1, 0, 0)),
    "the zygote's memory": lambda: read_memory(os.getppid() or 1),
    "become root": lambda: os.setuid(0),
    "another namespace": lambda: checked(libc.unshare(0x10000000)),
    "mount": lambda: checked(libc.mount(b"none", b"/", b"tmpfs", 0, None)),
}.items()}
"""
LIMITS = """
import resource
def more(what, least=1 << 34):
    resource.setrlimit(what, (least, least))
    return resource.getrlimit(what)
answer = {name: tried(act) for name, act in {
    "descriptors": lambda: more(resource.RLIMIT_NOFILE, 64),
    "memory": lambda: more(resource.RLIMIT_AS),
    "time": lambda: more(resource.RLIMIT_CPU),
    "processes": lambda: more(resource.RLIMIT_NPROC, 64),
    "files": lambda: more(resource.RLIMIT_FSIZE),
    "two gigabytes": lambda: len(bytearray(2 << 30)),
    "many lists": lambda: len([[0] * 1000 for _ in range(300_000)]),
}.items()}
"""
DESCRIPTORS = """
answer = [number for number in range(1024) if tried(lambda: os.write(number, b""))[0] == "done"] + [worker.line]
"""


def refused(found: dict[str, Any]) -> None:
    assert found
    assert {name: outcome for name, outcome in found.items() if outcome[0] != "refused"} == {}


def test_all_walls_are_told_of(runtime: latebind.Runtime) -> None:
    report = runtime.isolation_report()
    assert sorted(wall.name for wall in report) == sorted(WALLS)
    assert {wall.name for wall in report if wall.stands} >= {"descriptors"}
    assert all(wall.detail for wall in report)
    assert latebind.Runtime().isolation_report() == ()


def test_no_file(runtime: latebind.Runtime, tmp_path: Path) -> None:
    marked = tmp_path / "marked"
    marked.write_text("kept")
    refused(in_worker(runtime, f"MARKED = {str(marked)!r}\n{FILES}"))
    assert marked.read_text() == "kept"


def test_no_network(runtime: latebind.Runtime) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        refused(in_worker(runtime, f"PORT = {server.getsockname()[1]}\n{NETWORK}"))


@linux
def test_no_other_process(runtime: latebind.Runtime) -> None:
    import ctypes

    secret = ctypes.create_string_buffer(b"a secret of the host")
    code = f"HOST, ADDRESS = {os.getpid()}, {ctypes.addressof(secret)}\n{PROCESSES}"
    found = in_worker(runtime, code)
    refused(found)


@linux
def test_no_more_than_the_limits(runtime: latebind.Runtime) -> None:
    refused(in_worker(runtime, LIMITS))


def test_one_descriptor(runtime: latebind.Runtime) -> None:
    *usable, line = in_worker(runtime, DESCRIPTORS)
    assert usable == [line]


def test_no_environment(runtime: latebind.Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = in_worker(runtime, "answer = {**os.environ}")
    assert set(environment) <= {"LD_LIBRARY_PATH", "PYTHONHOME", "LC_CTYPE"}
    assert in_worker(runtime, "answer = sys.argv + sys.orig_argv")[-1].startswith("import sys")


_TEXTS = """
import gc
seen, left, texts = set(), [sys.modules, *gc.get_objects()], []
while left:
    found = left.pop()
    if id(found) in seen:
        continue
    seen.add(id(found))
    if isinstance(found, (str, bytes)):
        texts.append(found if isinstance(found, str) else found.decode("latin-1"))
    else:
        left += gc.get_referents(found)
answer = [text[:200] for text in texts if "mark" + "ed-" in text]
"""


def test_another_tenant_is_never_seen(make: Make) -> None:
    """Not even what the same process once held: a worker has one tenant for its whole life."""
    runtime = make(tenants="required", isolation=latebind.Isolation(workers=1))
    processes = set()
    for tenant in ("marked-one", "marked-two"):
        with runtime.context(tenant=tenant, user=tenant, variables={"mine": f"{tenant} variable"}) as ctx:
            ctx.run(f'memory.setItem("a", mine); const kept = "{tenant} script"; local late = mine; 1')
        gc.collect()
        found = in_worker(runtime, _TEXTS, tenant)
        assert any("variable" in text or "script" in text for text in found)  # the search works
        assert set(re.findall("marked-(?:one|two)", "\n".join(found))) == {tenant}
        processes.add(in_worker(runtime, "answer = os.getpid()", tenant))
    assert len(processes) == 2


def test_what_the_host_has_is_never_seen(make: Make) -> None:
    secret = "marked-" + "secret"
    runtime = make(secret=secret)

    @runtime.function
    def fetch() -> str:
        return str(len(secret))

    with runtime.context(variables={"unused": "marked-unused", "used": 1}) as ctx:
        assert ctx.run("used + Number(fetch())").value == 14
    found = in_worker(runtime, _TEXTS)
    assert [text for text in found if "secret" in text or "unused" in text] == []


def test_a_wall_that_must_stand(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    standing = {wall.name for wall in make().isolation_report() if wall.stands}
    for name in WALLS:
        runtime = make(isolation=latebind.Isolation(require=(name,)))
        with runtime.context() as ctx:
            if name in standing:
                assert ctx.run("1").value == 1
            else:
                with pytest.raises(latebind.WorkerError, match=f"`{name}` does not stand"):
                    ctx.run("1")
