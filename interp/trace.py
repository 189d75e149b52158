"""From a Python exception to an error that a script's author can use: what happened, where, and through what.

Generated code raises Python's own exceptions where that costs nothing (`KeyError` for a missing key). Every exception
that leaves a program passes through `explain`, the one place where they are mapped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import FrameType, FunctionType, TracebackType
from typing import TYPE_CHECKING, Any

from latebind.grammar import nodes as n
from latebind.grammar.errors import LatebindError, Step, ThrownError, fail
from latebind.grammar.scarcity import LOADED, is_scarcity, no_descriptors
from latebind.grammar.source import Source, Span
from latebind.interp.access import Access
from latebind.interp.convert import pretender
from latebind.interp.leaving import to_host
from latebind.interp.library import Library
from latebind.interp.linking import FILENAME
from latebind.interp.names import nearest
from latebind.interp.operators import at_fault
from latebind.interp.values import ErrorValue

if TYPE_CHECKING:
    from latebind.interp.compiled import Details

Hop = tuple[str, n.Node, Any]  # a generated function, where it was, what it read from


def hops(function: FunctionType, details: Details, error: BaseException) -> tuple[list[Hop], bool]:
    """The program's own Python frames in a traceback, outermost first, and whether the last of all is one of them.

    An error that was caught and thrown again has passed a frame twice: where it came from is what counts.
    """
    found: list[Hop] = []
    seen: list[FrameType] = []
    own = False
    traceback: TracebackType | None = error.__traceback__
    code, sites = function.__code__, details.written.sites
    while traceback is not None:
        frame = traceback.tb_frame
        own = frame.f_code.co_filename == FILENAME and frame.f_globals is function.__globals__
        if own:
            if frame in seen:
                del found[seen.index(frame) :], seen[seen.index(frame) :]
            seen.append(frame)
            index = traceback.tb_lineno - 1
            site = sites[index] if 0 <= index < len(sites) else sites[0]
            held = frame.f_locals.get(site.slot) if site.slot else None
            if site.key is not None:
                held = held, frame.f_locals.get(site.key)
            found.append(("" if frame.f_code is code else frame.f_code.co_name, site.node, held))
        traceback = traceback.tb_next
    return found, own


def explain(
    function: FunctionType,
    source: Source,
    details: Details | None,
    library: Library,
    error: BaseException,
    variables: Mapping[str, Any],
) -> LatebindError:
    """The error that a script's author sees. Exceptions of a host's own (`SystemExit`, …) must not get here.

    Without `details`, which could not be made, it has no place.
    """
    path, own = ([], False) if details is None else hops(function, details, error)
    if isinstance(error, LatebindError):
        found = error
    elif own and path:
        found = _mapped(error, path[-1], library, variables)
    else:
        found = foreign(error)
    if details is None:
        found.locate(source, None)
    elif path:
        found.locate(source, _focus(found, path[-1][1]), _chain(details.written.titles, path))
        _advise(found, path[-1][1], details.script)
    else:
        # It happened outside of the script's code: where its value leaves, at its last statement.
        body = details.script.body
        found.locate(source, body[-1].span if body else None)
    if isinstance(found, ThrownError) and found.has_value:
        _let_leave(found)
    # Python's own exception is kept only where it shows a fault of latebind's.
    if found is not error and found.code == "INTERNAL":
        found.__cause__ = error
    found.__suppress_context__ = True
    return found


def _let_leave(error: ThrownError) -> None:
    """A value that a script threw leaves as any other does: copied, and without functions. One that cannot, does not."""
    if isinstance(error.value, ErrorValue):
        error.value = error.value.replace(origin=None)
        return
    try:
        error.value = to_host(error.value)
    except Exception:  # it cannot leave, or its class, which is the host's, fails when it is looked at
        error.value, error.has_value = None, False


def _chain(titles: Mapping[str, str], path: list[Hop]) -> tuple[Step, ...]:
    """What was being evaluated, outermost first, each with the place that asked for it."""
    return tuple(Step(titles[name], asking.span) for (_, asking, _), (name, _, _) in pairwise(path) if name in titles)


# Errors about a member, whose span is the member's name rather than the whole expression.
_OF_MEMBERS = frozenset(
    {"MISSING_KEY", "MISSING_METHOD", "MEMBER_OF_NULL", "NO_MEMBER", "UNSUPPORTED_MEMBER", "METHOD_VALUE", "OWN_METHOD"}
)
_OF_INDICES = frozenset({"MISSING_INDEX", "NEGATIVE_INDEX", "FRACTIONAL_INDEX", "BAD_INDEX", "BAD_KEY", "MISSING_KEY"})


def _focus(error: LatebindError, node: n.Node) -> Span:
    """The part of a node that an error is about."""
    if isinstance(node, n.Binary) and error.operand is not None:
        return (node.left if error.operand == "left" else node.right).span
    if isinstance(node, n.Unary) and error.code == "NOT_A_NUMBER":
        return node.operand.span
    if isinstance(node, n.Index) and error.code in _OF_INDICES:
        return node.index.span
    member = node
    if isinstance(node, n.Call):
        member = node.callee
        if error.argument is not None:
            return _argument(node, *error.argument).span
        if error.code == "NOT_A_FUNCTION":
            return member.span
    if isinstance(member, n.Member) and error.code in _OF_MEMBERS:
        return Span(member.name_start, member.end)
    return node.span


def _keyed_by(script: n.Script, node: n.Node) -> str | None:
    """The head's beginning, `const x`, of the `for … in` whose name a member was read of, or None."""
    member = node.callee if isinstance(node, n.Call) else node
    if not isinstance(member, n.Member) or not isinstance(member.object, n.Name):
        return None
    loops = [found for found in n.walk(script) if isinstance(found, n.ForIn) and found.start < node.start < found.end]
    for loop in loops:
        if isinstance(loop.target, n.NamePattern) and loop.target.name == member.object.name:
            return f"{loop.kind} {loop.target.name}"
    return None


