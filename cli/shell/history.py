"""The inputs of earlier sittings at the prompt: a bounded file that only its owner may read."""

from __future__ import annotations

import json
import os

from latebind.cli.user_dirs import user_folder

HISTORY_SIZE = 1_000


def history_path() -> str | None:
    """Give the path of the history: LATEBIND_HISTORY, else one in the user's folder; None if that is `off` or empty."""
    named = os.environ.get("LATEBIND_HISTORY")
    if named is not None:
        return None if named in ("", "off") else named
    return os.path.join(user_folder("state"), "history")


def read_history(path: str) -> list[str]:
    """Read the latest inputs, oldest first: one JSON string a line. A file that has grown too long is cut."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            lines = file.read().splitlines()
    except OSError:
        return []
    if len(lines) > 2 * HISTORY_SIZE:
        lines = lines[-HISTORY_SIZE:]
        replace_history(path, lines)
    found = []
    for line in lines[-HISTORY_SIZE:]:
        try:
            text = json.loads(line)
        except (ValueError, RecursionError):  # another hand's
            continue
        if isinstance(text, str):
            found.append(text)
    return found


def _private(name: str, flags: int) -> int:
    """Open a file that only its owner may read."""
    return os.open(name, flags, 0o600)


def append_history(path: str, text: str) -> None:
    try:
        os.makedirs(os.path.dirname(path) or ".", mode=0o700, exist_ok=True)
        with open(path, "a", encoding="utf-8", opener=_private) as file:
            file.write(json.dumps(text) + "\n")
    except OSError:
        pass  # a prompt without a history is still a prompt


def replace_history(path: str, lines: list[str]) -> None:
    try:
        with open(f"{path}.new", "w", encoding="utf-8", opener=_private) as file:
            file.write("\n".join(lines) + "\n")
        os.replace(f"{path}.new", path)
    except OSError:
        pass
