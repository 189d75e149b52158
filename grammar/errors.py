"""Every error that latebind raises, from the scanner to the stores.

    LatebindError
    ├── ParseError          the text is not a script            (exit code 3)
    ├── CheckError          the checker refused the script      (exit code 3)
    ├── DocumentError       texts of a document are wrong       (exit code 3)
    ├── UsageError          the command line cannot use what it was given (exit code 2)
    └── ScriptError         something failed while it ran       (exit code 1)
        ├── StrictError     what only latebind refuses: a script cannot catch it
        ├── InputError      the input of a handler is not what its `z` says: neither can it catch this
        ├── LimitError      a limit was reached: nor this (exit code 5)
        ├── CycleError      a local needs its own value; a StrictError
        ├── WorkerError     with isolation: the process that evaluates scripts was lost, or could not be had
        └── CatchableError  what JavaScript raises too
            ├── ThrownError     `throw`, or a TypeError, RangeError, … of a builtin
            ├── HostError       a host function failed
            └── MemoryApiError  a memory operation failed       (exit code 4 when UNAVAILABLE)

An error starts where something is wrong, as a code and the values its message needs (`fail("MISSING_KEY", …)`); the
words are in `messages.py`; whoever knows the place adds span and source. Only when it is shown do they become line,
column and caret.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from latebind.grammar.diagnostics import Diagnostic, Json
from latebind.grammar.record import Record
from latebind.grammar.source import Source, Span

if TYPE_CHECKING:
    from latebind.grammar.messages import Row


class Step(Record):
    """One link of the chain that led to an error: `local total`, `call of discount`, and the place that asked for it."""

    what: str
    span: Span


# A long chain is shown by its innermost and outermost steps.
_ENDS = 4


class LatebindError(Exception):
    """The root of all errors.

    `code` is stable; `message` starts in lower case; `hint` says how to fix it, or is None; `span` and `source` say
    where; `trace` is the chain of locals and calls that led there, outermost first. Picklable.
    """

    retryable: ClassVar[bool] = False
    operand: str | None = None  # "left" or "right": which side of an operator is at fault
    argument: tuple[str, int] | None = None  # a function's name, and which of its arguments is at fault
    pattern: tuple[int, int] | None = None  # from where to where a pattern's text is at fault, in code points from 0

    def __init__(
        self,
        code: str,
        message: str,
        *,
        hint: str | None = None,
        span: Span | None = None,
        source: Source | None = None,
        trace: tuple[Step, ...] = (),
    ) -> None:
        if not (code.__class__ is message.__class__ is str):
            code, message = _text("code", code), _text("message", message)
        if hint is not None and hint.__class__ is not str:
            hint = _text("hint", hint)
        super().__init__(message)
        self.diagnostic = Diagnostic(code, message, hint, span)
        self.source = source
        self.trace = trace

    @property
    def code(self) -> str:
        return self.diagnostic.code

    @property
    def message(self) -> str:
        return self.diagnostic.message

    @property
    def hint(self) -> str | None:
        return self.diagnostic.hint

    @property
    def span(self) -> Span | None:
        return self.diagnostic.span

    def locate(self, source: Source, span: Span | None, trace: Sequence[Step] = ()) -> None:
        """Say where it happened, unless that is known already: the innermost place wins."""
        if self.source is None:
            self.source = source
            self.trace = tuple(trace)
            if self.diagnostic.span is None:
                self.diagnostic = self.diagnostic.replace(span=span)

    def to_dict(self) -> Json:
        """The JSON form of `Diagnostic.to_dict`, and `trace`: a list of `{what, line, column}`."""
        found = self.diagnostic.to_dict(self.source)
        if self.trace and self.source is not None:
            places = [(step.what, self.source.place(step.span.start)) for step in self.trace]
            found["trace"] = [{"what": what, "line": at.line, "column": at.column} for what, at in places]
        return found

    def render(self) -> str:
        """The whole error as text: message, place with caret, chain, hint. Ends without a line break."""
        lines = [self.diagnostic.render(self.source)]
        if self.source is not None:
            steps = [*reversed(self.trace)]
            hidden = len(steps) - 2 * _ENDS
            for index, step in enumerate(steps):
                if hidden > 1 and _ENDS <= index < _ENDS + hidden:
                    lines += [f"  … {hidden} more"] if index == _ENDS else []
                    continue
                at = self.source.place(step.span.start)
                lines.append(f"  in {step.what}, from {self.source.name}:{at.line}:{at.column}")
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.render()

    def __reduce__(self) -> Any:
        return _revive, (type(self), self.__dict__)


def _text(what: str, given: str) -> str:
    """What a host gives an error, as plain text: an enum's member is the text that it is."""
    if not isinstance(given, str):
        raise TypeError(f"the {what} of an error is text, not {type(given).__name__}")
    return str.__str__(given)


