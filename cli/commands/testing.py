"""`test`: the cases of `*.test.late` files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from latebind.cli.commands.files_of import found_in
from latebind.cli.commands.options import APP, AS_JSON, LIMITS, VARIABLES, WHERE, Commands, command, file_argument
from latebind.cli.commands.output import emit, to_json
from latebind.cli.given import Given
from latebind.cli.read_file import read_text

if TYPE_CHECKING:
    from latebind.host.cases.parsing import Case
    from latebind.host.cases.running import Failure

GROUP = Commands()


@command(
    GROUP,
    "test",
    file_argument("paths", nargs=-1),
    APP,
    *(option for option in WHERE[2:]),
    *VARIABLES,
    *LIMITS,
    click.option("-k", "part", metavar="TEXT", default="", help="Only cases with this in their file, line or title."),
    click.option("-x", "--fail-fast", is_flag=True, help="Stop after the first case that fails."),
    AS_JSON,
)
def test(given: Given, paths: tuple[str, ...], part: str, fail_fast: bool, as_json: bool) -> None:
    """Test scripts by the cases in *.test.late files.

    PATHS are files and folders, this folder where there are none. Each case has an empty memory, a clock that stands
    still and randomness that is always the same; functions with an effect are noted, not called.

    \b
    Examples:
      latebind test
      latebind test flows/ -k registration
      latebind test --app bot:runtime
    """
    from latebind.host.cases.parsing import SUFFIX, cases_of
    from latebind.host.cases.running import Defaults, failures

    files = list(found_in(paths or (".",), SUFFIX))
    if not files:
        raise click.UsageError(f"expected *.test.late files, found none in {' '.join(paths) or 'this folder'}")
    defaults = Defaults(given.tenant, given.user, given.conversation, given.timezone, given.variables())
    cases = [case for file in files for case in cases_of(read_text(file), file)]
    chosen = [case for case in cases if part in f"{case.name} {case.title}"]
    passed = failed = 0
    with given.runtime(memory=False) as app:
        for case in chosen:
            wrong = failures(case, app, defaults)
            passed, failed = passed + (not wrong), failed + bool(wrong)
            show_case(case, wrong, as_json=as_json)
            if wrong and fail_fast:
                break
    if not as_json:
        emit(f"{passed} passed, {failed} failed" if failed else f"{passed} passed")
    if failed:
        raise click.exceptions.Exit(1)


def show_case(case: Case, wrong: list[Failure], *, as_json: bool) -> None:
    """Print what became of a case: one that holds, only as JSON."""
    if as_json:
        found = [{"line": failure.line, "what": failure.what, "shown": failure.shown} for failure in wrong]
        emit(to_json({"case": case.name, "title": case.title, "passed": not wrong, "failures": found}))
    elif wrong:
        lines = [line for failure in wrong for line in failure.render().split("\n")]
        emit(
            "\n".join(
                line.rstrip() for line in [f"FAILED {case.name} {case.title}", *(f"  {line}" for line in lines), ""]
            )
        )
