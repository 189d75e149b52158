"""What commands share: options that say whose memory, which variables and which limits, and how commands are made."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields, replace
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from latebind.cli.commands.output import emit
from latebind.cli.commands.usage import no_such_command, seconds, whole, words
from latebind.cli.read_file import read_text, shown
from latebind.cli.user_dirs import user_folder
from latebind.grammar.errors import LatebindError, fail
from latebind.interp.limits import Limits

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from latebind.host.context import Context
    from latebind.host.runtime import Runtime
    from latebind.memory.admin import Admin
    from latebind.memory.store.protocol import Owner

_QUOTES = 'in JSON, keys and text stand in double quotes: {"name": "Ana"}'
FILES_PORT = 8765  # of `latebind files serve`


def parse_json(text: str) -> Any:
    """Parse JSON. Raises JSONDecodeError, for NaN and Infinity too."""
    import json

    def refuse(name: str) -> Any:
        raise json.JSONDecodeError(name, text, text.index(name))

    return json.loads(text, parse_constant=refuse)


def read_object(path: str) -> dict[str, Any]:
    """Read the JSON object in a file, `-` for standard input. Raises UsageError."""
    from json import JSONDecodeError

    from latebind.interp.convert import type_name

    try:
        found = parse_json(read_text(path))
    except JSONDecodeError as error:
        raise fail("FILE_NOT_JSON", path=shown(path), line=error.lineno, column=error.colno) from None
    if not isinstance(found, dict):
        raise fail("FILE_NOT_OBJECT", path=shown(path), found=type_name(found))
    return found


def read_json(name: str, text: str, plain: str) -> Any:
    """Parse the JSON given for a name. The hint of the error says, with `plain`, how to give text instead."""
    from json import JSONDecodeError

    try:
        return parse_json(text)
    except JSONDecodeError as error:
        hint = _QUOTES if text.lstrip().startswith(("{", "[", "'")) else f"{plain} where the value is text"
        raise fail("VARIABLE_NOT_JSON", hint=hint, name=name, offset=error.pos, found=text[:60] or "nothing") from None


def assignment(option: str, text: str) -> tuple[str, str]:
    """Split `name=value`. Raises UsageError unless the name is one that scripts can use."""
    name, equals, value = text.partition("=")
    if not equals or not name.replace("$", "_").isidentifier():
        raise fail("BAD_VARIABLE", option=option, found=text)
    return name, value


def default_memory(*, make: bool = True) -> str:
    """Give the URL of the database in the user's data folder, for when none is named. `make` creates the folder."""
    folder = user_folder("data")
    if make:
        with suppress(OSError):  # where it matters, the store says what is wrong
            os.makedirs(folder, mode=0o700, exist_ok=True)
    path = os.path.join(folder, "memory.db").replace(os.sep, "/")
    return f"sqlite:///{quoted(path)}"