def _whole(what: str, given: int) -> int:
    """The same of a whole number: `HTTPStatus.CONFLICT` is 409."""
    if isinstance(given, bool) or not isinstance(given, int):
        raise TypeError(f"the {what} of an error is a whole number, not {type(given).__name__}")
    return int(given)


def _seconds(given: float) -> int | float:
    if isinstance(given, int) and not isinstance(given, bool):
        return int(given)
    if isinstance(given, float) and math.isfinite(given):
        return float(given)
    raise TypeError(f"the retry_after of an error is a number of seconds, not {given!r:.40}")


def _revive(cls: type[LatebindError], state: dict[str, Any]) -> LatebindError:
    error = cls.__new__(cls)
    error.__dict__.update(state)
    error.args = (error.message,)
    return error


class ParseError(LatebindError):
    """The text is not a script. `incomplete` is true where more text could make it one (a prompt goes on then)."""

    incomplete: bool = False


class CheckError(LatebindError):
    """The checker refused a script. `diagnostics` has all findings, errors first; the error itself is the first."""

    diagnostics: tuple[Diagnostic, ...] = ()

    def render(self) -> str:
        return "\n\n".join(d.render(self.source) for d in self.diagnostics or (self.diagnostic,))


class DocumentError(LatebindError):
    """Texts of a document are no templates, or name what is not there. `errors` has all of them, by their path."""

    errors: dict[str, LatebindError] = {}  # noqa: RUF012  # each error has its own

    def to_dict(self) -> Json:
        return super().to_dict() | {"errors": {path: error.to_dict() for path, error in self.errors.items()}}

    def render(self) -> str:
        return "\n\n".join(error.render() for error in self.errors.values()) or super().render()


class UsageError(LatebindError):
    """The command line was given something it cannot use: a file that is not there, a variable that is not JSON."""


class ScriptError(LatebindError):
    """Something failed while a script ran."""


class StrictError(ScriptError):
    """What JavaScript would coerce, guess or overflow. Cannot be caught by a script."""


class InputIssue(Record):
    """One thing that is wrong with the input of a handler: `path` leads to it, `code` is zod's."""

    path: tuple[str | int, ...]
    message: str
    code: str

    def to_dict(self) -> Json:
        """The JSON form."""
        return {"path": list(self.path), "message": self.message, "code": self.code}


class InputError(ScriptError):
    """The input of a handler is not what its `z` says. `issues` has all that is wrong with it."""

    issues: tuple[InputIssue, ...] = ()

    @classmethod
    def of(cls, issues: Sequence[InputIssue]) -> InputError:
        """The error for these issues, of which there is at least one."""
        shown = [f"{issue.message}{at(issue.path)}" for issue in issues[:_SHOWN_ISSUES]]
        more = f"; and {len(issues) - _SHOWN_ISSUES} more" if len(issues) > _SHOWN_ISSUES else ""
        error = fail("INPUT_INVALID", issues="; ".join(shown) + more)
        assert isinstance(error, cls)
        error.issues = tuple(issues)
        return error

    def to_dict(self) -> Json:
        return super().to_dict() | {"issues": [issue.to_dict() for issue in self.issues]}


_SHOWN_ISSUES = 10


def at(path: Sequence[str | int]) -> str:
    """A path as scripts write it: ` at items[0].price`."""
    written = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path).removeprefix(".")
    return f" at {written}" if written else ""


class CycleError(StrictError):
    """A local whose value needs that same value."""


class LimitError(ScriptError):
    """A limit was reached. Cannot be caught by a script, and every later step of the run raises it again."""


class WorkerError(ScriptError):
    """The process that evaluates a script could not be had, or was lost. Neither can it be caught."""

    @property
    def retryable(self) -> bool:  # type: ignore[override]
        """Whether the same call may succeed later."""
        return self.code == "WORKERS_BUSY"


class CatchableError(ScriptError):
    """What `try … catch` catches. `name` is what scripts see as `err.name`."""

    name: str = "Error"


class ThrownError(CatchableError):
    """A value that a script threw, or an error that JavaScript itself throws. `value` is the thrown value if any."""

    value: Any = None
    has_value: bool = False


