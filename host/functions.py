"""Host functions: Python callables that scripts may call, registered with `@runtime.function`.

Their signature is read from the annotations. Arguments are copies, checked by type; what they return is borrowed.
"""

from __future__ import annotations

import inspect
import sys
import types
import typing
from collections.abc import Callable
from functools import partial
from typing import Any, Literal, Union

from latebind.grammar.errors import ScriptError, fail
from latebind.host.greenlets import can_wait, wait
from latebind.interp.convert import scalar, to_host
from latebind.interp.lending import receive
from latebind.interp.library import Builtin, builtin
from latebind.interp.limits import Run
from latebind.memory.transaction.transaction import transactions_of
from latebind.memory.transaction.write_buffer import Call

When = Literal["now", "after_commit"]

# Steps of a call, beside what its arguments are copied for; an effect is noted, and kept until the run ends.
_COST = 5
_EFFECT_COST = 20

_TYPES: dict[Any, tuple[str, ...]] = {
    str: ("string",),
    bool: ("boolean",),
    int: ("number",),
    float: ("number",),
    list: ("array",),
    tuple: ("array",),
    dict: ("object",),
    type(None): ("null",),
    None: ("null",),
}


def host_function(
    function: Callable[..., Any],
    *,
    name: str | None = None,
    doc: str | None = None,
    pure: bool = False,
    effect: When | None = None,
) -> Builtin:
    """The entry for a host's callable. A first parameter annotated `Context` is filled in and invisible to scripts."""
    name = name or function.__name__
    if not name.isidentifier():
        raise ValueError(f"a function that scripts call needs a name, not {name!r}: pass name=…")
    if pure and effect:
        raise ValueError(f"{name} cannot be pure and have an effect")
    parameters = _parameters(function)
    inject = bool(parameters) and _is_context(parameters[0][1])
    words, whole = [], []
    for index, (parameter, annotation) in enumerate(parameters[1 if inject else 0 :]):
        words.append(_words(name, parameter, annotation))
        if annotation is int:
            whole.append(index)
    call = HostCall(function, name, inject, tuple(whole), effect, pure)
    return builtin(
        f"{name}({', '.join(words)}): any",
        doc or (inspect.getdoc(function) or "").partition("\n")[0] or "A function of the host.",
        call,
        pure=pure,
        effect=effect,
        cost=_COST if effect is None else _EFFECT_COST,
    )


def _parameters(function: Callable[..., Any]) -> list[tuple[inspect.Parameter, Any]]:
    try:
        hints = typing.get_type_hints(function)
    except (NameError, TypeError):  # names that only type checkers can see
        hints = {}
    found = inspect.signature(function).parameters.values()
    for parameter in found:
        if parameter.kind is parameter.VAR_KEYWORD or (
            parameter.kind is parameter.KEYWORD_ONLY and parameter.default is parameter.empty
        ):
            raise ValueError(f"scripts pass arguments by position: {parameter.name} cannot be filled")
    return [(p, hints.get(p.name, p.annotation)) for p in found if p.kind is not p.KEYWORD_ONLY]


def _is_context(annotation: Any) -> bool:
    if isinstance(annotation, str):
        return annotation.rpartition(".")[2] == "Context"
    return getattr(annotation, "_latebind_context", False)


def _words(function: str, parameter: inspect.Parameter, annotation: Any) -> str:
    optional = "?" if parameter.default is not parameter.empty else ""
    rest = "..." if parameter.kind is parameter.VAR_POSITIONAL else ""
    return f"{rest}{parameter.name}{optional}: {' | '.join(_types(annotation))}"


def _types(annotation: Any) -> tuple[str, ...]:
    """The names of an annotation's types; anything that is not plain is `any`, and the function's own business."""
    if annotation in (inspect.Parameter.empty, Any) or isinstance(annotation, str):
        return ("any",)
    origin = typing.get_origin(annotation)
    if origin in (Union, types.UnionType):
        found = [name for part in typing.get_args(annotation) for name in _types(part)]
        return ("any",) if "any" in found else tuple(dict.fromkeys(found))
    try:
        return _TYPES.get(origin or annotation, ("any",))
    except TypeError:
        return ("any",)


