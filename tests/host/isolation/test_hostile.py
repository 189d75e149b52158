"""A worker that was taken over says what it must not: the run ends with an error, the worker is replaced, all goes on."""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

import latebind
from latebind.grammar.source import Source
from latebind.host.isolation import frames
from latebind.host.isolation.failures import failure_of
from latebind.host.isolation.frames import Reader, parse
from latebind.host.isolation.violations import Violation
from latebind.interp.values import Handle
from latebind.tests.host.isolation.conftest import Make
from latebind.tests.host.isolation.takeover import in_worker, pool_of
from latebind.tests.waiting import LIMIT

# What the worker does in place of running a program; it is called with the message's parts.
_IN_PLACE_OF_A_RUN = """
def instead(self, *parts):
    budget = frames.Budget._make(parts[3])
    state = [*budget.state, budget.depth, 0]
    library = next(iter(self.libraries))
    {code}
module._PERFORM[frames.RUN] = instead
"""
_SCRIPT = 'memory.setItem("a", "1"); log("x"); 1'

GARBAGE = {
    "no JSON": "tell(b'garbage')",
    "nothing": "tell(b'')",
    "no array": "tell(b'7')",
    "empty array": "tell(b'[]')",
    "no kind": "tell(b'[\"x\"]')",
    "unknown kind": "tell(b'[99]')",
    "a kind that is no number": "tell(b'[true]')",
    "negative kind": "tell(b'[-1]')",
    "huge length": "os.write(self.line, b'\\xff\\xff\\xff\\xff')",
    "length beyond the limit": "os.write(self.line, struct.pack('<I', frames.LONGEST + 1))",
    "not a number": "tell(b'[8, NaN, 1, 1]')",
    "infinite": "tell(json.dumps([8, *state, 1e999, False, False, {}, 0, 0]).encode())",
    "beyond all doubles": "tell(b'[8, 1e999]')",
    "nested too deep": "tell(b'[8,' + b'[' * 100000 + b']' * 100000 + b']')",
    "nested too deep behind a string": "tell(b'[8,\"]]]\",' + b'[' * 100000 + b']' * 100000 + b']')",
    "an open string": "tell(b'[8, ' + b'[' * 200 + b'\"x')",
    "not ASCII": "tell('[8, \"é\"]'.encode())",
    "a number of many digits": "tell(b'[8, ' + b'9' * 10000 + b']')",
    "end without a state": "tell(b'[8]')",
    "end of something else": "tell(b'[8, [], []]')",
    "wrong types": "tell(json.dumps([8, 'a', 'b', 'c', 'd', 'e', 1, False, False, {}, 0, 0]).encode())",
    "more steps than there were": "tell(json.dumps([8, state[0] + 1, *state[1:], 1, False, False, {}, 0, 0]).encode())",
    "more bytes than there were": "tell(json.dumps([8, state[0], state[1] + 1, *state[2:], 1, False, False, {}, 0, 0]).encode())",
    "fractional steps": "tell(json.dumps([8, 1.5, *state[1:], 1, False, False, {}, 0, 0]).encode())",
    "true steps": "tell(json.dumps([8, True, *state[1:], 1, False, False, {}, 0, 0]).encode())",
    "locals under another number": "tell(json.dumps([8, *state, 1, False, False, {}, 10**9, 0]).encode())",
    "definitions that are none": "tell(json.dumps([8, *state, 1, False, True, {}, 0, 0]).encode())",
    "errors that are none": "tell(json.dumps([8, *state, {}, False, True, {'a': 1}, 0, 0]).encode())",
    "a handle that was not given": "tell(json.dumps([8, *state, [1, 0], True, False, {}, 0, 0]).encode())",
    "a mark that is none": "tell(json.dumps([8, *state, 1, 0, False, {}, 0, 0]).encode())",
    "a value of no kind": "tell(json.dumps([8, *state, [77, 1], True, False, {}, 0, 0]).encode())",
    "an error that is none": "tell(json.dumps([9, state, 5]).encode())",
    "an error of no class": "tell(json.dumps([9, state, {'class': 'OSError', 'code': 'THROWN', 'message': 'x'}]).encode())",
    "an error that was not given": "tell(json.dumps([9, state, {'class': 'HostError', 'code': 'X', 'message': 'x', 'number': 0}]).encode())",
    "an error beyond the text": "tell(json.dumps([9, state, {'class': 'HostError', 'code': 'X', 'message': 'x', 'placed': True, 'span': [0, 10**6]}]).encode())",
    "a state of another length": "tell(json.dumps([9, state[:2], {'class': 'StrictError', 'code': 'X', 'message': 'x'}]).encode())",
    "the end of a block that did not begin": "tell(b'[6, false]')",
    "the failure of a block that did not begin": "tell(b'[7, false]')",
    "a nested block in nothing": "tell(b'[4, \"nested\"]')",
    "a block of no kind": "tell(b'[4, \"other\"]')",
    "an end within a block": "tell(b'[4, \"block\"]'); tell(json.dumps([8, *state, 1, False, False, {}, 0, 0]).encode())",
    "a block in a block": "tell(b'[4, \"block\"]'); tell(b'[4, \"block\"]')",
    "blocks without an end": "[tell(b'[4, \"block\"]'), *(tell(b'[4, \"nested\"]') for _ in range(300))]",
    "an unknown function": "tell(json.dumps([0, *state, library, 10**6, [], False]).encode())",
    "an unknown library": "tell(json.dumps([0, *state, 10**6, 0, [], False]).encode())",
    "a member of a function": "tell(json.dumps([1, *state, library, 0, 'a']).encode())",
    "a member that is no text": "tell(json.dumps([1, *state, library, 0, 5]).encode())",
    "arguments that are none": "tell(json.dumps([0, *state, library, 0, 5, False]).encode())",
    "two questions at once": "tell(b'[2]'); tell(b'[2]')",
    "an answer before the question": "tell(b'[8, [], []]'); tell(b'[8, [], []]')",
    "a log that is no text": "tell(json.dumps([5, 5, 1, False]).encode())",
    "more than it may send": "data = b'[5,\"' + b'x' * (1 << 22) + b'\",null,false]'; [tell(data) for _ in range(100)]",
    "notes without an end": "data = b'[5,\"x\",null,false]'\n    while True: tell(data)",
}
ENDS = {
    "it ends": "os._exit(0)",
    "it crashes": "import ctypes; ctypes.string_at(0)",
}
HANGS = {
    "it says nothing": "while True: pass",
    "it says half": "os.write(self.line, b'\\x10\\x00\\x00\\x00[')\n    while True: pass",
    "it asks on and on": "while True: self.ask(frames.NOW, None)",
}