class HostError(CatchableError):
    """A host function failed. `__cause__` is its exception, for the host's log alone."""

    name = "HostError"


# What passes by itself, where nothing else is said: another writer ends, a window of a rate limit does.
_PASSING = frozenset({"CONFLICT", "RATE_LIMITED"})


class MemoryApiError(CatchableError):
    """A memory operation failed, with a status like HTTP's and the seed's codes."""

    name = "MemoryApiError"

    def __init__(
        self,
        code: str,
        message: str,
        *,
        status: int = 500,
        retry_after: float | None = None,
        passing: bool | None = None,
        **more: Any,
    ) -> None:
        super().__init__(code, message, **more)
        self.status = status if status.__class__ is int else _whole("status", status)
        self.retry_after = None if retry_after is None else _seconds(retry_after)
        self._passing = code in _PASSING if passing is None else passing

    @property
    def retryable(self) -> bool:  # type: ignore[override]
        """Whether what is in the way passes by itself, so that the same call may succeed later."""
        return self._passing

    def is_rate_limit(self) -> bool:
        return self.status == 429

    def to_dict(self) -> Json:
        return super().to_dict() | {"status": self.status, "retryAfter": self.retry_after}


_CLASSES: dict[str, type[LatebindError]] = {
    "parse": ParseError,
    "check": CheckError,
    "document": DocumentError,
    "usage": UsageError,
    "strict": StrictError,
    "input": InputError,
    "cycle": CycleError,
    "limit": LimitError,
    "worker": WorkerError,
    "host": HostError,
}


# What a message quotes is cut here: a key or a name may be as long as a script makes it.
_LONGEST_QUOTE = 1_000


def clipped(text: str, longest: int = _LONGEST_QUOTE) -> str:
    """The beginning of a text that is too long for a message."""
    return text if len(text) <= longest else f"{text[:longest]}…"


@cache
def wording() -> Mapping[str, Row]:
    """The words of all errors, loaded with the first one. A `Runtime` loads them before: it outlives times in which no
    file can be opened."""
    from latebind.grammar.messages import MESSAGES

    return MESSAGES


def fail(
    code: str,
    /,
    *,
    span: Span | None = None,
    hint: str | None = None,
    passing: bool | None = None,
    **fields: Any,
) -> LatebindError:
    """The error for a code of `messages.MESSAGES`, worded with `fields`. The caller raises it.

    The kind in the table decides the class: `parse`, `check`, `document`, `usage`, `strict`, `cycle`, `limit`, `worker`, `host`; a number is the
    status of a MemoryApiError; any other word is the JavaScript name of a ThrownError (`TypeError`, `SyntaxError`).
    `hint` replaces the hint of the table. `passing` says of a memory's error whether what is in the way passes by itself.
    """
    row = wording()[code]
    message, hint = _worded(row, hint, fields)
    if isinstance(row.kind, int):
        return MemoryApiError(
            code,
            message,
            status=row.kind,
            retry_after=fields.get("retry_after"),
            passing=passing,
            hint=hint,
            span=span,
        )
    if (cls := _CLASSES.get(row.kind)) is not None:
        return cls(code, message, hint=hint, span=span)
    error = ThrownError(code, message, hint=hint, span=span)
    error.name = row.kind
    return error


def finding(code: str, span: Span, /, *, hint: str | None = None, **fields: Any) -> Diagnostic:
    """A checker's finding, worded like `fail`. The kind `warning` in the table makes it a warning."""
    row = wording()[code]
    message, hint = _worded(row, hint, fields)
    return Diagnostic(code, message, hint, span, "warning" if row.kind == "warning" else "error")


def _sayable(field: Any) -> Any:
    """A field as a message has it: long text clipped, and of an int beyond all doubles how large it is. Python refuses to
    write such out."""
    if field.__class__ is str:
        return clipped(field)
    if field.__class__ is int and field.bit_length() > 1_024:
        return f"about {'-' if field < 0 else ''}2^{field.bit_length()}"
    return field


def _worded(row: Row, hint: str | None, fields: Mapping[str, Any]) -> tuple[str, str | None]:
    """The message and the hint of a row with these fields, none of which makes either too long."""
    said = {**row.fields, **{name: _sayable(field) for name, field in fields.items()}}
    if hint is not None:
        hint = clipped(hint)
    elif row.hint is not None:
        hint = row.hint.format_map(said)
    return row.message.format_map(said), hint
