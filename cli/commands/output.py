"""What goes out: results to standard output, everything else to standard error; and the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

from latebind.cli.hints import advise
from latebind.cli.read_file import reason
from latebind.grammar.errors import (
    CheckError,
    DocumentError,
    LatebindError,
    LimitError,
    MemoryApiError,
    ParseError,
    UsageError,
    fail,
)
from latebind.grammar.plain_json import as_utf8

if TYPE_CHECKING:
    from logging import Logger

    from latebind.interp.program import Program

INTERRUPTED = 130
BROKEN_PIPE = 141


def exit_code(error: LatebindError) -> int:
    """Give the exit code for an error."""
    if isinstance(error, UsageError):
        return 2
    if isinstance(error, ParseError | CheckError | DocumentError):
        return 3
    if isinstance(error, MemoryApiError) and error.code == "UNAVAILABLE":
        return 4
    return 5 if isinstance(error, LimitError) else 1


def emit(text: str, end: str = "\n") -> None:
    """Write a result, see `put`. On a terminal, control characters are shown as escapes."""
    if sys.stdout is not None and sys.stdout.isatty():
        from latebind.cli.display import escaped

        text = escaped(text, keep="\t")
    put(text, end)


def put(text: str, end: str = "\n") -> None:
    """Write to standard output as it is, and flush it.

    Raises UsageError where that fails, and ends with 141 where nobody reads."""
    if sys.stdout is None:  # `>&-`
        raise fail("OUTPUT_FAILED", reason="standard output is closed")
    try:
        print(text, end=end, flush=True)
    except OSError as error:
        _give_up(sys.stdout)
        if isinstance(error, BrokenPipeError):
            raise SystemExit(BROKEN_PIPE) from None
        raise fail("OUTPUT_FAILED", reason=reason(error)) from None


def _give_up(stream: TextIO) -> None:
    """Have a stream that failed lead nowhere: Python flushes once more when it ends, and that must not fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def to_json(value: Any) -> str:
    """A value as JSON, in which half of a surrogate pair is an escape: it is UTF-8 whatever files are called."""
    import json

    return as_utf8(json.dumps(value, ensure_ascii=False, default=lambda other: other.to_dict()))


def emit_value(value: Any) -> None:
    """Write a value: text as it is, anything else as JSON, for which the commonest need no module."""
    if value.__class__ is int:
        emit(str(value))
    elif value is None or value.__class__ is bool:
        emit(_WORDS[value])
    else:
        emit(value if isinstance(value, str) else to_json(value))


_WORDS = {True: "true", False: "false", None: "null"}


def show(text: str) -> None:
    """Write an error or a warning to standard error, in colour where that is a terminal that wants it.

    Where nobody reads, or the disk is full, what is being done goes on: it is for people to read, and no result."""
    if sys.stderr.isatty():
        from latebind.cli.display import wants_colour

        if wants_colour(sys.stderr):
            from latebind.grammar.highlight import paint_error

            text = paint_error(text)
    try:
        if sys.platform == "win32":  # old consoles know no escapes
            import click

            click.echo(text, err=True, color=True)
        else:
            print(text, file=sys.stderr, flush=True)
    except OSError:
        _give_up(sys.stderr)


def show_error(error: LatebindError, *, as_json: bool) -> None:
    """Write an error to standard error; with `as_json`, also as JSON to standard output."""
    advise(error)
    show(error.render())
    if as_json and error.code != "OUTPUT_FAILED":
        emit(to_json({"error": error.to_dict()}))


@contextmanager
def told(as_json: Callable[[], bool] = lambda: False, *, but: tuple[type[Exception], ...] = ()) -> Iterator[None]:
    """Turn the errors of what is done in here into messages and exit codes, `but` those of these classes."""
    try:
        yield
    except but:
        raise
    except LatebindError as error:
        try:
            show_error(error, as_json=as_json())
        except LatebindError as unwritten:
            show(unwritten.render())
        raise SystemExit(exit_code(error)) from None
    except KeyboardInterrupt:
        show("interrupted")
        raise SystemExit(INTERRUPTED) from None
    except Exception as error:
        if os.environ.get("LATEBIND_TRACEBACK"):
            raise
        show(fail("INTERNAL", kind=type(error).__name__).render())
        raise SystemExit(1) from None


def follow_log() -> None:
    """Write what scripts log to standard error, while they run."""
    from latebind.memory.log import prepare

    prepare(_show_lines)


def _show_lines(logger: Logger) -> None:
    import logging

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            data = getattr(record, "data", None)
            show(f"log: {record.getMessage()}{'' if data is None else ' ' + to_json(data)}")

    logger.addHandler(Lines())
    logger.setLevel(logging.INFO)


def show_warnings(program: Program) -> None:
    for warning in program.warnings:
        show(warning.render(program.source))


def finish(value: Any, exit_status: bool) -> None:
    """Exit with 1 if the value is falsy and --exit-status is given."""
    if exit_status and (value is None or value in (False, 0, "")):
        raise SystemExit(1)