def taken_over(runtime: latebind.Runtime, code: str, tenant: str | None = None) -> None:
    in_worker(runtime, _IN_PLACE_OF_A_RUN.format(code=code), tenant)


def goes_on(runtime: latebind.Runtime, ctx: latebind.Context) -> None:
    assert ctx.run(_SCRIPT).value == 1
    assert ctx.app_memory.get_item("a") == "1"
    pool = pool_of(runtime)
    assert all(worker.alive for worker in pool._idle)
    assert len(pool._workers) == len(pool._idle)


@pytest.mark.parametrize("code", [*GARBAGE.values(), *ENDS.values()], ids=[*GARBAGE, *ENDS])
def test_what_no_worker_says(make: Make, code: str) -> None:
    runtime = make(isolation=latebind.Isolation(traffic=8 * 1024 * 1024))
    with runtime.context() as ctx:
        ctx.run("1")
        taken_over(runtime, code)
        before = in_worker(runtime, "answer = os.getpid()")
        with pytest.raises(latebind.WorkerError) as caught:
            ctx.run(_SCRIPT)
        assert caught.value.code == "WORKER_LOST"
        assert ctx.app_memory.get_item("a") == ""
        goes_on(runtime, ctx)
        assert in_worker(runtime, "answer = os.getpid()") != before


