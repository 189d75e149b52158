"""What commands share: options that say whose memory, which variables and which limits, and how commands are made."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from latebind.cli.commands.output import emit
from latebind.cli.commands.usage import no_such_command, seconds, whole, words
from latebind.cli.given import Given, quoted

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def complete_files(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Tell the shell to complete names of files itself."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def complete_stores(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Complete the URLs of the databases in this folder."""
    from click.shell_completion import CompletionItem

    names = sorted(name for name in os.listdir() if name.endswith(".db"))
    urls = [":memory:", *(f"sqlite:///{quoted(name)}" for name in names)]
    return [CompletionItem(url) for url in urls if url.startswith(incomplete)]


def file_argument(name: str, **settings: Any) -> Callable[[Any], Any]:
    """Declare an argument that names a file, which the shell completes."""
    return click.argument(name, shell_complete=complete_files, **settings)


def zone(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """The IANA name of a time zone. Raises BadParameter."""
    if value == "UTC":
        return value
    from latebind.host.api import check_timezone

    try:
        check_timezone(value)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from None
    return value


APP = click.option("--app", metavar="MODULE:NAME", help="The runtime of a host: its functions, store, limits.")
WHERE = (
    APP,
    click.option(
        "--memory",
        metavar="URL",
        envvar="LATEBIND_MEMORY",
        shell_complete=complete_stores,
        help="The store: sqlite:///bot.db, :memory:, …",
    ),
    click.option("--tenant", metavar="ID", help="Whose application it is."),
    click.option("--user", metavar="ID", help="Whose $memory it is."),
    click.option("--conversation", metavar="ID", help="Whose ctx.memory it is."),
)
VARIABLES = (
    click.option("--var", metavar="NAME=TEXT", multiple=True, help="A variable that is text."),
    click.option("--var-json", metavar="NAME=JSON", multiple=True, help="A variable of any type."),
    click.option(
        "--input", metavar="FILE", shell_complete=complete_files, help="A file with a JSON object of variables."
    ),
    click.option(
        "--timezone", metavar="ZONE", default="UTC", callback=zone, help="Where local time is: America/Bogota, …"
    ),
)
LIMITS = (
    click.option("--max-steps", type=whole(1), metavar="N", help="Stop after so many steps."),
    click.option("--timeout", type=seconds, metavar="SECONDS", help="Stop after so long."),
)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
EXIT_STATUS = click.option("--exit-status", is_flag=True, help="Exit with 1 where the value is falsy.")


class Helpful(click.Command):
    """A command that prints its help by `emit`, as all other output."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = show_help
        return option


def show_help(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        emit(ctx.get_help())
        ctx.exit()


class Commands(Helpful, click.Group):
    """A group whose commands are made when they are called: to make all options takes longer than `eval '1 + 1'`."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.makers: dict[str, Callable[[], click.Command]] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self.makers)

    def get_command(self, ctx: click.Context | None, cmd_name: str) -> click.Command | None:
        maker = self.makers.get(cmd_name)
        return None if maker is None else maker()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args and not ctx.resilient_parsing:
            raise click.UsageError(f"expected a command: {words(self.list_commands(ctx))}", ctx)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if not ctx.resilient_parsing and args[0] not in self.list_commands(ctx):
            raise no_such_command(args[0], self.list_commands(ctx), ctx.command_path)
        return super().resolve_command(ctx, args)


class OneCommand(Helpful):
    """A command that puts itself into the errors of its arguments, so that the message names it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise


Function = TypeVar("Function", bound=Callable[..., None])


def command(
    group: Commands, name: str, *options: Callable[[Any], Any], own_loop: bool = False
) -> Callable[[Function], Function]:
    """Declare a command of a group. Its function gets a `Given` with the shared options, then its own by name.

    With an app, it runs in an event loop, so that the app's functions may be coroutines, unless it has its `own_loop`.
    """

    def decorate(function: Function) -> Function:
        group.makers[name] = partial(make_command, name, function, options, own_loop)
        return function

    return decorate


def _check_id(id: str, option: str) -> None:
    from latebind.host.ids import misfit

    if (found := misfit(id)) is not None:
        raise click.BadParameter("expected {}, found {}".format(*found), param_hint=option)


def make_command(
    name: str, function: Callable[..., None], options: Sequence[Callable[[Any], Any]], own_loop: bool
) -> click.Command:
    @wraps(function)
    def call(**values: Any) -> None:
        click.get_current_context().meta["json"] = values.get("as_json", False)
        shared = {field: values.pop(field) for field in Given.__match_args__ if field in values}
        if [values.get("file"), shared.get("input"), *values.get("files", ())].count("-") > 1:
            raise click.UsageError("expected `-` once: standard input can be read only once")
        for whose in ("tenant", "user", "conversation"):
            if shared.get(whose) is not None:
                _check_id(shared[whose], f"--{whose}")
        if shared.get("app") is not None and of_environment("memory"):
            shared["memory"] = None  # which is for those who name no store
        given = Given(**shared)
        if given.app is None or own_loop:
            function(given, **values)
        else:
            in_loop(given, partial(function, given, **values))

    decorated: Any = call
    for option in reversed(options):
        decorated = option(decorated)
    first_line = (function.__doc__ or "").partition("\n")[0]
    return click.command(name, cls=OneCommand, short_help=first_line.rstrip("."))(decorated)


def of_environment(option: str) -> bool:
    """Whether the value of an option comes from the environment."""
    source = click.get_current_context().get_parameter_source(option)
    return source is click.core.ParameterSource.ENVIRONMENT


def in_loop(given: Given, perform: Callable[[], None]) -> None:
    """Carry out a command in an event loop, and close the app's runtime there. Ctrl-C stops it at once."""
    from latebind.cli.loops import Loop

    app = given.loaded()  # before there is a loop: a module may run one of its own when it is imported
    with Loop() as loop:
        try:
            loop.run(perform)
        finally:
            loop.close(app)
