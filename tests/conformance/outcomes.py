"""What a program came to, in each language, and whether the two agree as the law says."""

from __future__ import annotations

import json
import math
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_SCRIPT = Path(__file__).with_name("node.js")

Json = dict[str, Any]


_NONE = "not in latebind"  # the one key of what stands for a value that only JavaScript has

NODE = "v24."  # the version whose answers are JavaScript's


def check_node(node: str = "node") -> None:
    """Raise RuntimeError unless the Node.js at hand is the one that latebind is held to."""
    found = subprocess.run([node, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    if not found.startswith(NODE):
        raise RuntimeError(f"needs Node.js {NODE}x, found {found}: `make conformance` brings its own")


def ask_node(sources: Sequence[str], node: str = "node") -> list[Json]:
    """The outcome of each program: `{"value": …}`, `{"throws": …}`, `{"skip": reason}` or `{"invalid": message}`.

    One that takes all memory ends the process: it has thrown a RangeError, and the others are asked anew.
    """
    outcomes: list[Json] = []
    while len(outcomes) < len(sources):
        text = "".join(json.dumps(source) + "\n" for source in sources[len(outcomes) :])
        done = subprocess.run(
            [node, str(_SCRIPT)], check=False, input=text, capture_output=True, text=True, encoding="utf-8"
        )
        outcomes += map(json.loads, done.stdout.split("\n")[:-1])  # not splitlines: texts hold other line ends
        if len(outcomes) < len(sources):
            if "heap out of memory" not in done.stderr:
                raise RuntimeError(f"node answered {len(outcomes)} of {len(sources)} programs\n{done.stderr}")
            outcomes.append({"throws": {"name": "RangeError", "message": "out of memory"}})
    return outcomes


@dataclass(frozen=True)
class Late:
    """What latebind did: gave a value, or stopped with an error of some kind, or broke."""

    value: Any = None
    code: str | None = None  # of the error
    name: str | None = None  # of an error that a script could catch
    stage: str = "run"  # "parse", "check", "run"; "crash" for what is no error of latebind's
    detail: str = ""


_STAGES = {"ParseError": "parse", "CheckError": "check"}


def ask_late(source: str, timezone: str = "UTC") -> Late:
    """Run a program in latebind. `timezone` is the IANA name of the zone that dates are in."""
    import latebind
    from latebind.grammar import errors

    try:
        if "rival(" in source:
            return Late(value=_raced(source, timezone))
        return Late(value=latebind.compile(source, timezone=timezone)({}))
    except errors.ThrownError as error:
        detail = json.dumps(error.value, default=repr, ensure_ascii=False) if error.has_value else error.message
        return Late(code=error.code, name=error.name, detail=detail)
    except errors.LatebindError as error:
        if error.code == "INTERNAL":
            return Late(code=error.code, stage="crash", detail=repr(error.__cause__ or error.message))
        return Late(code=error.code, stage=_STAGES.get(type(error).__name__, "run"), detail=error.message)
    except Exception as error:
        return Late(code=type(error).__name__, stage="crash", detail=repr(error)[:300])


_LOST = 12  # how many races a program loses at most


def _raced(source: str, timezone: str) -> Any:
    """The value of a program in which somebody else writes at two of three calls of `rival`."""
    import latebind

    calls = 0

    def rival(*read: object) -> None:
        nonlocal calls
        calls += 1
        if calls % 3 and calls < 1.5 * _LOST:
            other.app_memory.set_item("n", str(calls))

    with latebind.Runtime(memory=":memory:") as runtime:
        runtime.function(rival)
        with runtime.context(user="ana", timezone=timezone) as context, runtime.context(user="ana") as other:
            return context.run(source).value


def disagreement(js: Json, late: Late) -> str | None:
    """Why the two break the law, or None. An error of latebind's is never a different value."""
    if late.stage == "crash":
        return f"crash: {late.detail}"
    if "invalid" in js:
        return f"no JavaScript: {js['invalid']}"
    if "skip" in js:
        return None
    if late.code is not None:
        return _other_error(js["throws"], late) if "throws" in js else None
    if "throws" in js:
        return f"value where JavaScript throws {js['throws'].get('name', 'a value')}"
    return None if same(js["value"], late.value) else "different value"


def _other_error(thrown: Json, late: Late) -> str | None:
    if late.name is None or "name" not in thrown or late.name == thrown["name"]:
        return None
    return f"{late.name} where JavaScript throws {thrown['name']}"


def same(js: Any, late: Any) -> bool:
    """Whether a value of Node's and one of latebind's are the same; key order counts."""
    if isinstance(js, dict):
        if _NONE in js or late.__class__ is not dict or list(js) != list(late):
            return False
        return all(same(item, late[key]) for key, item in js.items())
    if isinstance(js, list):
        return late.__class__ is list and len(js) == len(late) and all(map(same, js, late))
    if isinstance(js, (int, float)) and not isinstance(js, bool):
        return late.__class__ in (int, float) and _same_number(float(js), late)
    return js.__class__ is late.__class__ and bool(js == late)


def _same_number(js: float, late: float) -> bool:
    if late.__class__ is float and late == 0 and math.copysign(1, late) < 0:
        return False  # -0 leaves as 0
    # Exact integers of text compare as the double that JavaScript rounds them to (deviation 5).
    return js == float(late)
