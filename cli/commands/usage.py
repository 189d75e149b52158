"""Wrong command lines: what options accept, and click's errors in latebind's words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from latebind.grammar.errors import LatebindError, fail
from latebind.interp.text import parse_number

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)


def whole(least: int, most: int | None = None) -> Callable[[str], int]:
    """Make the type of an option that takes a whole number, from `least` to `most`."""
    words = f"a whole number from {least}" + ("" if most is None else f" to {most}")

    def convert(text: str) -> int:
        if re.fullmatch(r"-?[0-9]{1,18}", str(text)) and least <= int(text) and (most is None or int(text) <= most):
            return int(text)
        raise click.BadParameter(f"expected {words}, found {text}")

    return convert


def seconds(text: str) -> float:
    """Convert the text of an option that takes seconds, as `Number(text)` does. Raises BadParameter."""
    found = parse_number(text)
    if found is None or not found > 0:
        raise click.BadParameter(f"expected a number of seconds above 0, found {text}")
    return float(found)


def one_of(*names: str) -> dict[str, Any]:
    """Give the settings of an option or argument that takes one of a few words."""

    def convert(text: str) -> str:
        if text not in names:
            raise click.BadParameter(f"expected {words(names)}, found {text}")
        return text

    def complete(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in names if name.startswith(incomplete)]

    return {"type": convert, "metavar": "|".join(names), "shell_complete": complete}


def words(names: tuple[str, ...] | list[str]) -> str:
    """Join names as `a, b or c`."""
    return " or ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def no_such_command(name: str, names: list[str], group: str) -> LatebindError:
    """Make the error for a word that is no command of a group. In `latebind` itself it could also have been a file."""
    from latebind.interp.names import nearest

    near = nearest(name, names)
    problem = (
        f"no command and no file is called {name}" if group == "latebind" else f"there is no command {group} {name}"
    )
    hint = f"{group} --help lists the commands" if near is None else f"did you mean `{group} {near}`?"
    return fail("BAD_COMMAND_LINE", problem=problem, hint=hint, command=group)


def explained(error: click.UsageError) -> LatebindError:
    """Turn an error of click's into one in latebind's words."""
    command = "latebind" if error.ctx is None else error.ctx.command_path
    hint = None
    if isinstance(error, click.NoSuchOption):
        problem = f"there is no option {error.option_name}"
        if error.possibilities:
            hint = f"did you mean {words(sorted(error.possibilities))}?"
    elif isinstance(error, click.MissingParameter):
        problem = f"expected {name_of(error)}, found nothing"
    elif isinstance(error, click.BadParameter):
        is_option = isinstance(error.param, click.Option) or error.param is None
        problem = f"invalid value for {name_of(error)}: {error.message}" if is_option else error.message
    else:
        problem = error.format_message()
        if extra := _EXTRA.fullmatch(problem):
            problem = f"expected nothing more, found {extra[1]}"
        elif isinstance(error, click.BadOptionUsage):
            problem = problem.replace("'", "").rstrip(".")
            if option := re.search(r"(--?[\w-]+) requires an argument", problem):
                problem = f"expected a value after {option[1]}, found nothing"
    problem = problem[:1].lower() + problem[1:]
    return fail("BAD_COMMAND_LINE", problem=problem, hint=hint, command=command)


def name_of(error: click.BadParameter) -> str:
    """Give the name of an option or an argument as the help has it."""
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    if error.param is not None:
        return words((error.param.metavar or (error.param.name or "").upper()).split("|"))
    return str(error.param_hint)
