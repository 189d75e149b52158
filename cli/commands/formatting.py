"""`fmt`: scripts in the one style."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress

import click

from latebind.cli.commands.files_of import found_in
from latebind.cli.commands.options import Commands, command, file_argument
from latebind.cli.commands.output import emit, exit_code, show, show_error
from latebind.cli.given import Given
from latebind.cli.read_file import read_text, reason, shown
from latebind.grammar.errors import LatebindError, fail
from latebind.grammar.source import Source

GROUP = Commands()
_SUFFIX = ".late"
_LINES = re.compile(r"[^\n]*\n|[^\n]+")


@command(
    GROUP,
    "fmt",
    file_argument("files", nargs=-1, required=True, metavar="PATH..."),
    click.option("--check", is_flag=True, help="Write nothing; exit with 1 where a file is not in the style."),
    click.option("--diff", is_flag=True, help="Write nothing; print what would change, and exit as --check does."),
)
def fmt(_: Given, files: tuple[str, ...], check: bool, diff: bool) -> None:
    """Put scripts into the one style that there is.

    A PATH is a file, a folder, of which it takes all *.late files, or `-`: standard input, to standard output. Space
    and indentation change; lines, comments and what a script means do not. A file with an error is left alone.

    \b
    Examples:
      latebind fmt flow.late
      latebind fmt flows/
      latebind fmt --diff flow.late flows/
      echo 'a=1' | latebind fmt -
    """
    code = 0
    for path in found_in(files, _SUFFIX):
        try:
            changed = _format(path, check=check, diff=diff)
        except LatebindError as error:
            show_error(error, as_json=False)
            code = max(code, exit_code(error))
        else:
            code = max(code, int(changed and (check or diff)))
    if code:
        raise click.exceptions.Exit(code)


def _format(path: str, *, check: bool, diff: bool) -> bool:
    """Format a file, or show what would change, and give whether anything does."""
    from latebind.editor.formatter import format_text

    text = read_text(path)
    made = format_text(Source(text, shown(path)))
    if diff and made != text:
        emit("\n".join(_difference(text, made, shown(path))))
    elif check and made != text:
        show(f"would format {shown(path)}")
    elif path == "-" and not (check or diff):
        emit(made, end="")
    elif made != text and not diff:
        _write(path, made)
        show(f"formatted {path}")
    return made != text


def _difference(text: str, made: str, name: str) -> Iterator[str]:
    from difflib import unified_diff

    for line in unified_diff(_LINES.findall(text), _LINES.findall(made), name, name):
        yield line.rstrip("\r\n")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"


def _write(path: str, text: str) -> None:
    """Replace what is in a file, in one step: who reads it finds the old text or the new one. Raises UsageError, also
    where the file itself may not be written, and where it is none: a pipe is not replaced by a file."""
    target = os.path.realpath(path)
    beside = os.path.join(os.path.dirname(target), f".latebind-{os.urandom(6).hex()}.tmp")
    try:
        with open(target, "r+b", buffering=0) as old:
            mode = os.fstat(old.fileno()).st_mode
        if not stat.S_ISREG(mode):
            raise fail("FILE_UNWRITABLE", path=path, reason="it is no regular file", hint="`-` formats standard input")
        try:
            with open(beside, "x", encoding="utf-8", newline="") as file:
                file.write(text)
            os.chmod(beside, stat.S_IMODE(mode))
            os.replace(beside, target)
        except BaseException:
            with suppress(FileNotFoundError):
                os.unlink(beside)
            raise
    except OSError as error:
        raise fail("FILE_UNWRITABLE", path=path, reason=reason(error)) from None
