"""No descriptors are left: what would load a part of latebind says so, and once there are some, the same call succeeds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs the limit of open files, and forks")

SCARCE = """
import asyncio, os, resource, sys
import latebind

path, warm, kind = sys.argv[1:4]
sent = []
runtime = latebind.Runtime(memory=f"sqlite:///{path}")

@runtime.function(effect="after_commit")
async def send(text: str) -> None:
    sent.append(text)

context = runtime.context(user="ana", conversation="c")
loop = asyncio.new_event_loop()
if warm:
    context.run('memory.setItem("a", "1")')
if warm == "loop":
    loop.run_until_complete(context.arun('memory.getItem("a")'))
resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
KINDS = {
    "run": lambda text: context.run(text).value,
    "arun": lambda text: loop.run_until_complete(context.arun(text)).value,
    "eval": latebind.eval,
    "render": context.render,
    "host": eval,
}

def tell(text):
    try:
        print("done", KINDS[kind](text))
    except latebind.LatebindError as error:
        assert (error.code, error.retryable) == ("UNAVAILABLE", True), error
        assert "too many files open" in error.message and "ulimit -n" in error.hint, error
        print("scarce")

for text in sys.argv[4:]:
    if len(sys.argv) > 5 and (child := os.fork()):  # in a process of its own, whose connections are closed
        os.waitpid(child, 0)
        continue
    taken = []
    try:
        while True:
            taken.append(os.open(os.devnull, os.O_RDONLY))
    except OSError:
        pass
    tell(text)
    for each in taken:
        os.close(each)
    tell(text)
    print("sent", sent, flush=True)
    os._exit(0)
"""

# What is given once there are descriptors.
SCRIPTS = {
    'date.parse("31/05/2024", "DD/MM/YYYY")': "2024-05-31T00:00:00.000Z",
    'date.format(0, "YYYY", "Europe/Madrid")': "1970",
    'new Date("Fri, 03 May 2024 10:00:00 GMT").getTime()': "1714730400000",
    '(1234.5).toLocaleString("de-DE")': "1.234,5",
    "Math.floor(Math.exp(1))": "2",
    r'matches("a", "\\pL+")': "True",
    r"/\p{L}+/u.test('aa')": "True",
    '$memory.setFile("f", "aGVsbG8=", 60, "text/plain").toBase64()': "aGVsbG8=",
}
# By Python: of a runtime that has run something before (`loop`: in an event loop, too), or of one that has not.
CALLS = {
    ("", "run"): {"1 + 1": "2", 'memory.getItem("b")': ""},
    ("warm", "arun"): {"1 + 1": "2", 'memory.setItem("a", "2")': "2"},
    ("", "arun"): {'memory.setItem("a", "2")': "2"},
    ("", "eval"): {"1 + 1": "2"},
    ("warm", "render"): {"{{1 + 1}}": "2"},
    ("warm", "host"): {
        "runtime.admin().usage()['entries']": "1",
        "runtime.handler('export default async function h(input) { return 1 }').name": "handler",
        "context.resolve(runtime.document({'a': '{{1}}'}))": "{'a': 1}",
        "context.run('memory.getItem(`a`)', once='m1').value": "1",
        "context.run('memory.getItem(`a`)', serialize=True).value": "1",
        "context.user_memory.set_file('f', b'hello', ttl=60, mime='text/plain').to_bytes()": "b'hello'",
        "runtime.compile('rate * 2', variables={'rate': float}).name": "<input>",
        "runtime.context(timezone='Asia/Tokyo').timezone": "Asia/Tokyo",
    },
    ("", "host"): {"context.app_memory.get_item('b')": ""},
}


def told(tmp_path: Path, warm: str, kind: str, texts: list[str]) -> list[str]:
    arguments = [str(tmp_path / "bot.db"), warm, kind, *texts]
    ran = subprocess.run([sys.executable, "-c", SCARCE, *arguments], capture_output=True, text=True, check=True)
    assert ran.stderr == ""
    return ran.stdout.splitlines()


def test_scripts(tmp_path: Path) -> None:
    expected = [line for value in SCRIPTS.values() for line in ("scarce", f"done {value}", "sent []")]
    assert told(tmp_path, "warm", "run", [*SCRIPTS]) == expected


@pytest.mark.parametrize(("warm", "kind"), CALLS)
def test_hosts(tmp_path: Path, warm: str, kind: str) -> None:
    calls = CALLS[warm, kind]
    expected = [line for value in calls.values() for line in ("scarce", f"done {value}", "sent []")]
    assert told(tmp_path, warm, kind, [*calls]) == expected


def test_no_effect_of_a_committed_block_is_lost(tmp_path: Path) -> None:
    """What is needed after a commit is loaded before it, or the block does not commit."""
    block = 'expr { memory.setItem("n", Number(memory.getItem("n") || "0") + 1); send(memory.getItem("n")) }'
    assert told(tmp_path, "loop", "arun", [block]) == ["scarce", "done None", "sent ['1']"]
