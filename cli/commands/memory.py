"""`memory`: look into a memory, change it, move it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from latebind.cli.commands.options import AS_JSON, WHERE, Commands, command, file_argument
from latebind.cli.commands.output import emit, emit_value, show, to_json
from latebind.cli.commands.usage import seconds, whole
from latebind.cli.display import in_one_line
from latebind.cli.given import Given, default_memory, not_json, read_json
from latebind.cli.read_file import read_text
from latebind.grammar.errors import LatebindError, fail
from latebind.grammar.plain_json import parse_json
from latebind.memory.codec import decode

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


_MOST_KEYS = 200
_LONG = 1_000  # entries that take long enough for a bar
_UNFINISHED = "unfinished"  # the member of a last line that says why an export ended before its end


def complete_keys(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Complete the keys of the memory that the options name. The store is opened read-only, and not created."""
    from click.shell_completion import CompletionItem

    from latebind.memory.store.urls import parse_url

    if ctx.params.get("app"):
        return []  # Tab runs no code of a host
    whose = [ctx.params.get(name) or None for name in ("tenant", "user", "conversation")]
    url = ctx.params.get("memory") or default_memory(make=False)
    try:
        address = parse_url(url)
        if address.path is None or not os.path.exists(address.path):
            return []
        if not address.read_only:
            url += "&mode=ro" if "?" in url else "?mode=ro"
        given = Given(memory=url, tenant=whose[0], user=whose[1], conversation=whose[2])
        with given.admin() as (admin, scope):
            return [CompletionItem(key) for key, _ in islice(admin.entries(scope, incomplete), _MOST_KEYS)]
    except LatebindError:
        return []


@click.group("memory", cls=Commands, short_help="Look into a memory, and change it")
def GROUP() -> None:
    """Look into a memory, and change it.

    It is the application's, or that of a --user or a --conversation.

    \b
    Examples:
      latebind memory list
      latebind memory get step --conversation wa:593
    """


@command(GROUP, "list", click.argument("prefix", default="", shell_complete=complete_keys), *WHERE, AS_JSON)
def list_(given: Given, prefix: str, as_json: bool) -> None:
    """List the keys that start with PREFIX, each with its value as JSON.

    \b
    Examples:
      latebind memory list task_
      latebind memory list --user ana --json
    """
    with given.admin() as (admin, scope):
        for key, entry in admin.entries(scope, prefix):
            if as_json:
                value = decode(entry, key)
                emit(to_json({"key": key, "kind": entry.kind, "value": value, "expiresAt": entry.expires_at}))
            else:
                emit(f"{in_one_line(key)}\t{entry.value}")


@command(GROUP, "get", click.argument("key", shell_complete=complete_keys), *WHERE, AS_JSON)
def get(given: Given, key: str, as_json: bool) -> None:
    """Print a value: text as it is, anything else as JSON.

    \b
    Examples:
      latebind memory get task_123
    """
    with given.admin() as (admin, scope):
        entry = admin.entry(scope, key)
    if entry is None:
        raise fail("NO_SUCH_KEY", key=key, space=given.space)
    emit(entry.value) if as_json else emit_value(decode(entry, key))


@command(
    GROUP,
    "set",
    click.argument("key", shell_complete=complete_keys),
    click.argument("value"),
    *WHERE,
    click.option("--json", "is_json", is_flag=True, help="VALUE is JSON, not text."),
    click.option("--ttl", type=seconds, metavar="SECONDS", help="Forget it after so long."),
)
def set_(given: Given, key: str, value: str, is_json: bool, ttl: float | None) -> None:
    """Store a value, by the rules that scripts have.

    \b
    Examples:
      latebind memory set task_123 done
      latebind memory set prefs '{"a": 1}' --json --ttl 60 --user ana
    """
    if given.space == "memory" and (is_json or ttl is not None):
        raise click.UsageError(
            "expected text alone: `memory` has neither JSON nor TTLs; name a --user or a --conversation"
        )
    with given.context({}) as context:
        if given.space == "memory":
            context.app_memory.set_item(key, value)
            return
        space = context.user_memory if given.space == "$memory" else context.memory
        data = read_json(key, value, "leave --json out") if is_json else value
        plain = isinstance(data, str | int | float)
        store: Callable[[str, Any, float | None], Any] = space.set if plain else space.set_json
        store(key, data, ttl)


@command(GROUP, "delete", click.argument("keys", nargs=-1, required=True, shell_complete=complete_keys), *WHERE)
def delete(given: Given, keys: tuple[str, ...]) -> None:
    """Delete keys, and print how many there were.

    \b
    Examples:
      latebind memory delete task_1 task_2
    """
    with given.admin() as (admin, scope):
        emit(str(admin.delete(scope, keys)))


