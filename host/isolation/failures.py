"""Errors between a runtime and its workers: as plain data, the same in both directions.

An error that the runtime raised has a number there: where it comes back, it is that same error, with its cause.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from latebind.grammar.diagnostics import Diagnostic
from latebind.grammar.errors import (
    CatchableError,
    CheckError,
    CycleError,
    HostError,
    InputError,
    InputIssue,
    LatebindError,
    LimitError,
    MemoryApiError,
    ParseError,
    ScriptError,
    Step,
    StrictError,
    ThrownError,
    WorkerError,
)
from latebind.grammar.source import Source, Span
from latebind.host.isolation.violations import Violation, optional, string, whole

# A memory's error, with its status, is the one class that is made in another way.
_CLASSES: dict[str, type[LatebindError]] = {
    cls.__name__: cls
    for cls in (
        ParseError,
        CheckError,
        InputError,
        StrictError,
        CycleError,
        LimitError,
        WorkerError,
        ThrownError,
        HostError,
    )
}
_CLASSES |= {cls.__name__: cls for cls in (CatchableError, ScriptError, LatebindError)}  # which hosts may raise
_KINDS = frozenset({*_CLASSES, "MemoryApiError"})

_LARGEST = 2**53
_ELSEWHERE = Source("", "<elsewhere>")  # where an error was found already, in a script that this process does not have


def form_of(
    error: LatebindError, number: int | None = None, write: Callable[[Any], Any] = lambda value: value
) -> dict[str, Any]:
    """An error as data. `write` makes data of the value that was thrown, if any."""
    kind = next(cls.__name__ for cls in type(error).__mro__ if cls.__name__ in _KINDS)  # a host may have its own
    form: dict[str, Any] = {"class": kind, "code": error.code, "message": error.message}
    if error.hint is not None:
        form["hint"] = error.hint
    if error.span is not None:
        form["span"] = _pair(error.span)
    if error.source is not None:
        form["placed"] = True
    if error.trace:
        form["trace"] = [[step.what, *_pair(step.span)] for step in error.trace]
    for name in ("operand", "argument", "name", "status", "retry_after"):
        value = getattr(error, name, None)
        if value is not None:
            form[name] = list(value) if name == "argument" else value
    if isinstance(error, ThrownError):
        if error.has_value:
            form["value"] = write(error.value)
    if isinstance(error, ParseError) and error.incomplete:
        form["incomplete"] = True
    if isinstance(error, CheckError):
        form["findings"] = [
            [d.code, d.message, d.hint, d.span and _pair(d.span), d.severity] for d in error.diagnostics
        ]
    if isinstance(error, InputError):
        form["issues"] = [[list(issue.path), issue.message, issue.code] for issue in error.issues]
    if number is not None:
        form["number"] = number
    return form


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def failure_of(
    form: Any, source: Source | None = None, read: Callable[[Any], Any] = lambda value: value
) -> LatebindError:
    """The error that data stand for. Raises Violation where they stand for none; `source` is where it was placed."""
    if form.__class__ is not dict:
        raise Violation("no error")
    error = _worded(form, source)
    error.source = (source or _ELSEWHERE) if form.get("placed") is True else None
    error.trace = tuple(_step(step, source) for step in _rows(form.get("trace"), 3))
    if form.get("operand") in ("left", "right"):
        error.operand = form["operand"]
    if "argument" in form:
        name, index = _row(form["argument"], 2)
        error.argument = string(name), optional(index, int)
    if isinstance(error, ThrownError):
        error.name = string(form.get("name", "Error"))
        if "value" in form:
            error.value, error.has_value = read(form["value"]), True
    if isinstance(error, ParseError):
        error.incomplete = form.get("incomplete") is True
    if isinstance(error, InputError):
        error.issues = tuple(_issue(row) for row in _rows(form.get("issues"), 3))
    if isinstance(error, CheckError):
        error.diagnostics = tuple(_finding(row, source) for row in _rows(form.get("findings"), 5))
    if form.get("number") is not None:
        error.__dict__["_number"] = form["number"]
    return error


def _issue(row: list[Any]) -> InputIssue:
    path, message, code = row
    if path.__class__ is not list or not all(key.__class__ in (str, int) for key in path):
        raise Violation("no path")
    return InputIssue(tuple(path), string(message), string(code))


def _worded(form: dict[str, Any], source: Source | None) -> LatebindError:
    code, message = string(form.get("code")), string(form.get("message"))
    hint, retry_after = optional(form.get("hint"), str), form.get("retry_after")
    if retry_after.__class__ not in (type(None), int, float):
        raise Violation("no time")
    span = _span(form.get("span"), source if form.get("placed") is True else None)
    cls = _CLASSES.get(string(form.get("class")))
    if cls is not None:
        return cls(code, message, hint=hint, span=span)
    if form["class"] != "MemoryApiError":
        raise Violation("no such error")
    return MemoryApiError(
        code,
        message,
        status=whole(form.get("status"), -_LARGEST, _LARGEST),
        retry_after=retry_after,
        hint=hint,
        span=span,
    )


def _span(form: Any, source: Source | None) -> Span | None:
    if form is None:
        return None
    start, end = _row(form, 2)
    if start.__class__ is not int or end.__class__ is not int or not 0 <= start <= end:
        raise Violation("no place")
    if source is not None and end > len(source.text):
        raise Violation("no place in this text")
    return Span(start, end)


def _step(form: list[Any], source: Source | None) -> Step:
    what, *place = form
    span = _span(place, source)
    assert span is not None
    return Step(string(what), span)


def _finding(row: list[Any], source: Source | None) -> Diagnostic:
    code, message, hint, place, severity = row
    if severity not in ("error", "warning"):
        raise Violation("no finding")
    return Diagnostic(string(code), string(message), optional(hint, str), _span(place, source), severity)


def _row(form: Any, length: int) -> list[Any]:
    if form.__class__ is not list or len(form) != length:
        raise Violation("no row")
    return form


def _rows(form: Any, length: int) -> list[list[Any]]:
    if form is None:
        return []
    if form.__class__ is not list:
        raise Violation("no rows")
    return [_row(row, length) for row in form]