@pytest.mark.parametrize("code", HANGS.values(), ids=HANGS)
@pytest.mark.parametrize("limits", [latebind.Limits(), latebind.Limits(seconds=1.0)], ids=["backstop", "limit"])
def test_a_worker_that_does_not_come_to_an_end(make: Make, code: str, limits: latebind.Limits) -> None:
    runtime = make(limits=limits, isolation=latebind.Isolation(seconds=0.3 if limits.seconds is None else LIMIT))
    pool = pool_of(runtime)
    given, pool.seconds = pool.seconds, LIMIT  # for the runs before and after, wherever the machine stands still
    with runtime.context() as ctx:
        ctx.run("1")
        taken_over(runtime, code)
        pool.seconds = given
        with pytest.raises((latebind.LimitError, latebind.WorkerError)) as caught:
            ctx.run(_SCRIPT)
        assert caught.value.code in ("LIMIT_TIME", "WORKER_LOST")
        pool.seconds = LIMIT
        goes_on(runtime, ctx)


def test_what_a_worker_may_lie_about(make: Make) -> None:
    """It may say any plain value, and any error in its own script: the run is its own."""
    runtime = make()
    with runtime.context() as ctx:
        ctx.run("1")
        taken_over(runtime, "return frames.frame([frames.END, *state, {'made': 'up'}, False, False, {}, 0, 0])")
        assert ctx.run("1").value == {"made": "up"}
        taken_over(
            runtime,
            "return frames.frame([frames.ERROR, state, {'class': 'StrictError', 'code': 'MADE_UP', 'message': 'm', 'placed': True,"
            " 'span': [0, 1], 'trace': [['local a', 0, 1]]}, 0])",
        )
        with pytest.raises(latebind.StrictError) as caught:
            ctx.run("1")
        assert caught.value.to_dict()["line"] == 1


_ASK = """
    from latebind.grammar.errors import LatebindError
    run = self._new_run(budget); self._enter(run, budget)
    self.post(frames.frame([frames.BEGIN, "block"])); self.depth += 1
    try: found = self.ask(frames.CALL, run, library, {entry}, *frames.written({arguments}))
    except LatebindError as error: found = error.code
    self.post(frames.frame([frames.DONE, True, *module.state_of(run)]))
    self.converse(); self.depth -= 1
    return frames.frame([frames.END, *module.state_of(run), found, False, False, {{}}, 0, 0])
"""


def test_a_worker_cannot_do_more_than_its_script_may(make: Make) -> None:
    """It may call what there is in any order, and gets what the script would get."""
    runtime = make(tenants="required")
    with runtime.context(tenant="one", access={"memory": "read"}) as ctx, runtime.context(tenant="one") as admin:
        admin.app_memory.set_item("a", "kept")
        for name, arguments, expected in (
            ("memory.getItem", ["a"], "kept"),
            ("memory.setItem", ["a", "b"], "FORBIDDEN"),
            ("memory.clear", [], "FORBIDDEN"),
            ("$memory.get", ["a"], "FORBIDDEN"),
            ("memory.getItem", [], "WRONG_COUNT"),
            ("memory.getItem", [1], "BAD_ARGUMENT"),
        ):
            ctx.run("1")
            (worker,) = pool_of(runtime)._idle
            (library,) = worker.libraries.values()
            entry = [getattr(entry, "name", "") for entry in library.kept].index(name)
            taken_over(runtime, _ASK.format(entry=entry, arguments=arguments), "one")
            assert ctx.run("1").value == expected, name
        assert admin.app_memory.keys() == ["a"]


def test_other_tenants_go_on_meanwhile(make: Make) -> None:
    runtime = make(tenants="required", isolation=latebind.Isolation(workers=3, seconds=LIMIT))
    with runtime.context(tenant="bad") as bad, runtime.context(tenant="good") as good:
        bad.run("1")
        good.run("1")
        taken_over(runtime, "while True: pass", "bad")
        pool = pool_of(runtime)
        (worker,) = [each for each in pool._workers if each.key == ("tenant", "bad")]
        outcome: list[Any] = []

        def run_bad() -> None:
            try:
                bad.run("1")
            except latebind.WorkerError as error:
                outcome.append(error.code)

        thread = threading.Thread(target=run_bad)
        thread.start()
        values = [good.run("1 + 1").value for _ in range(50)]
        assert outcome == []
        assert pool._zygote is not None
        pool._zygote.kill(worker.number)
        thread.join()
        assert values == [2] * 50
        assert outcome == ["WORKER_LOST"]


