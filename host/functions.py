"""Host functions: Python callables that scripts may call, registered with `@runtime.function`.

Their signature is read from the annotations, which are kept in both directions. Arguments are copies; what they return
is borrowed.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Literal

from latebind.grammar.errors import LatebindError, ScriptError, fail
from latebind.grammar.tokens import WORDS
from latebind.host.conversions import Conversion, Make, compare, has_blob, with_texts, wrong_argument
from latebind.host.greenlets import can_wait, has_greenlets, wait
from latebind.host.signatures import Signature, signature_of
from latebind.interp.convert import scalar
from latebind.interp.leaving import to_host
from latebind.interp.lending import receive
from latebind.interp.library import Builtin, Namespace, builtin
from latebind.interp.limits import Run
from latebind.interp.shapes import model as s
from latebind.interp.shapes.validate import Issue, found_words, issues
from latebind.interp.shapes.words import words
from latebind.interp.values import Handle
from latebind.memory.files import Blob
from latebind.memory.transaction.transaction import transactions_of
from latebind.memory.transaction.write_buffer import Call

When = Literal["now", "after_commit"]

# Steps of a call, beside what its arguments are copied for; an effect is noted, and kept until the run ends.
_COST = 5
_EFFECT_COST = 20

_NAME = re.compile(r"[^\W\d][\w$]*|[$][\w$]*")


def host_function(
    function: Callable[..., Any],
    *,
    name: str | None = None,
    doc: str | None = None,
    pure: bool = False,
    effect: When | None = None,
) -> Builtin:
    """The entry for a host's callable. A first parameter annotated `Context` is filled in and invisible to scripts."""
    if not callable(function):
        raise TypeError(f"a function that scripts call is a callable, not {type(function).__name__}")
    if name is None:
        name = getattr(function, "__name__", type(function).__name__)
    if not isinstance(name, str) or not all(map(_NAME.fullmatch, name.split("."))) or name.split(".")[0] in WORDS:
        raise ValueError(f"a function that scripts call needs a name, not {name!r}: pass name=…")
    if effect not in (None, "now", "after_commit"):
        raise ValueError(f'{name}: effect is "now" or "after_commit", not {effect!r}')
    if pure and effect:
        raise ValueError(f"{name} cannot be pure and have an effect")
    signature = signature_of(function, name)
    call = HostCall(function, name, signature, effect, pure)
    own, owner = name.rpartition(".")[2], name.rpartition(".")[0]
    entry = builtin(
        signature.plain_text(own),
        doc or (inspect.getdoc(function) or "").partition("\n")[0] or "A function of the host.",
        call,
        owner=owner,
        pure=pure,
        effect=effect,
        cost=_COST if effect is None else _EFFECT_COST,
    )
    taken = [*signature.parameters, *([signature.last] if signature.options else [])]
    params = tuple(
        param if isinstance(each.conversion.shape, s.AnyShape) else param.replace(shape=each.conversion.shape)
        for param, each in zip(entry.params, taken, strict=True)
    )
    returns = None if isinstance(signature.returns.shape, s.AnyShape) else signature.returns.shape
    return entry.replace(signature=signature.text(own), params=params, returns=returns)


def by_namespace(functions: Mapping[str, Builtin]) -> dict[str, Builtin | Namespace]:
    """The globals that functions are: one whose name has dots is a member of namespaces.

    A function whose name is a namespace's, too, is what that does when it is called.
    """
    found: dict[str, Builtin | Namespace] = {name: entry for name, entry in functions.items() if "." not in name}
    members: dict[str, dict[str, Builtin]] = {}
    for name, entry in functions.items():
        first, dot, rest = name.partition(".")
        if dot:
            members.setdefault(first, {})[rest] = entry
    for first, own in members.items():
        called = found.get(first)
        found[first] = Namespace(
            name=first,
            doc="Functions of the host.",
            members=_within(first, own),
            call=called if isinstance(called, Builtin) else None,
        )
    return found


def _within(path: str, functions: Mapping[str, Builtin]) -> dict[str, Builtin | Namespace]:
    """`by_namespace` of a namespace's members, each of which knows its whole name."""
    found = by_namespace(functions)
    named = {
        name: space.replace(name=f"{path}.{name}") for name, space in found.items() if isinstance(space, Namespace)
    }
    return {**found, **named}


