"""Where the command line starts: sets up its streams, and does what has no options. `__main__.py` and `repl.py` call it.

What parses options takes as long to load as all that a script needs, so it is loaded where there are some.
"""

from __future__ import annotations

import atexit
import codecs
import gc
import io
import os
import sys
from collections.abc import Sequence

from latebind.cli.commands.output import follow_log, told
from latebind.cli.given import Given, OpenPrompt
from latebind.cli.running import evaluate_once, run_once
from latebind.grammar.source import TYPESCRIPT

_SCRIPTS = (".late", *TYPESCRIPT)


def main(open_prompt: OpenPrompt, args: Sequence[str] | None = None) -> None:
    """Run the command line, `sys.argv` where no arguments are given. Ends with SystemExit, whose code is the exit code.

    `open_prompt` is what `latebind repl` calls with its options.
    """
    gc.disable()  # it would look for garbage among modules that are being loaded: see `collect_garbage`
    prepare_streams()
    words = sys.argv[1:] if args is None else args
    if "_LATEBIND_COMPLETE" in os.environ or not perform(words, open_prompt):
        from latebind.cli.app import run

        run(open_prompt, words)
    if args is None:
        end()


def end() -> None:
    """End the process at once: to take apart all that is loaded takes as long as to parse, compile and run an expression."""
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(0)


def prepare_streams() -> None:
    """Have all streams, in UTF-8. A shell can close these, `2>&-`; what is missing is nobody's, and empty."""
    codecs.register_error("latebind", _halves)
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="\n", errors="latebind")


def _halves(error: UnicodeError) -> tuple[bytes, int]:
    """What is written for half of a surrogate pair: in a file's name, the byte that it stands for, as names need be no UTF-8."""
    assert isinstance(error, UnicodeEncodeError)
    byte = ord(error.object[error.start]) - 0xDC00
    return bytes([byte]) if 0x80 <= byte <= 0xFF else "\N{REPLACEMENT CHARACTER}".encode(), error.start + 1


def perform(words: Sequence[str], open_prompt: OpenPrompt) -> bool:
    """Do what the words say, if they are a command without options: `eval EXPRESSION`, `run FILE`, `FILE`, or nothing, for
    a prompt. Gives whether they are.
    """
    if len(words) == 1 and words[0].endswith(_SCRIPTS):
        words = ["run", *words]
    command, *rest = words or ["repl"]
    if any(word.startswith("-") for word in words):
        return False
    given = Given(memory=os.environ.get("LATEBIND_MEMORY") or None)
    if command == "eval" and len(rest) == 1:
        with told():
            evaluate_once(given, rest[0])
    elif command == "run" and len(rest) == 1:
        with told():
            follow_log()
            run_once(given, rest[0])
    elif not words and sys.stdin.isatty():
        with told():
            follow_log()
            open_prompt(given)
    else:
        return False
    return True
