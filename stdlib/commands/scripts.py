"""`run`, `eval`, `check` and `render`: what a script or a template gives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from latebind.grammar.errors import Diagnostic, LatebindError
from latebind.grammar.files import read_script, read_text
from latebind.stdlib.commands.options import AS_JSON, EXIT_STATUS, LIMITS, VARIABLES, WHERE, Commands, Given, command
from latebind.stdlib.commands.output import emit, emit_value, finish, follow_log, show, show_warnings, to_json

GROUP = Commands()


@command(
    GROUP,
    "run",
    click.argument("file"),
    *WHERE,
    *VARIABLES,
    *LIMITS,
    AS_JSON,
    click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written."),
    EXIT_STATUS,
    click.option("--code", is_flag=True, hidden=True),
)
def run(given: Given, file: str, as_json: bool, dry_run: bool, exit_status: bool, code: bool) -> None:
    """Run a script and print its value.

    Text is printed as it is, anything else as JSON. `-` is standard input.
    """
    source = read_script(file)
    with given.context() as context:
        program = context.runtime.compile(source)
        if code:
            emit(program.code_text())
            return
        show_warnings(program)
        follow_log()
        result = context.run(program, dry_run=dry_run)
        if as_json:
            emit(to_json(result.to_dict()))
        else:
            for effect in result.effects if dry_run else ():
                show(f"would: {to_json(effect)}")
            emit_value(result.value)
    finish(result.value, exit_status)


@command(
    GROUP,
    "eval",
    click.argument("expression", required=False),
    click.option("-e", "option", metavar="EXPRESSION", help="The expression, where it begins with a dash."),
    *WHERE,
    *VARIABLES,
    *LIMITS,
    AS_JSON,
    EXIT_STATUS,
)
def evaluate(given: Given, expression: str | None, option: str | None, as_json: bool, exit_status: bool) -> None:
    """Print the value of one expression.

    It may read memories, and never writes.
    """
    if (expression is None) == (option is None):
        raise click.UsageError("expected one expression")
    text = option if expression is None else expression
    with given.context() as context:
        value = context.eval(text or "")
    if as_json:
        emit(to_json(value))
    else:
        emit_value(value)
    finish(value, exit_status)


@command(
    GROUP,
    "check",
    click.argument("files", nargs=-1, required=True),
    click.option("--var", "names", metavar="NAME", multiple=True, help="A variable that the host will give."),
    AS_JSON,
)
def check(_: Given, files: tuple[str, ...], names: tuple[str, ...], as_json: bool) -> None:
    """Find errors in scripts without running them."""
    from latebind.stdlib.runtime import Runtime

    runtime = Runtime()
    findings: list[dict[str, Any]] = []
    for file in files:
        source = read_script(file)
        try:
            program = runtime.compile(source, variables=[name.partition("=")[0] for name in names])
            found: Sequence[Diagnostic] = program.warnings
        except LatebindError as error:
            found = getattr(error, "diagnostics", ()) or (error.diagnostic,)
        findings += [finding.to_dict(source) for finding in found]
        if not as_json:
            for finding in found:
                show(finding.render(source))
    if as_json:
        emit(to_json(findings))
    if any(finding["severity"] == "error" for finding in findings):
        raise click.exceptions.Exit(3)


@command(
    GROUP,
    "render",
    click.argument("file"),
    *WHERE,
    *VARIABLES,
    *LIMITS,
    click.option("--lenient", is_flag=True, help="Where a value is missing, leave a gap."),
)
def render(given: Given, file: str, lenient: bool) -> None:
    """Fill in a template.

    A template is text with {{ expression }} or @( expression ) in it.
    """
    text = read_text(file)
    with given.context() as context:
        emit(context.render(text, missing="empty" if lenient else "error"), end="")