class HostCall:
    """What a script's call of a host function does."""

    def __init__(
        self, function: Callable[..., Any], name: str, signature: Signature, effect: When | None, pure: bool
    ) -> None:
        self.function = function
        self.name = name
        self.inject = signature.inject
        self.returns = signature.returns
        self.effect = effect
        self.pure = pure
        self.is_async = inspect.iscoroutinefunction(function)
        self._positional = tuple(each.conversion for each in signature.parameters)
        self._repeats = bool(signature.parameters) and signature.parameters[-1].rest
        self._options = {each.name: each.conversion for each in signature.options}
        self._last = signature.last.conversion
        # What needs no more than the check of types' names.
        self._plain = not self._options and all(c.make is None and not c.whole for c in self._positional)
        self._given_as_it_is = _classes(self.returns)

    def __call__(self, run: Run, *args: Any) -> Any:
        arguments = tuple(to_host(arg, run.limits, run) for arg in args)
        if not self._plain:
            arguments = self._checked(run, arguments)
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

    def _checked(self, run: Run, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
        """The arguments, blobs as text where that is asked for. Raises BAD_ARGUMENT for the first that is not what its
        annotation says."""
        pairs = self._pairs(arguments)
        if any(map(has_blob, arguments)):
            pairs = [(each, with_texts(run, each.shape, value)) for each, value in pairs]
        for number, (conversion, value) in enumerate(pairs, 1):
            if conversion.whole and isinstance(value, float):
                raise fail(
                    "BAD_ARGUMENT", number=number, function=self.name, expected="a whole number", found="a fraction"
                )
            if conversion.compares:
                compare(self.name, number, conversion, value)
        return tuple(value for _, value in pairs)

    def _pairs(self, arguments: tuple[Any, ...]) -> list[tuple[Conversion, Any]]:
        """Each argument with how it is taken."""
        conversions = list(self._positional)
        if self._repeats:
            conversions += [conversions[-1]] * (len(arguments) - len(conversions))
        elif self._options:
            conversions.append(self._last)
        return list(zip(conversions, arguments, strict=False))

    def _made(self, arguments: tuple[Any, ...]) -> tuple[list[Any], dict[str, Any]]:
        """The arguments as the function takes them: by position, and by keyword."""
        if self._plain:
            return list(arguments), {}
        named: dict[str, Any] = {}
        if self._options and len(arguments) > len(self._positional):
            *arguments_left, last = arguments
            arguments = tuple(arguments_left)
            number = len(arguments) + 1
            named = {key: self._one(number, self._options[key], value) for key, value in last.items()}
        pairs = self._pairs(arguments)
        return [self._one(number, conversion, value) for number, (conversion, value) in enumerate(pairs, 1)], named

    def _one(self, number: int, conversion: Conversion, value: Any) -> Any:
        """One argument as its annotation says. What was compared may still be refused: by a validator of the host's."""
        if conversion.make is None:
            return value
        try:
            return conversion.make(value)
        except Exception as error:
            expected = f"{words(conversion.shape)} that `{self.name}` takes"
            raise wrong_argument(self.name, number, Issue((), expected, found_words(value))) from error

    def perform(self, run: Run, arguments: tuple[Any, ...]) -> Any:
        """Call the function itself. Its exceptions become errors that say nothing of its insides."""
        environment = transactions_of(run).environment if run.transactions is not None else None
        if environment is not None and (stubs := environment.stubs) is not None:
            if self.effect is not None or self.name in stubs:
                return _taken(run, stubs.get(self.name))
        ctx = environment.context if environment is not None and self.inject else None
        return _taken(run, self._returned(self._call(ctx, arguments, run)))

    def _returned(self, value: Any) -> Any:
        """A result that is what its annotation says, bytes as a blob. Raises HOST_RESULT for any other."""
        known = self._given_as_it_is
        if known is None or value.__class__ in known:
            return value
        if isinstance(value, bytes | bytearray | memoryview):
            value = Blob(bytes(value))
        try:
            found = issues(self.returns.shape, value)
        except LatebindError as error:
            if self.returns.plain is None or error.code not in ("FOREIGN_VALUE", "FOREIGN_KEY"):
                raise
            value = self._made_plain(self.returns.plain, value, error)
            found = issues(self.returns.shape, value)
        if found:
            first = found[0]
            hint = f"at `{first.located('result')}`" if first.path else None
            raise fail("HOST_RESULT", function=self.name, expected=first.expected, found=first.found, hint=hint)
        return value

    def deliver(self, ctx: object, arguments: tuple[Any, ...]) -> None:
        """Call the function for a message of the outbox; what it gives is nobody's. Errors as of `perform`."""
        if self.is_async and not can_wait():
            raise _asynchronous(self.name)
        self._call(ctx, arguments, Run())

    def _made_plain(self, plain: Make, value: Any, refused: LatebindError) -> Any:
        """A result as values that scripts can hold; what was `refused` where it cannot be made into such."""
        try:
            return plain(value)
        except Exception:
            raise refused from None

    def _call(self, ctx: object, arguments: tuple[Any, ...], run: Run) -> Any:
        made, named = self._made(arguments)
        try:
            value = self.function(ctx, *made, **named) if self.inject else self.function(*made, **named)
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


def _classes(returns: Conversion) -> frozenset[type] | None:
    """The classes of results that are what a plain annotation says; None: whatever it is."""
    if isinstance(returns.shape, s.AnyShape):
        return None
    found = {cls for name in returns.types for cls in _CLASSES.get(name, ())}
    return frozenset(found - {float} if returns.whole else found)


_CLASSES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


def _taken(run: Run, value: Any) -> Any:
    if isinstance(value, Handle):
        return value
    value = receive(run, value) if run.changes else scalar(value, run)
    if value.__class__ is str:
        if len(value) > run.limits.host_string:
            run.stop("LIMIT_STRING", limit=run.limits.host_string, found=len(value))
        run.allocate(len(value))
    return value


def _asynchronous(name: str) -> LatebindError:
    """The error for a coroutine that cannot be awaited: this run is synchronous, or nothing can switch to its task."""
    hint = None if has_greenlets() else "to await it, latebind needs the package greenlet, which is not installed"
    return fail("ASYNC_FUNCTION", function=name, hint=hint)


def _wait(run: Run, name: str, awaitable: Any) -> Any:
    try:
        if not can_wait():
            raise _asynchronous(name)
        if run.transactions is not None:
            transactions_of(run).leave_store()
    except BaseException:
        if inspect.iscoroutine(awaitable):
            awaitable.close()  # or Python warns that it was never awaited
        raise
    return wait(awaitable)
