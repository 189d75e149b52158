"""A worker taken over: Python code of the tests' choice runs in it, as if a script had broken out of the language.

What the runtime sends is pickled, so a test that speaks in its place can have anything called.
"""

from __future__ import annotations

import json
from typing import Any

import latebind
from latebind.host.isolation.frames import HEADER, parse
from latebind.host.isolation.pool import Pool
from latebind.host.isolation.processes import WorkerProcess
from latebind.tests.waiting import LIMIT

# Finds the worker's own object, and answers with what the code left in `answer`.
_FRAME = """
import json, os, struct, sys
frame = sys._getframe()
while not (hasattr(frame.f_locals.get("self"), "line") and hasattr(frame.f_locals["self"], "kept")):
    frame = frame.f_back
worker = frame.f_locals["self"]
module = sys.modules["latebind.host.isolation.worker"]
frames = sys.modules["latebind.host.isolation.frames"]
def tell(payload):
    data = struct.pack("<I", len(payload)) + payload
    while data:
        data = data[os.write(worker.line, data):]
def tried(act):
    try:
        return ["done", repr(act())[:500]]
    except BaseException as error:
        return ["refused", type(error).__name__ + ": " + str(error)[:200]]
answer = None
"""
_ANSWER = "\ntell(json.dumps([1, answer]).encode())\n"


class _Run:
    """Pickles as a call of `exec`, and reads as a message that means nothing."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __reduce__(self) -> Any:
        return eval, (f"exec({self.code!r}, {{}}) or (99, 0)",)


def pool_of(runtime: latebind.Runtime) -> Pool:
    assert runtime.elsewhere is not None
    return runtime.elsewhere.pool


def execute(worker: WorkerProcess, code: str) -> Any:
    """Run code in a worker that nobody else uses; gives what it left in `answer`."""
    import pickle

    assert worker.line is not None
    worker.line.traffic = 1 << 30
    worker.line.send(pickle.dumps(_Run(_FRAME + code + _ANSWER)), LIMIT)
    answer = parse(worker.line.receive(LIMIT))[1]
    parse(worker.line.receive(LIMIT))  # that the message meant nothing
    return answer


def in_worker(runtime: latebind.Runtime, code: str, tenant: str | None = None) -> Any:
    """Run code in the worker of a tenant."""
    pool = pool_of(runtime)
    worker = pool.take(("tenant", tenant))
    try:
        return execute(worker, code)
    finally:
        pool.give(worker)


def raw(payload: bytes) -> bytes:
    """A frame around any bytes."""
    return HEADER.pack(len(payload)) + payload


def message(*parts: Any) -> bytes:
    return raw(json.dumps(list(parts)).encode())
