"""`doctor`: what works here, and what to do where something does not."""

from __future__ import annotations

import platform
from dataclasses import asdict
from importlib.util import find_spec
from time import time

import click

from latebind import __version__
from latebind.cli.commands.options import AS_JSON, WHERE, Commands, command
from latebind.cli.commands.output import emit, to_json
from latebind.cli.given import Given, default_memory
from latebind.grammar.errors import LatebindError
from latebind.memory.store.findings import Finding
from latebind.memory.store.urls import diagnose, shown_url

GROUP = Commands()

# What is imported only where a script or a host needs it.
OPTIONAL = {
    "filetype": "filetype",
    "google-re2": "re2",
    "greenlet": "greenlet",
    "itsdangerous": "itsdangerous",
    "prompt-toolkit": "prompt_toolkit",
    "sqlite-utils": "sqlite_utils",
}


def _isolation() -> Finding:
    """Which walls stand around a worker process."""
    from latebind.host.runtime import Runtime

    try:
        with Runtime(isolation="process") as runtime:
            walls = runtime.isolation_report()
    except (OSError, ValueError, LatebindError) as error:
        text = error.message if isinstance(error, LatebindError) else str(error)
        return Finding("isolation", "warning", text)
    missing = [f"{wall.name} ({wall.detail})" for wall in walls if not wall.stands]
    if not missing:
        return Finding("isolation", "ok", "all walls stand")
    hint = 'pip install "latebind[isolation]"' if any("pyseccomp" in text for text in missing) else None
    return Finding("isolation", "warning", f"walls that do not stand: {', '.join(missing)}", hint)


@command(GROUP, "doctor", *WHERE, AS_JSON)
def doctor(given: Given, as_json: bool) -> None:
    """Say what works here: versions, packages, the memory.

    \b
    Examples:
      latebind doctor
      latebind doctor --memory sqlite:///bot.db --json
    """

    missing = [name for name, module in OPTIONAL.items() if find_spec(module) is None]
    found = [
        Finding("latebind", "ok", __version__),
        Finding("python", "ok", f"{platform.python_version()} on {platform.platform()}"),
        Finding("packages", "warning", f"missing: {', '.join(missing)}", f"pip install {' '.join(missing)}")
        if missing
        else Finding("packages", "ok", "all there"),
    ]
    found.append(_isolation())
    url = given.memory or (default_memory() if given.app is None else given.loaded().memory_url)
    found.append(Finding("memory", "ok", "the app's own, or none" if url is None else shown_url(url)))
    try:
        found += diagnose(url, time()) if url is not None else []
    except LatebindError as error:
        found.append(Finding("store", "error", error.message, error.hint))
    if as_json:
        emit(to_json([asdict(finding) for finding in found]))
    else:
        for finding in found:
            emit(f"{finding.level:<8}{finding.name:<12}{finding.text}")
            if finding.hint:
                emit(f"{'':<20}{finding.hint}")
    if any(finding.level == "error" for finding in found):
        raise click.exceptions.Exit(4)
