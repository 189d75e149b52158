"""What is given on the command line: whose memory, which variables, which limits; and the runtime and context of these.

`cli/start.py` and the commands make and ask it. It does without what parses options.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from latebind.cli.read_file import read_text, shown
from latebind.cli.user_dirs import user_folder
from latebind.grammar.errors import LatebindError, fail
from latebind.grammar.plain_json import parse_json, what_is_wrong
from latebind.grammar.record import Record
from latebind.grammar.source import Source

if TYPE_CHECKING:
    from json import JSONDecodeError

    from latebind.host.context import Context
    from latebind.host.runtime import Runtime
    from latebind.interp.limits import Limits
    from latebind.interp.program import Program
    from latebind.memory.admin import Admin
    from latebind.memory.store.protocol import Owner

_QUOTES = 'in JSON, keys and text stand in double quotes: {"name": "Ana"}'
FILES_PORT = 8765  # of `latebind files serve`


def read_object(path: str) -> dict[str, Any]:
    """Read the JSON object in a file, `-` for standard input. Raises UsageError."""
    from json import JSONDecodeError

    from latebind.interp.convert import type_name

    try:
        found = parse_json(read_text(path))
    except JSONDecodeError as error:
        raise not_json(path, error, error.lineno) from None
    if not isinstance(found, dict):
        raise fail("FILE_NOT_OBJECT", path=shown(path), found=type_name(found))
    return found


def not_json(path: str, error: JSONDecodeError, line: int) -> LatebindError:
    """The error for a file, of which a line cannot be parsed."""
    problem = what_is_wrong(error) or "it is not JSON"
    return fail("FILE_NOT_JSON", path=shown(path), problem=problem, line=line, column=error.colno)


def read_json(name: str, text: str, plain: str) -> Any:
    """Parse the JSON given for a name. The hint of the error says, with `plain`, how to give text instead."""
    from json import JSONDecodeError

    try:
        return parse_json(text)
    except JSONDecodeError as error:
        if (problem := what_is_wrong(error)) is not None:
            raise fail("VARIABLE_NOT_TAKEN", name=name, problem=problem) from None
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


class Given(Record):
    """The values of the options that commands share."""

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
        if self.app is not None and self.memory is None and self.max_steps is None and self.timeout is None:
            collect_garbage()
            yield self.loaded()
            return
        with loading():
            made = self._made(memory) if self.app is None else self._replaced(self.loaded())
        with made as runtime:
            yield runtime

    def _made(self, memory: bool) -> Runtime:
        from latebind.host.runtime import Runtime
        from latebind.interp.limits import DEFAULT

        files_url = os.environ.get("LATEBIND_FILES_URL") or f"http://127.0.0.1:{FILES_PORT}"
        store = (self.memory or default_memory()) if memory else None
        return Runtime(store, limits=self.limits(DEFAULT), secret=self.secret, files_url=files_url, old_values=True)

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
        return base.replace(steps=base.steps if self.max_steps is None else self.max_steps, seconds=seconds)

    def program_alone(self, text: str) -> Program | None:
        """The program of an expression, if it asks nothing of a context, and the options say nothing of one.

        It takes no runtime then, whose loading is a third of such a command's time.
        """
        if self.timezone != "UTC" or any((self.app, self.memory, self.tenant, self.user, self.conversation)):
            return None
        from latebind.host.api import compile_expression, library
        from latebind.interp.limits import DEFAULT

        with loading():
            program = compile_expression(Source(text), library(), self.limits(DEFAULT))
        return program if program.runner.asks == "nothing" else None

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
                import click

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


OpenPrompt = Callable[[Given], None]  # the prompt, which entry points bring


@contextmanager
def loading() -> Iterator[None]:
    """Have Python look for no garbage while modules load in the block, which stay; it does from its end on."""
    gc.disable()
    try:
        yield
    finally:
        collect_garbage()


def collect_garbage() -> None:
    """Let Python collect garbage from here on, among what is made from here on. `cli/start.py` has turned it off."""
    gc.freeze()
    gc.enable()
