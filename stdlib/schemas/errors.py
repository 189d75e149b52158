"""What `safeParse` found wrong, for people: `z.prettifyError` and `z.flattenError`."""

from __future__ import annotations

import re
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.convert import enter, type_name
from latebind.interp.equality import plain
from latebind.interp.limits import Run
from latebind.interp.text import number_text
from latebind.stdlib.json import quoted


def _issues(run: Run, error: dict[str, Any]) -> list[tuple[list[Any], str]]:
    """Path and message of each issue. Raises NOT_A_SCHEMA for what is no error of a schema."""
    found = error.get("issues")
    if not isinstance(found, list):
        raise fail("NOT_AN_ERROR_OF_A_SCHEMA", found=type_name(error))
    run.charge(len(found))
    return [_issue(run, enter(run, issue)) for issue in found]


def _issue(run: Run, issue: Any) -> tuple[list[Any], str]:
    if isinstance(issue, dict):
        path, message = enter(run, issue.get("path")), plain(issue.get("message"))
        if isinstance(message, str) and (path is None or isinstance(path, list)):
            keys = [plain(key) for key in path or ()]
            if all(key.__class__ in (str, int, float) for key in keys):
                return keys, message
    raise fail("NOT_AN_ERROR_OF_A_SCHEMA", found="an issue without message and path")


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
        elif re.search(r"[^\w$]", key, re.ASCII):
            parts.append(f"[{quoted(key)}]")
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
