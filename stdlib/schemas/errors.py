"""What `safeParse` found wrong, for people: `z.prettifyError` and `z.flattenError`."""

from __future__ import annotations

import re
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.convert import enter, type_name
from latebind.interp.limits import Run
from latebind.interp.text import number_text


def _issues(run: Run, error: dict[str, Any]) -> list[tuple[list[Any], str]]:
    """Path and message of each issue. Raises NOT_A_SCHEMA for what is no error of a schema."""
    found = error.get("issues")
    if not isinstance(found, list):
        raise fail("NOT_AN_ERROR_OF_A_SCHEMA", found=type_name(error))
    run.charge(len(found))
    entered = [enter(run, issue) for issue in found]
    return [(enter(run, issue["path"]), issue["message"]) for issue in entered]


def text_of(run: Run, error: dict[str, Any]) -> str:
    """One line an issue, and where it is; what is further down comes later."""
    lines: list[str] = []
    for path, message in sorted(_issues(run, error), key=lambda issue: len(issue[0])):
        lines.append(f"✖ {message}")
        if path:
            lines.append(f"  → at {_written(path)}")
    run.string(sum(map(len, lines)) + len(lines))
    return "\n".join(lines)


def _written(path: list[Any]) -> str:
    parts: list[str] = []
    for key in path:
        if not isinstance(key, str):
            parts.append(f"[{number_text(key)}]")
        elif re.search(r"[^\w$]", key):
            parts.append(f'["{key}"]')
        else:
            parts.append(f".{key}" if parts else key)
    return "".join(parts)


def by_member(run: Run, error: dict[str, Any]) -> dict[str, Any]:
    """The messages of the whole, and those of each member."""
    whole: list[str] = []
    members: dict[str, list[str]] = {}
    for path, message in _issues(run, error):
        if path:
            key = path[0] if isinstance(path[0], str) else number_text(path[0])
            members.setdefault(key, []).append(message)
        else:
            whole.append(message)
    return {"formErrors": whole, "fieldErrors": members}
