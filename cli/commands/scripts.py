"""`run`, `eval`, `check` and `render`: what a script or a template gives."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from time import sleep
from typing import TYPE_CHECKING, Any

import click

from latebind.cli.commands.options import (
    AS_JSON,
    EXIT_STATUS,
    LIMITS,
    VARIABLES,
    WHERE,
    Commands,
    command,
    file_argument,
)
from latebind.cli.commands.output import (
    emit,
    follow_log,
    show,
    show_error,
    to_json,
)
from latebind.cli.given import Given
from latebind.cli.hints import advised
from latebind.cli.read_file import read_script, read_text
from latebind.cli.running import evaluate_once, run_once
from latebind.grammar.diagnostics import Diagnostic
from latebind.grammar.errors import LatebindError

if TYPE_CHECKING:
    from latebind.grammar.source import Source
    from latebind.host.runtime import Runtime

GROUP = Commands()
POLL = 0.2  # seconds between looks at a file that is watched


@command(
    GROUP,
    "run",
    file_argument("file"),
    *WHERE,
    *VARIABLES,
    *LIMITS,
    AS_JSON,
    click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written."),
    EXIT_STATUS,
    click.option("--watch", is_flag=True, help="Run again whenever FILE or that of --input changes."),
    click.option("--code", is_flag=True, hidden=True),
)
def run(given: Given, file: str, as_json: bool, dry_run: bool, exit_status: bool, watch: bool, code: bool) -> None:
    """Run a script and print its value.

    Text is printed as it is, anything else as JSON. `-` is standard input. A handler gets what --input, --var and
    --var-json give as its input.

    \b
    Examples:
      latebind run flow.late --user ana --var answer=yes
      echo '{"answer": "Ana"}' | latebind run flow.ts --conversation wa:593 --input -
      latebind run flow.late --dry-run --json
      latebind run flow.late --watch
    """
    follow_log()
    if not watch:
        run_once(given, file, as_json=as_json, dry_run=dry_run, exit_status=exit_status, code=code)
        return
    watched = [file] if given.input is None else [file, given.input]
    if "-" in watched:
        raise click.UsageError("expected a file to watch, found standard input")
    run_again(partial(run_once, given, file, as_json=as_json, dry_run=dry_run), watched, as_json=as_json)


def run_again(once: Callable[[], None], files: Sequence[str], *, as_json: bool) -> None:
    """Call `once` now and whenever one of the files has changed, for ever. Errors are shown."""
    while True:
        seen = state(files)
        try:
            once()
        except LatebindError as error:
            show_error(error, as_json=as_json)
        show(f"-- watching {' and '.join(files)}; Ctrl-C ends this")
        latest = None
        # An editor may remove a file for a moment, or write it in pieces: it has changed once it has come to rest.
        while latest is None or latest == seen or latest != state(files):
            latest = state(files)
            sleep(POLL)


def state(files: Sequence[str]) -> list[tuple[int, int, int]] | None:
    """Give what changes when a file is written or replaced: inode, time and size of each; None while one is missing."""
    try:
        found = [os.stat(file) for file in files]
    except OSError:
        return None
    return [(each.st_ino, each.st_mtime_ns, each.st_size) for each in found]


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

    \b
    Examples:
      latebind eval '2 ** 10'
      latebind eval 'cart.length > 1' --var-json 'cart=[1, 2]' --exit-status
      latebind eval -e '-1 + 2'
    """
    if (expression is None) == (option is None):
        raise click.UsageError("expected one expression")
    text = option if expression is None else expression
    evaluate_once(given, text or "", as_json=as_json, exit_status=exit_status)


@command(
    GROUP,
    "check",
    file_argument("files", nargs=-1, required=True),
    *WHERE,
    *VARIABLES,
    *LIMITS,
    AS_JSON,
)
def check(given: Given, files: tuple[str, ...], as_json: bool) -> None:
    """Find errors in scripts without running them.

    It takes the options of `run`. Of variables only the names count: `--var answer` suffices.

    \b
    Examples:
      latebind check *.late
      latebind check flow.late --var answer --json
      latebind check flow.late --app bot:runtime --input given.json
    """
    findings: list[dict[str, Any]] = []
    with given.runtime(memory=False) as runtime:
        names = [*given.names(), *(() if runtime.declared is None else runtime.declared.variables)]
        for file in files:
            source = read_script(file)
            found = findings_of(runtime, source, names)
            findings += [finding.to_dict(source) for finding in found]
            if not as_json:
                for finding in found:
                    show(finding.render(source))
    if as_json:
        emit(to_json(findings))
    if any(finding["severity"] == "error" for finding in findings):
        raise click.exceptions.Exit(3)


def findings_of(runtime: Runtime, source: Source, names: Sequence[str]) -> Sequence[Diagnostic]:
    """Compile a script or a handler, and give what is wrong with it, or suspicious."""
    try:
        if runtime.is_handler(source):
            return runtime.handler(source, variables=names).program.warnings
        return runtime.compile(source, variables=names).warnings
    except LatebindError as error:
        return [advised(each) for each in getattr(error, "diagnostics", ()) or (error.diagnostic,)]


@command(
    GROUP,
    "render",
    file_argument("file"),
    *WHERE,
    *VARIABLES,
    *LIMITS,
    click.option("--lenient", is_flag=True, help="Where a value is missing, leave a gap."),
)
def render(given: Given, file: str, lenient: bool) -> None:
    """Fill in a template.

    A template is text with {{ expression }} or @( expression ) in it.

    \b
    Examples:
      latebind render mail.txt --user ana
      echo 'Hello {{name}}' | latebind render - --var name=Ana
    """
    text = read_text(file)
    with given.context() as context:
        emit(context.render(text, missing="empty" if lenient else "error"), end="")