class HostCall:
    """What a script's call of a host function does."""

    def __init__(
        self,
        function: Callable[..., Any],
        name: str,
        inject: bool,
        whole: tuple[int, ...],
        effect: When | None,
        pure: bool,
    ) -> None:
        self.function = function
        self.name = name
        self.inject = inject
        self.whole = whole
        self.effect = effect
        self.pure = pure
        self.is_async = inspect.iscoroutinefunction(function)

    def __call__(self, run: Run, *args: Any) -> Any:
        arguments = tuple(to_host(arg, run.limits, run) for arg in args)
        for index in self.whole:
            if index < len(arguments) and isinstance(arguments[index], float):
                raise fail(
                    "BAD_ARGUMENT", number=index + 1, function=self.name, expected="a whole number", found="a fraction"
                )
        if self.effect is None:
            if not self.pure:
                run.epoch += 1  # a late value that called it is not reused
            if run.transactions is not None and (self.is_async or not self.pure):
                transactions_of(run).leave_store()
            return self.perform(run, arguments)
        transactions = transactions_of(run)
        if self.effect == "after_commit":
            return transactions.queue(Call(self.name, arguments, partial(self.perform_after, run, arguments)))
        return transactions.call_now(self.name, arguments, partial(self.perform, run, arguments))

    def perform(self, run: Run, arguments: tuple[Any, ...]) -> Any:
        """Call the function itself. Its exceptions become errors that say nothing of its insides."""
        ctx = transactions_of(run).environment.context if self.inject else None
        return _taken(run, self._call(ctx, arguments, run))

    def deliver(self, ctx: object, arguments: tuple[Any, ...]) -> None:
        """Call the function for a message of the outbox; what it gives is nobody's. Errors as of `perform`."""
        if self.is_async and not can_wait():
            raise fail("ASYNC_FUNCTION", function=self.name)
        self._call(ctx, arguments, Run())

    def _call(self, ctx: object, arguments: tuple[Any, ...], run: Run) -> Any:
        if run.transactions is not None and (stubs := transactions_of(run).environment.stubs) is not None:
            if self.effect is not None or self.name in stubs:
                return stubs.get(self.name)
        if self.inject:
            arguments = (ctx, *arguments)
        try:
            value = self.function(*arguments)
            return _wait(run, self.name, value) if hasattr(value, "__await__") else value
        except ScriptError:
            raise
        except Exception as error:
            raise fail("HOST_FUNCTION_FAILED", function=self.name) from error

    def perform_after(self, run: Run, arguments: tuple[Any, ...]) -> None:
        """`perform`, after a commit: a cancellation that comes is a failure of this function, and the next one is called."""
        try:
            self.perform(run, arguments)
        except BaseException as error:
            asyncio = sys.modules.get("asyncio")
            if asyncio is None or not isinstance(error, asyncio.CancelledError):
                raise
            raise fail("HOST_FUNCTION_FAILED", function=self.name) from error


def _taken(run: Run, value: Any) -> Any:
    value = receive(run, value) if run.changes else scalar(value, run)
    if value.__class__ is str:
        if len(value) > run.limits.host_string:
            run.stop("LIMIT_STRING", limit=run.limits.host_string, found=len(value))
        run.allocate(len(value))
    return value


def _wait(run: Run, name: str, awaitable: Any) -> Any:
    try:
        if not can_wait():
            raise fail("ASYNC_FUNCTION", function=name)
        if run.transactions is not None:
            transactions_of(run).leave_store()
    except BaseException:
        if inspect.iscoroutine(awaitable):
            awaitable.close()  # or Python warns that it was never awaited
        raise
    return wait(awaitable)
