"""The engines that everyday expressions are compared with, each used as its documentation recommends for a text that is
evaluated many times: compiled once where it can, then called with a dict of variables.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.peers import PEERS, Evaluate

Prepare = Callable[[str, Mapping[str, Any]], Evaluate]


@dataclass(frozen=True, slots=True)
class Engine:
    """`reads` is whose text it is given unless a row has its own: `latebind`, `python` or `zen`. `prepare` takes a text, and
    variables for engines that have to know their names."""

    name: str
    package: str
    reads: str
    prepare: Prepare


def _peer(name: str, reads: str) -> Engine:
    peer = next(peer for peer in PEERS if peer.name == name)
    return Engine(name, peer.package, reads, lambda text, _: peer.prepare(text))


def _celpy(text: str, given: Mapping[str, Any]) -> Evaluate:
    import celpy
    from celpy.adapter import CELJSONEncoder, json_to_cel

    environment = celpy.Environment()
    program = environment.program(environment.compile(text))

    def evaluate(variables: dict[str, Any]) -> Any:
        found = program.evaluate({name: json_to_cel(value) for name, value in variables.items() if name in text})
        return json.loads(json.dumps(found, cls=CELJSONEncoder))

    return evaluate


def _restricted(text: str, given: Mapping[str, Any]) -> Evaluate:
    from RestrictedPython import compile_restricted_eval, safe_globals
    from RestrictedPython.Eval import default_guarded_getitem, default_guarded_getiter

    code = compile_restricted_eval(text).code
    names = {"any": any, "all": all, "max": max, "min": min, "sum": sum, "list": list, "math": math}
    fixed = {**safe_globals, **names, "_getitem_": default_guarded_getitem, "_getiter_": default_guarded_getiter}
    return lambda variables: eval(code, {**fixed, **variables})


def _used(text: str, given: Mapping[str, Any]) -> list[str]:
    """The variables that a text mentions."""
    import re

    words = set(re.findall(r"\w+", text))
    return [name for name in given if name in words]


def _quickjs(text: str, given: Mapping[str, Any]) -> Evaluate:
    import quickjs

    names = _used(text, given)
    context = quickjs.Context()
    function = context.eval(
        f"(text => {{ const {{{', '.join(names)}}} = JSON.parse(text); return JSON.stringify({text}) }})"
    )
    return lambda variables: json.loads(function(json.dumps({name: variables[name] for name in names})))


def _mini_racer(text: str, given: Mapping[str, Any]) -> Evaluate:
    from py_mini_racer import MiniRacer

    names = _used(text, given)
    context = MiniRacer()
    context.eval(f"var f = ({{{', '.join(names)}}}) => ({text})")

    def evaluate(variables: dict[str, Any]) -> Any:
        given = json.dumps({name: variables[name] for name in names})
        return json.loads(str(context.eval(f"JSON.stringify(f({given}))")))

    return evaluate


def _starlark(text: str, given: Mapping[str, Any]) -> Evaluate:
    import starlark

    names = _used(text, given)
    dialect, world = starlark.Dialect.standard(), starlark.Globals.standard()
    tree = starlark.parse("expression.star", text, dialect)

    def evaluate(variables: dict[str, Any]) -> Any:
        module = starlark.Module()
        for name in names:
            module[name] = variables[name]
        return starlark.eval(module, tree, world)

    return evaluate


def _lua(text: str, given: Mapping[str, Any]) -> Evaluate:
    from lupa import LuaRuntime

    names = _used(text, given)
    function = LuaRuntime(unpack_returned_tuples=True).eval(f"function({', '.join(names)}) return {text} end")
    return lambda variables: function(*[variables[name] for name in names])


ENGINES = [
    _peer("zen", "zen"),
    _peer("cel", "latebind"),
    Engine("celpy", "cel-python", "cel", _celpy),
    _peer("jinja2", "python"),
    _peer("simpleeval", "python"),
    _peer("asteval", "python"),
    Engine("RestrictedPython", "RestrictedPython", "python", _restricted),
    Engine("quickjs", "quickjs", "latebind", _quickjs),
    Engine("mini-racer", "mini-racer", "latebind", _mini_racer),
    Engine("starlark", "starlark-pyo3", "python", _starlark),
    Engine("lua", "lupa", "python", _lua),
]
