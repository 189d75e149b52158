"""`lsp`: the language server, for editors."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from latebind.cli.commands.options import LIMITS, VARIABLES, WHERE, Commands, command
from latebind.cli.display import Screen
from latebind.cli.given import Given
from latebind.cli.hints import advise, advised
from latebind.cli.loops import check_spare
from latebind.cli.shell.completion import keys as keys_of
from latebind.cli.shell.session import Shell
from latebind.grammar.errors import fail

if TYPE_CHECKING:
    from latebind.grammar.source import Source
    from latebind.host.context import Context

GROUP = Commands()


@command(GROUP, "lsp", *WHERE, *VARIABLES, *LIMITS, own_loop=True)
def lsp(given: Given) -> None:
    """Answer an editor: findings, completion, hover, rename and more.

    It speaks the Language Server Protocol on standard input and output: editors start it. It takes the options of
    `check`; what --memory or --app name is read by runs that somebody asks for, and never written.

    \b
    Examples:
      latebind lsp
      latebind lsp --app bot:runtime
      latebind lsp --var answer --var user
    """
    try:
        import pygls  # noqa: F401
    except ImportError:
        raise fail("MISSING_PACKAGE", function="latebind lsp", package='"latebind[lsp]"') from None
    from latebind.editor.language_server.analysis import project_of
    from latebind.editor.language_server.runs import SECONDS, Access
    from latebind.editor.language_server.server import serve
    from latebind.editor.language_server.values import tightened

    if sys.stdout is None:  # `>&-`
        raise fail("OUTPUT_FAILED", reason="standard output is closed")
    # What the app prints must not stand between the messages.
    output, sys.stdout = sys.stdout.buffer, sys.stderr
    names = given.names()
    with given.runtime(memory=given.memory is not None) as runtime:
        check_spare()

        @contextmanager
        def opened() -> Iterator[Context]:
            limits = tightened(runtime.limits, seconds=SECONDS)
            # Where no store is named, runs have an empty one.
            named = given.app is not None or given.memory is not None
            with runtime.replace(limits=limits) if named else runtime.replace(limits=limits, memory=":memory:") as own:
                with own.context(
                    user=given.user,
                    conversation=given.conversation,
                    tenant=given.tenant,
                    variables=given.variables(named=True),
                    timezone=given.timezone,
                ) as context:
                    yield context

        serve(project_of(runtime, tuple(names), advised), Access(opened, _why, _keys(opened), advise), output)


def _why(context: Context, source: Source, name: str) -> str:
    """Where the value of a definition comes from, as `latebind explain` says it."""
    lines: list[str] = []
    shell = Shell(context, Screen(lines.append), dry=True)
    shell.transcript.name = source.name
    shell.run(source.text, quiet=True)
    lines.clear()
    shell.show_tree(shell.sources().origin(name))
    return "\n".join(lines)


def _keys(opened: Callable[[], AbstractContextManager[Context]]) -> Callable[[str, str], list[str]]:
    def keys(space: str, prefix: str) -> list[str]:
        with opened() as context:
            return keys_of(Shell(context, Screen()), space, prefix)

    return keys
