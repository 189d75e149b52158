"""Values that were expected and found: whether they are equal, and how to show where they are not."""

from __future__ import annotations

import json
from difflib import ndiff, unified_diff
from typing import Any

_WIDTH = 100
# Of more lines, those that are alike are not looked for: it takes as long as each line compared with each.
_MOST_PAIRED = 200


def lines_of(value: Any) -> list[str]:
    """A value as JSON, keys sorted, on several lines where it is long."""
    plain = _plain(value)
    line = json.dumps(plain, ensure_ascii=False, sort_keys=True)
    return (
        [line] if len(line) <= _WIDTH else json.dumps(plain, ensure_ascii=False, sort_keys=True, indent=2).split("\n")
    )


def difference(expected: Any, found: Any) -> list[str]:
    """The lines of a diff, `-` expected and `+` found; none where both are the same data. The order of keys is no matter."""
    if json.dumps(_plain(expected), sort_keys=True) == json.dumps(_plain(found), sort_keys=True):
        return []
    before, after = lines_of(expected), lines_of(found)
    if len(before) == 1 or len(after) == 1:
        return [*(f"- {line}" for line in before), *(f"+ {line}" for line in after)]
    if len(before) + len(after) > _MOST_PAIRED:
        _, _, *lines = unified_diff(before, after, lineterm="")  # without the names of files
        return [line if line.startswith("@@") else f"{line[0]} {line[1:]}" for line in lines]
    return [line.rstrip() for line in ndiff(before, after) if not line.startswith("?")]


def _plain(value: Any) -> Any:
    """The value with whole numbers as int: JSON knows one kind of number. What is no JSON is shown as it shows itself."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, str | int | float):
        return value
    return value.to_dict() if hasattr(value, "to_dict") else repr(value)
