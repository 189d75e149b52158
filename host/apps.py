"""`module:name`: the runtime of a host, as the command line and pytest's configuration name it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from importlib import import_module

from latebind.grammar.errors import LatebindError, fail
from latebind.host.outbox import words_of
from latebind.host.runtime import Runtime
from latebind.interp.names import nearest


@cache
def load_app(name: str) -> Runtime:
    """Import the runtime that `module:name` names, or what gives one when it is called. Raises UsageError.

    The module is looked for in the working folder first, as `python -m` does.
    """
    module, _, path = name.partition(":")
    if not all(part.isidentifier() for part in [*module.split("."), *path.split(".")]):
        raise _wrong(name, "it does not look like module:name", "write --app bot:runtime for `runtime` in bot.py")
    with suppress(FileNotFoundError):  # somebody has removed it
        if os.getcwd() not in sys.path and "" not in sys.path:
            sys.path.insert(0, os.getcwd())
    found = _imported(name, module)
    for part in path.split("."):
        found = _member(name, module, found, part)
    if not isinstance(found, Runtime) and callable(found):
        found = _called(name, path, found)
    if not isinstance(found, Runtime):
        raise _wrong(name, f"`{path}` is no latebind.Runtime", "name the runtime, or a function that makes it")
    return found


def _imported(name: str, module: str) -> object:
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or not f"{module}.".startswith(f"{error.name}."):
            raise _wrong(name, f"importing {module} failed: {_told(error)}", None) from error
        raise _wrong(name, f"there is no module {error.name}", "run latebind in the folder that has it") from None
    except _LEFT:
        raise
    except BaseException as error:
        raise _wrong(name, f"importing {module} failed: {_told(error)}", None) from error


def _member(name: str, module: str, found: object, part: str) -> object:
    try:
        return getattr(found, part)
    except AttributeError:
        near = nearest(part, [each for each in getattr(found, "__dict__", ()) if not each.startswith("_")])
        raise _wrong(name, f"{module} has no `{part}`", f"did you mean `{near}`?" if near else None) from None
    except Exception as error:
        raise _wrong(name, f"reading `{part}` failed: {_told(error)}", None) from error


def _called(name: str, path: str, function: object) -> object:
    assert callable(function)
    try:
        return function()
    except _LEFT:
        raise
    except BaseException as error:
        raise _wrong(name, f"{path}() failed: {_told(error)}", None) from error


# What an app says to end the process.
_LEFT = (KeyboardInterrupt, SystemExit)


def _told(error: BaseException) -> str:
    """An exception of the host's, for the host's developer."""
    return error.render() if isinstance(error, LatebindError) else words_of(error)


def _wrong(name: str, problem: str, hint: str | None) -> LatebindError:
    return fail("BAD_APP", name=name, problem=problem, hint=hint)