@command(GROUP, "clear", *WHERE, click.option("--yes", is_flag=True, help="Do not ask."))
def clear(given: Given, yes: bool) -> None:
    """Delete all of a memory, and print how many entries there were.

    \b
    Examples:
      latebind memory clear --user ana --yes
    """
    if not yes:
        if not sys.stdin.isatty():
            raise click.UsageError("expected --yes, since nobody can be asked")
        click.confirm(f"Delete all of {given.space}?", abort=True, err=True)
    with given.admin() as (admin, scope):
        emit(str(admin.clear(scope)))


@command(GROUP, "export", *WHERE)
def export(given: Given) -> None:
    """Print all entries of all memories, a JSON object on each line.

    \b
    Examples:
      latebind memory export > bot.jsonl
    """
    damaged: list[str] = []
    with given.admin() as (admin, _):
        shown_while = sys.stderr.isatty() and not sys.stdout.isatty()
        records = admin.export(on_damaged=lambda scope, key: damaged.append(key))
        with progress("exporting", admin.usage()["entries"] if shown_while else 0) as advance, _finishing():
            for record in records:
                emit(to_json(record))
                advance(1)
    if damaged:
        raise fail("UNAVAILABLE", reason=f"{len(damaged)} of its entries are damaged and left out, like `{damaged[0]}`")


@contextmanager
def _finishing() -> Iterator[None]:
    """Say on standard output, too, that what is printed there is not whole: it may go into a store."""
    try:
        yield
    except (Exception, KeyboardInterrupt) as error:
        emit(to_json({_UNFINISHED: error.message if isinstance(error, LatebindError) else "it was interrupted"}))
        raise


@command(
    GROUP,
    "import",
    file_argument("file"),
    *WHERE,
    click.option("--from", "first", type=whole(1), default=1, metavar="LINE", help="Begin at this line."),
)
def import_(given: Given, file: str, first: int) -> None:
    """Store what `export` printed, and print how many entries that were. What is not all of it is refused.

    What is there is replaced, so importing twice does no harm. Where it stops half-way, it says how to go on.

    \b
    Examples:
      latebind memory import bot.jsonl
      latebind memory import bot.jsonl --from 4001
    """
    text = read_text(file)
    lines = text.removesuffix("\n").split("\n")[first - 1 :] if text else []

    def record(number: int) -> Any:
        try:
            return parse_json(lines[number - first])
        except json.JSONDecodeError as error:
            raise not_json(file, error, number) from None

    last = first + len(lines) - 1
    if lines and lines[-1].startswith(f'{{"{_UNFINISHED}"'):
        raise fail(
            "BAD_RECORD",
            number=last,
            problem=f"the export ended before its end ({record(last)[_UNFINISHED]})",
            hint="export again; without its last line what there is can be imported",
        )
    stored = first - 1
    try:
        with given.admin() as (admin, _), progress("importing", len(lines) if sys.stderr.isatty() else 0) as advance:

            def on_page(number: int) -> None:
                nonlocal stored
                advance(number - stored)
                stored = number

            total = admin.import_(map(record, range(first, last + 1)), first=first, on_page=on_page)
    except BaseException:
        if stored >= first:
            show(f"lines {first} to {stored} are stored; go on with --from {stored + 1}")
        raise
    emit(str(total))


@command(GROUP, "digest", *WHERE, AS_JSON)
def digest(given: Given, as_json: bool) -> None:
    """Print how many entries there are, and a digest: two stores that hold the same have the same.

    \b
    Examples:
      latebind memory digest --memory sqlite:///bot.db
    """
    with given.admin() as (admin, _):
        count, text = admin.digest()
    emit(to_json({"entries": count, "digest": text}) if as_json else f"{count}\t{text}")


@contextmanager
def progress(label: str, length: int) -> Iterator[Callable[[int], None]]:
    """Show progress through `items` as a bar on standard error; `length` 0 shows none."""
    if length < _LONG:
        yield lambda count: None
        return
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield bar.update


@command(GROUP, "sweep", *WHERE)
def sweep(given: Given) -> None:
    """Delete what has expired, and print how many entries that were.

    \b
    Examples:
      latebind memory sweep
    """
    with given.admin() as (admin, _):
        emit(str(admin.sweep()))


@command(GROUP, "stats", *WHERE, AS_JSON)
def stats(given: Given, as_json: bool) -> None:
    """Print how much each memory holds: entries, bytes, bytes of files.

    \b
    Examples:
      latebind memory stats --json
    """
    with given.admin() as (admin, _):
        for scope, usage in admin.sizes().items():
            row = {"scope": scope.kind, "id": scope.id, "entries": usage.entries}
            row |= {"bytes": usage.bytes, "fileBytes": usage.file_bytes}
            emit(to_json(row) if as_json else "\t".join(in_one_line(str(field)) for field in row.values()))


@command(GROUP, "backup", file_argument("path"), *WHERE)
def backup(given: Given, path: str) -> None:
    """Copy the whole store to a file, while others go on using it.

    \b
    Examples:
      latebind memory backup copy.db
    """
    with given.admin() as (admin, _):
        admin.backup(path)