# the readers alone


def _handle(number: int) -> Handle:
    raise Violation("no handle")


def _read_all(payload: bytes) -> None:
    """Everything that reads what a worker sends, on the same bytes."""
    message = parse(payload)
    reader, source = Reader(_handle), Source("const a = 1")
    for read in (
        lambda: reader.value([*message, True], 1) if len(message) > 1 else None,
        lambda: reader.values([message, True], 0),
        lambda: failure_of(message[-1], source, lambda form: form),
        lambda: failure_of({"class": "CheckError", "code": "X", "message": "m", "findings": message}, source),
        lambda: failure_of({"class": "StrictError", "code": "X", "message": "m", "trace": message[1:]}, source),
        lambda: failure_of(dict.fromkeys(("class", "code", "message", "span", "trace"), message[-1]), source),
    ):
        _violates_or_reads(read)


def _violates_or_reads(read: Callable[..., object], *given: Any) -> None:
    """Whatever comes of it is a value, or a Violation."""
    with suppress(Violation):
        read(*given)


@pytest.mark.parametrize("seed", range(40))
def test_any_bytes_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    samples = [
        frames.frame([frames.CALL, 1, 2, 3, 4, 5, 0, 7, *frames.written(["a", [1, {"b": [1e999, 2**2000, None]}]])]),
        frames.frame([frames.ERROR, [1, 2, 3, 4, 5], {"class": "StrictError", "code": "X", "message": "é\ud800"}, 7]),
        frames.frame_of_value([frames.END, 1, 2, 3, 4, 5], {"a": [1, 2.5, "x" * 50]}, False, {}, 0, 7),
    ]
    for sample in samples:
        payload = bytearray(sample[4:])
        _violates_or_reads(_read_all, sample[4:])
        for _ in range(200):
            changed = bytearray(payload)
            for _ in range(chance.randint(1, 6)):
                at = chance.randrange(len(changed))
                changed[at] = chance.choice(b'[]{}",:0123456789-+.eE\\truefalsn \x00\xff')
            _violates_or_reads(_read_all, bytes(changed))


@pytest.mark.parametrize("value", [0, "x", None, True, [], {}, [[]], {"a": 1}, "CheckError", 1e308, -1])
def test_any_value_in_any_place_is_read_or_refused(value: Any) -> None:
    form = {
        "class": "CheckError",
        "code": "MISSING_KEY",
        "message": "m",
        "hint": "h",
        "span": [0, 1],
        "placed": True,
        "trace": [["local a", 0, 1]],
        "status": 400,
        "retry_after": 1.0,
        "name": "Error",
        "operand": "left",
        "argument": ["f", 0],
        "value": 1,
        "findings": [["X", "m", None, [0, 1], "error"]],
        "number": None,
    }
    source = Source("const a = 1")
    for kind in ("CheckError", "MemoryApiError", "ThrownError", "ParseError"):
        for key in form:
            changed = {**form, "class": kind, key: value}
            _violates_or_reads(failure_of, changed, source)
    for number in range(-1, 12):
        for form_of_value in ([number, value], [number, [value]], [number]):
            _violates_or_reads(Reader(_handle).value, [form_of_value, True], 0)


def test_more_values_than_there_is_memory_for() -> None:
    many = 4_000_001
    with pytest.raises(Violation):
        frames.parse(b"[0,[" + b"[]," * (many // 2) + b"0]]")
    text = ',[{"\\' * (many // 3)
    assert frames.parse(json.dumps([0, text]).encode()) == [0, text]
    for open_string in (b'[0,"' + b'\\"' * many, b'["' + b"," * many, b'["' + b"," * many + b"\\"):
        with pytest.raises(Violation):
            frames.parse(open_string)


def test_what_is_read_is_what_was_written() -> None:
    values = ["é\ud800[{", 0, -0.0, 1.5, 2**60, 10**400, True, None, [], {}, [[{"a": [1]}]], {"\0": "["}]
    payload = frames.frame([frames.END, *frames.written(values)])[4:]
    message = parse(payload)
    assert repr(Reader(_handle).values(message, 1)) == repr(values)
    assert json.dumps(values)