def _advise(error: LatebindError, node: n.Node, script: n.Script) -> None:
    """Give errors in a pattern their own hint: a default is written in another way there than in an expression. And those
    about a key of `for … in` whose author took it for an item."""
    if error.code in ("NO_MEMBER", "UNSUPPORTED_MEMBER") and (loop := _keyed_by(script, node)) is not None:
        hint = f"`for … in` goes over the keys: write `for ({loop} of …)` for the items"
        error.diagnostic = error.diagnostic.replace(hint=hint)
        return
    if isinstance(node, n.PatternProperty) and error.code == "MISSING_KEY" and not (error.hint or "").startswith("did"):
        name = node.key if isinstance(node.target, n.NamePattern) and node.target.name == node.key else f"{node.key}: …"
    elif isinstance(node, n.PatternElement) and error.code == "MISSING_INDEX":
        name = node.target.name if isinstance(node.target, n.NamePattern) else "…"
    else:
        return
    hint = f"where it may be absent, give it a default: `{name} = null`"
    error.diagnostic = error.diagnostic.replace(hint=hint)


def _argument(call: n.Call, function: str, index: int) -> n.Node:
    """An argument of a call; the call itself where a callback was called, or a spread is in the way."""
    name = call.callee.name if isinstance(call.callee, (n.Member, n.Name)) else ""
    passed = call.args[: index + 1]
    if function.rpartition(".")[2] != name or len(passed) <= index or any(isinstance(a, n.Spread) for a in passed):
        return call
    return passed[index]


# What holds members, and what stands for nothing that is known.
_READ = frozenset({dict, type(None)})


def _mapped(error: BaseException, last: Hop, library: Library, variables: Mapping[str, Any]) -> LatebindError:
    """The error that an exception of Python's stands for in generated code."""
    _, node, held = last
    no_object = isinstance(error, TypeError) and isinstance(node, n.Member) and held.__class__ not in _READ
    if isinstance(error, KeyError) or no_object:
        return _missing(node, held, library, variables, str(error.args[0]) if error.args else "")
    if isinstance(error, IndexError) and isinstance(node, n.Index):
        array, index = held if isinstance(held, tuple) else (held, getattr(n.bare(node.index), "value", 0))
        return fail("MISSING_INDEX", index=index, length=len(array), kind="array")
    if isinstance(error, ZeroDivisionError):
        return at_fault(fail("DIVISION_BY_ZERO", op=getattr(node, "op", "/")), "right")
    if isinstance(error, NameError) or (isinstance(error, AttributeError) and error.name == _CELL):
        return fail("READ_TOO_EARLY", name=_named(node))
    if isinstance(error, OverflowError):
        return fail("NOT_FINITE")
    return foreign(error)


# What a `Cell` lacks whose name is read above its definition.
_CELL = "value"


def _named(node: n.Node) -> str:
    """The name that a node reads, assigns to or calls."""
    found = node.target if isinstance(node, n.Assign | n.Update) else node.callee if isinstance(node, n.Call) else node
    name = getattr(n.bare(found), "name", None)
    return name if isinstance(name, str) and not isinstance(found, n.Member) else "a function"


def _missing(node: n.Node, held: Any, library: Library, variables: Mapping[str, Any], key: str) -> LatebindError:
    """The error for a key that a dict lacked: a member, or a host variable."""
    if isinstance(node, n.Member):
        try:
            Access(library).member(None, held, node.name)
        except LatebindError as found:
            return found
    near = nearest(key, variables)
    return fail("MISSING_VARIABLE", name=key, hint=f"did you mean `{near}`?" if near else None)


def _held(error: BaseException) -> Iterator[Any]:
    """What the functions hold that an exception has come through: variables, results of a host's functions, what was to leave."""
    traceback = error.__traceback__
    while traceback is not None:
        yield from traceback.tb_frame.f_locals.values()
        traceback = traceback.tb_next


def foreign(error: BaseException) -> LatebindError:
    """The error for what the script has not caused: the host has no stack, memory or files left, or latebind has a fault."""
    if isinstance(error, RecursionError):
        return fail("LIMIT_DEPTH", limit="the host's stack")
    if isinstance(error, MemoryError):
        return fail("LIMIT_BYTES", limit="there is here")
    if is_scarcity(error):
        return no_descriptors(LOADED)
    return pretender(_held(error)) or fail("INTERNAL", kind=type(error).__name__)
