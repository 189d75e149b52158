"""The command line: arranges the arguments, loads the command that is called for, turns errors into exit codes.

`run` is called by `cli/start.py`, for the entry points, `__main__.py` and `repl.py`, which bring the prompt.

Exit codes: 0; 1 the script failed, its value is falsy under --exit-status, or `fmt --check` found something; 2 usage;
3 syntax or check error; 4 memory unavailable; 5 limit; 130 interrupted; 141 nobody reads the output any more.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from latebind import __version__
from latebind.cli.commands.options import LIMITS, VARIABLES, WHERE, Commands, command, complete_files
from latebind.cli.commands.output import emit, exit_code, follow_log, show, told
from latebind.cli.given import Given, OpenPrompt
from latebind.grammar.errors import LatebindError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# The module of `cli/commands` that has a command.
MODULES = {
    "check": "scripts",
    "completion": "completion",
    "doctor": "doctor",
    "eval": "scripts",
    "explain": "explain",
    "files": "files",
    "fmt": "formatting",
    "lsp": "language_server",
    "memory": "memory",
    "render": "scripts",
    "run": "scripts",
    "test": "testing",
}
GROUPS = ("files", "memory")  # which have commands of their own


class Entry(Commands):
    """The command `latebind`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*MODULES, *self.makers])

    def get_command(self, ctx: click.Context | None, cmd_name: str) -> click.Command | None:
        module = MODULES.get(cmd_name)
        if module is None:
            return super().get_command(ctx, cmd_name)
        group: Commands = import_module(f"latebind.cli.commands.{module}").GROUP
        return group if cmd_name == group.name else group.get_command(ctx, cmd_name)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        files = [] if incomplete.startswith("-") else complete_files(ctx, cli.params[0], incomplete)
        return super().shell_complete(ctx, incomplete) + files

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except LatebindError as error:
            show(error.render())
            ctx.exit(exit_code(error))

    def invoke(self, ctx: click.Context) -> Any:
        with told(lambda: bool(ctx.meta.get("json")), but=(click.ClickException, click.exceptions.Exit)):
            try:
                return super().invoke(ctx)
            except click.Abort:
                raise KeyboardInterrupt from None
            except click.UsageError as error:
                from latebind.cli.commands.usage import explained

                show(explained(error).render())
                ctx.exit(2)


def show_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        emit(f"latebind {__version__}")
        ctx.exit()


@click.group(cls=Entry, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=show_version,
    help="Show the version and exit.",
)
def cli() -> None:
    """JavaScript's expressions, made strict, with late-bound locals and transactional memory.

    `latebind FILE` runs a script; `latebind` alone opens a prompt, or runs standard input.

    \b
    Examples:
      latebind eval '[1, 2].map(x => x * 2)'
      latebind flow.late --user ana --var answer=yes
      latebind check flow.late
      latebind fmt flow.late
      latebind explain flow.late
      latebind test
    """


@command(cli, "repl", *WHERE, *VARIABLES, *LIMITS, own_loop=True)
def repl(given: Given) -> None:
    """Open a prompt: Tab completes, :help lists its commands, Ctrl-D leaves.

    LATEBIND_HISTORY names the file of the history (empty: none is kept), LATEBIND_EDITING=vi gives vi's keys.

    \b
    Examples:
      latebind
      latebind repl --memory sqlite:///bot.db --user ana --conversation wa:593
      latebind repl --var-json 'cart={"items": []}'
      latebind repl --app bot:runtime
    """
    open_prompt: OpenPrompt = click.get_current_context().obj
    follow_log()
    open_prompt(given)


def arranged(args: Sequence[str]) -> list[str]:
    """Put the command first, as click takes arguments: `latebind FILE` becomes `run FILE`, `-e` becomes `eval -e`."""
    index = first_word(args)
    before, words = list(args[:index]), list(args[index:])
    if words[:1] == ["-e"]:
        return ["eval", *args]
    if not words:
        if {"-h", "--help", "--version"}.intersection(before):
            return before
        return ["repl", *before] if sys.stdin.isatty() else ["run", "-", *before]
    if words[0] not in MODULES and words[0] not in cli.makers:
        is_file = not words[0].isalpha() or os.path.exists(words[0])  # so as not to call a wrong command a missing file
        return ["run", *before, *words] if is_file else words
    if words[0] not in GROUPS:
        return [words[0], *before, *words[1:]]
    index = first_word(words[1:]) + 1
    if index >= len(words):
        return words if {"-h", "--help"}.intersection(words) else words[:1]
    return [words[0], words[index], *before, *words[1:index], *words[index + 1 :]]


def arranged_to_complete(args: list[str], incomplete: str) -> list[str]:
    """Arrange the words before the cursor as click takes them, so that it can complete the `incomplete` one."""
    index = first_word(args)
    if index == len(args) and not incomplete.startswith("-"):
        return []
    if index >= len(args):
        return ["run", *args]
    return arranged(args)


def first_word(args: Sequence[str]) -> int:
    """Give the index of the first argument that is neither an option nor an option's value: the length, or one more, where
    there is none."""
    index = 0
    while index < len(args):
        word = args[index]
        if word == "-e" or word == "-" or not word.startswith("-"):
            break
        index += 2 if takes_value(word) else 1
    return index


def takes_value(word: str) -> bool:
    """Whether an option that stands before any command takes a value."""
    commands = filter(None, (cli.get_command(None, name) for name in ("run", "eval")))
    params = (param for command in commands for param in command.params)
    return any(isinstance(param, click.Option) and word in param.opts and not param.is_flag for param in params)


def run(open_prompt: OpenPrompt, args: Sequence[str]) -> None:
    """Run the command that the arguments call. Ends with SystemExit, whose code is the exit code.

    `open_prompt` is what `latebind repl` calls with its options.
    """
    if "_LATEBIND_COMPLETE" in os.environ:  # a shell asks what could be typed
        from latebind.cli.commands.completion import complete

        complete(cli, os.environ["_LATEBIND_COMPLETE"], sys.argv[1:], arranged_to_complete)
        return
    cli(arranged(args), prog_name="latebind", obj=open_prompt)
