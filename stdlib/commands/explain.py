"""`explain` and `completion`: where the values of a script come from; what makes Tab work in a shell."""

from __future__ import annotations

from typing import Any

import click

from latebind.grammar.files import read_script
from latebind.stdlib.commands.options import LIMITS, VARIABLES, WHERE, Commands, Given, command
from latebind.stdlib.commands.output import emit, follow_log
from latebind.stdlib.shell import Shell

GROUP = Commands()


@command(
    GROUP,
    "explain",
    click.argument("file"),
    click.argument("name", required=False),
    *WHERE,
    *VARIABLES,
    *LIMITS,
    click.option("--as", "form", type=click.Choice(["tree", "mermaid", "svg"]), default="tree", help="What to print."),
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
    from latebind.stdlib.origins import mermaid, svg

    source = read_script(file)
    follow_log()
    with given.context() as context:
        shell = Shell(context, emit, dry=True)
        shell.transcript.name = source.name
        shell.run(source.text, quiet=True)
        sources = shell.sources()
        known: dict[str, Any] = {}
        names = [name] if name else list(shell.transcript.definitions) or list(shell.transcript.values)
        roots = [sources.origin(each, known) for each in names]
        if form != "tree":
            emit((svg if form == "svg" else mermaid)(roots))
            return
        for root in roots:
            shell.show_tree(root)


@command(GROUP, "completion", click.argument("shell", type=click.Choice(["bash", "zsh", "fish"])))
def completion(_: Given, shell: str) -> None:
    """Print what makes Tab complete commands and options in a shell.

    \b
    Examples:
      latebind completion bash > ~/.local/share/bash-completion/completions/latebind
      eval "$(latebind completion zsh)"
      latebind completion fish > ~/.config/fish/completions/latebind.fish
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    assert made is not None
    root = click.get_current_context().find_root().command
    emit(made(root, {}, "latebind", "_LATEBIND_COMPLETE").source().strip())