def quoted(path: str) -> str:
    """Escape a path for the URL of a database."""
    return path.replace("%", "%25").replace("?", "%3F").replace(" ", "%20")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The values of the options that commands share: `WHERE`, `VARIABLES`, `LIMITS`."""

    app: str | None = None
    memory: str | None = None
    tenant: str | None = None
    user: str | None = None
    conversation: str | None = None
    var: tuple[str, ...] = ()
    var_json: tuple[str, ...] = ()
    input: str | None = None
    timezone: str = "UTC"
    max_steps: int | None = None
    timeout: float | None = None

    @contextmanager
    def runtime(self, *, memory: bool = True) -> Iterator[Runtime]:
        """Give the runtime that the options say: the app's, or one made of them, with or without a `memory`.

        It is closed at the end; that of the app, when the command ends.
        """
        if not gc.isenabled():  # as `main` leaves it
            gc.freeze()  # what is loaded stays
            gc.enable()
        if self.app is not None and self.memory is None and self.max_steps is None and self.timeout is None:
            yield self.loaded()
            return
        with self._made(memory) if self.app is None else self._replaced(self.loaded()) as runtime:
            yield runtime

    def _made(self, memory: bool) -> Runtime:
        from latebind.host.runtime import Runtime

        files_url = os.environ.get("LATEBIND_FILES_URL") or f"http://127.0.0.1:{FILES_PORT}"
        store = (self.memory or default_memory()) if memory else None
        return Runtime(store, limits=self.limits(Limits()), secret=self.secret, files_url=files_url, old_values=True)

    def _replaced(self, app: Runtime) -> Runtime:
        if self.memory is None:
            return app.replace(limits=self.limits(app.limits))
        return app.replace(memory=self.memory, limits=self.limits(app.limits))

    def loaded(self) -> Runtime:
        """Import the runtime of the app. Raises UsageError; LATEBIND_TRACEBACK=1 shows what the app raised."""
        from latebind.host.apps import load_app

        assert self.app is not None
        try:
            return load_app(self.app)
        except LatebindError as error:
            if error.__cause__ is not None and os.environ.get("LATEBIND_TRACEBACK"):
                raise error.__cause__ from None
            raise

    def limits(self, base: Limits) -> Limits:
        """Give limits with those that the options say."""
        seconds = base.seconds if self.timeout is None else self.timeout
        return replace(base, steps=base.steps if self.max_steps is None else self.max_steps, seconds=seconds)

    @property
    def secret(self) -> str | None:
        """The key that signs links to files, from LATEBIND_SECRET."""
        return os.environ.get("LATEBIND_SECRET") or None

    @contextmanager
    def context(self, variables: dict[str, Any] | None = None) -> Iterator[Context]:
        """Open a runtime and a context of it, with the variables of the command line."""
        variables = self.variables() if variables is None else variables
        with self.runtime() as runtime:
            if runtime.settings.tenants == "required" and self.tenant is None:
                raise click.UsageError("expected --tenant: the app keeps tenants apart")
            with runtime.context(
                user=self.user,
                conversation=self.conversation,
                tenant=self.tenant,
                variables=variables,
                timezone=self.timezone,
            ) as context:
                yield context

    @contextmanager
    def admin(self) -> Iterator[tuple[Admin, Owner]]:
        """Open a runtime; give the administration of its store, and the owner of the memory that the options name."""
        from latebind.memory.store.protocol import Owner

        if self.conversation is not None:
            owner = Owner("conversation", self.conversation, self.tenant)
        elif self.user is not None:
            owner = Owner("user", self.user, self.tenant)
        else:
            owner = Owner("app", "", self.tenant)
        with self.runtime() as runtime:
            yield runtime.admin(tenant=self.tenant), owner

    @property
    def space(self) -> str:
        """The name that scripts have for the memory that the options name."""
        if self.conversation is not None:
            return "ctx.memory"
        return "memory" if self.user is None else "$memory"

    def names(self) -> list[str]:
        """Give the names of the host variables; `--var name` suffices where no value is needed."""
        asked = [("--var", text) for text in self.var] + [("--var-json", text) for text in self.var_json]
        given = [assignment(option, text if "=" in text else f"{text}=")[0] for option, text in asked]
        return [*given, *({} if self.input is None else read_object(self.input))]

    def variables(self, *, named: bool = False) -> dict[str, Any]:
        """Give the host variables: those of --input, replaced by those of --var and --var-json. With `named`, some may be
        there for their names alone, and are left out."""
        found = {} if self.input is None else read_object(self.input)
        found |= dict(assignment("--var", text) for text in self.var if not named or "=" in text)
        valued = [text for text in self.var_json if not named or "=" in text]
        for name, text in (assignment("--var-json", text) for text in valued):
            found[name] = read_json(name, text, f"write --var {name}=…")
        return found


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
    from latebind.memory.store.protocol import LONGEST_ID

    if not id:
        raise click.BadParameter("expected an id, found nothing", param_hint=option)
    if (size := len(id.encode(errors="replace"))) > LONGEST_ID:
        raise click.BadParameter(f"expected an id of at most {LONGEST_ID} bytes, found {size}", param_hint=option)


def make_command(
    name: str, function: Callable[..., None], options: Sequence[Callable[[Any], Any]], own_loop: bool
) -> click.Command:
    @wraps(function)
    def call(**values: Any) -> None:
        click.get_current_context().meta["json"] = values.get("as_json", False)
        shared = {field.name: values.pop(field.name) for field in fields(Given) if field.name in values}
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
