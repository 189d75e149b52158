"""The functions that run on the server: from 7.0 on a library that it keeps, named by its content; before, a script."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha1
from importlib.resources import files

from latebind.memory.store.redis.wire import Command

_FLAGS = {
    "commit": "",
    "put": "",
    "remove": "'allow-oom'",
    "check": "'no-writes'",
    "resolve": "'allow-oom'",
    "leave": "'allow-oom'",
    "list": "'no-writes'",
    "usage": "'no-writes'",
    "sweep": "'allow-oom'",
    "probe": "",
}
_PARTS = ("entries", "scopes", "commit", "reads", "upkeep")  # of `lua`, each with what stands in those before it
_READ_ONLY = frozenset(name for name, flags in _FLAGS.items() if "no-writes" in flags)


@cache
def source() -> str:
    """What runs on the server."""
    folder = files("latebind.memory.store.redis").joinpath("lua")
    return "\n".join(folder.joinpath(f"{part}.lua").read_text() for part in _PARTS)


@cache
def library_name() -> str:
    """What this version of the library is called."""
    return f"latebind_{sha1(source().encode()).hexdigest()[:12]}"


@cache
def prefix() -> str:
    """What the names of its functions start with: all functions of a server share one space of names."""
    return f"lb{sha1(source().encode()).hexdigest()[:10]}_"


@cache
def _library() -> str:
    name = library_name()
    lines = [f"#!lua name={name}", source()]
    for function, flags in _FLAGS.items():
        registered = f"function_name = '{prefix()}{function}', callback = FUNCTIONS.{function}, flags = {{{flags}}}"
        lines.append(f"redis.register_function{{{registered}}}")
    return "\n".join(lines)


@cache
def _script() -> str:
    return f"{source()}\nreturn FUNCTIONS[table.remove(ARGV, 1)](KEYS, ARGV)"


@cache
def _digest() -> str:
    return sha1(_script().encode()).hexdigest()


def loading(*, functions: bool) -> Command:
    """The command that brings the functions to a server."""
    return ("FUNCTION", "LOAD", _library()) if functions else ("SCRIPT", "LOAD", _script())


def call(
    name: str, keys: Sequence[bytes], arguments: Sequence[bytes | str | int | float], *, functions: bool
) -> Command:
    """The command that calls a function."""
    if functions:
        return ("FCALL_RO" if name in _READ_ONLY else "FCALL", prefix() + name, len(keys), *keys, *arguments)
    return ("EVALSHA", _digest(), len(keys), *keys, name, *arguments)
