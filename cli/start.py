"""Where the command line starts: sets up its streams, and evaluates what needs no more. `__main__.py` calls it.

What parses options takes half as long to load as all that an expression needs.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from latebind.cli.commands.output import INTERRUPTED, emit_value, exit_code, show
from latebind.grammar.errors import LatebindError
from latebind.grammar.source import Source
from latebind.interp.limits import DEFAULT

if TYPE_CHECKING:
    from latebind.cli.app import OpenPrompt


def main(open_prompt: OpenPrompt, args: Sequence[str] | None = None) -> None:
    """Run the command line, `sys.argv` where no arguments are given. Ends with SystemExit, whose code is the exit code.

    `open_prompt` is what `latebind repl` calls with its options.
    """
    gc.disable()  # it would look for garbage among modules that are being loaded: see `collect_garbage`
    words = sys.argv[1:] if args is None else args
    prepare_streams()
    if is_plain(words) and (found := value_of(words[1])):
        print_value(*found)
        return
    from latebind.cli.app import run

    run(open_prompt, words)


def prepare_streams() -> None:
    """Have all streams, in UTF-8. A shell can close these, `2>&-`; what is missing is nobody's, and empty."""
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="\n")


def is_plain(words: Sequence[str]) -> bool:
    """Whether the words are `eval EXPRESSION`, without options, and none is set in the environment."""
    if len(words) != 2 or words[0] != "eval" or words[1].startswith("-"):
        return False
    return not any(name.startswith(("LATEBIND_", "_LATEBIND_")) for name in os.environ)


def value_of(text: str) -> tuple[Any] | None:
    """The value of an expression, in a tuple; None if it asks a context for something, or fails: options may help then."""
    from latebind.host.api import compile_expression, library

    try:
        program = compile_expression(Source(text), library(), DEFAULT)
        return (program({}),) if program.runner.asks == "nothing" else None
    except LatebindError:
        return None
    except KeyboardInterrupt:
        show("interrupted")
        raise SystemExit(INTERRUPTED) from None


def print_value(value: Any) -> None:
    """Print a value. Ends with SystemExit where that fails."""
    try:
        emit_value(value)
    except LatebindError as error:
        show(error.render())
        raise SystemExit(exit_code(error)) from None
