"""What happens after a click: a run that writes nothing, and where a value comes from. As text to be read."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from latebind.grammar.errors import LatebindError
from latebind.grammar.source import Source

if TYPE_CHECKING:
    from latebind.host.context import Context
    from latebind.host.results import Result

# A run may take as long as this, unless the host allows less.
SECONDS = 2.0
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Access:
    """What runs may use, by the command line's leave. `open` gives a context, within tight limits; `why(context, source,
    name)` says where a definition's value comes from; `keys(space, prefix)` gives keys of a memory; `advise` puts an
    error's hints into the words of whoever reads it."""

    open: Callable[[], AbstractContextManager[Context]]
    why: Callable[[Context, Source, str], str]
    keys: Callable[[str, str], Iterable[str]]
    advise: Callable[[LatebindError], None]


def report_of_run(access: Access, source: Source) -> str:
    """Run a script or a handler without writing, and say what came of it: its value, what it would do, what it logged."""
    try:
        with access.open() as context:
            return _clipped(_shown(asyncio.run(_run(context, source))))
    except LatebindError as error:
        access.advise(error)
        return _clipped(error.render())


async def _run(context: Context, source: Source) -> Result:
    runtime = context.runtime
    if runtime.is_handler(source):
        handler = runtime.handler(source)
        return await context.ahandle(handler, context.variables, dry_run=True)
    return await context.arun(runtime.compile(source), dry_run=True)


def report_of_why(access: Access, source: Source, name: str) -> str:
    """Say where the value of a definition comes from."""
    try:
        with access.open() as context:
            return _clipped(access.why(context, source, name))
    except LatebindError as error:
        access.advise(error)
        return _clipped(error.render())


def _shown(result: Result) -> str:
    lines = [_json(result.value)]
    lines += [f"would: {_json(effect.to_dict())}" for effect in result.effects]
    lines += [f"log: {_json(entry.to_dict())}" for entry in result.logs]
    return "\n".join(lines)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=lambda other: other.to_dict())


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
