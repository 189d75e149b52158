"""The expression evaluators that are compared, each used as its documentation recommends for one expression evaluated
many times: parsed once where it can, then called with a dict of variables.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

Evaluate = Callable[[dict[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Peer:
    """An evaluator: `prepare(text)` gives what evaluates it. `package` is its name where it is installed from."""

    name: str
    package: str
    prepare: Callable[[str], Evaluate]

    @property
    def version(self) -> str | None:
        try:
            return version(self.package)
        except PackageNotFoundError:
            return None


def _merge(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    return {**first, **second}


# Host functions for the peers that lack what an expression needs.
_FUNCTIONS: dict[str, Callable[..., Any]] = {"sum": sum, "merge": _merge}


def _latebind(text: str) -> Evaluate:
    import latebind

    return latebind.compile(text)


def _zen(text: str) -> Evaluate:
    import zen

    evaluate: Evaluate = zen.compile_expression(text).evaluate
    return evaluate


def _cel(text: str) -> Evaluate:
    import cel

    execute = cel.compile(text).execute
    used = {name: function for name, function in _FUNCTIONS.items() if f"{name}(" in text}
    if not used:
        return execute  # type: ignore[no-any-return]
    return lambda variables: execute({**variables, **used})


def _simpleeval(text: str) -> Evaluate:
    from simpleeval import EvalWithCompoundTypes

    evaluator = EvalWithCompoundTypes(functions=_FUNCTIONS)
    tree = evaluator.parse(text)

    def evaluate(variables: dict[str, Any]) -> Any:
        evaluator.names = variables
        return evaluator.eval(text, previously_parsed=tree)

    return evaluate


def _asteval(text: str) -> Evaluate:
    from asteval import Interpreter

    interpreter = Interpreter(use_numpy=False)
    tree = interpreter.parse(text)
    symbols = interpreter.symtable

    def evaluate(variables: dict[str, Any]) -> Any:
        symbols.update(variables)
        return interpreter.run(tree, with_raise=True)

    return evaluate


def _jinja2(text: str) -> Evaluate:
    from jinja2 import ChainableUndefined, Environment

    return Environment(undefined=ChainableUndefined).compile_expression(text)


LATEBIND = Peer("latebind", "latebind", _latebind)
PEERS = [
    Peer("zen", "zen-engine", _zen),
    Peer("cel", "common-expression-language", _cel),
    Peer("simpleeval", "simpleeval", _simpleeval),
    Peer("asteval", "asteval", _asteval),
    Peer("jinja2", "jinja2", _jinja2),
]
