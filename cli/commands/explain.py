"""`explain`: where the values of a script come from."""

from __future__ import annotations

import click

from latebind.cli.commands.options import LIMITS, VARIABLES, WHERE, Commands, command, file_argument
from latebind.cli.commands.output import emit, follow_log
from latebind.cli.commands.usage import one_of
from latebind.cli.display import Screen
from latebind.cli.given import Given
from latebind.cli.provenance import mermaid, svg
from latebind.cli.read_file import read_script
from latebind.cli.shell.session import Shell

GROUP = Commands()
MOST = 2_000  # lines, after which no tree is begun


@command(
    GROUP,
    "explain",
    file_argument("file"),
    click.argument("name", required=False),
    *WHERE,
    *VARIABLES,
    *LIMITS,
    click.option("--as", "form", default="tree", help="What to print.", **one_of("tree", "mermaid", "svg")),
)
def explain(given: Given, file: str, name: str | None, form: str) -> None:
    """Show what a script's values come from: its definitions, memories, variables.

    The script runs without writing; NAME is one of its definitions, all of them where it is left out.

    \b
    Examples:
      latebind explain flow.late
      latebind explain flow.late total --var-json price=21
      latebind explain flow.late --as svg > flow.svg
    """
    source = read_script(file)
    follow_log()
    with given.context() as context:
        shell = Shell(context, Screen(emit), dry=True)
        shell.transcript.name = source.name
        shell.run(source.text, quiet=True)
        sources = shell.sources()
        roots = sources.origins([name] if name else shell.transcript.definitions or shell.transcript.values)
        if form != "tree":
            emit((svg if form == "svg" else mermaid)(roots))
            return
        lines = 0
        for number, root in enumerate(roots):
            if lines >= MOST:
                emit(f"… {len(roots) - number} more definitions: ask for one by its NAME")
                break
            lines += shell.show_tree(root)
