"""What goes out: results to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from latebind.grammar.errors import fail
from latebind.grammar.files import reason

if TYPE_CHECKING:
    from latebind.interp.program import Program

BROKEN_PIPE = 141


def emit(text: str, end: str = "\n") -> None:
    """Write a result to standard output, at once."""
    try:
        print(text, end=end, flush=True)
    except OSError as error:
        # Python flushes once more when it ends; that must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise click.exceptions.Exit(BROKEN_PIPE) from None
        raise fail("OUTPUT_FAILED", reason=reason(error)) from None


def to_json(value: Any) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, default=lambda other: other.to_dict())


def emit_value(value: Any) -> None:
    """Text as it is, anything else as JSON."""
    emit(value if isinstance(value, str) else to_json(value))


def show(text: str) -> None:
    """Write an error or a warning to standard error, in colour where that is a terminal that wants it."""
    if sys.stderr.isatty() and not os.environ.get("NO_COLOR"):
        from latebind.grammar.highlight import paint_error

        text = paint_error(text)
    click.echo(text, err=True, color=True)


def follow_log() -> None:
    """Show what scripts log while they run."""
    import logging

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            data = getattr(record, "data", None)
            show(f"log: {record.getMessage()}{'' if data is None else ' ' + to_json(data)}")

    logger = logging.getLogger("latebind")
    logger.addHandler(Lines())
    logger.setLevel(logging.INFO)


def show_warnings(program: Program) -> None:
    for warning in program.warnings:
        show(warning.render(program.source))


def finish(value: Any, exit_status: bool) -> None:
    """Under --exit-status, a falsy value fails."""
    if exit_status and (value is None or value in (False, 0, "")):
        raise click.exceptions.Exit(1)
