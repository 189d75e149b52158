"""JSON that a person writes, on the command line, in the file of an option, in a case; and that others read as UTF-8."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from json import JSONDecodeError


# What is JSON, and no value here.
_TOO_LARGE = "it has a number that is larger than any number can be"
_TOO_DEEP = "its arrays and objects are nested too deep"


def parse_json(text: str) -> Any:
    """Parse JSON. Raises JSONDecodeError, for what Python cannot read too, and for what it takes beside JSON: NaN, Infinity,
    numbers that no double reaches or that have thousands of digits, arrays in arrays without end. See `what_is_wrong`."""
    import json

    def refuse(found: str, problem: str = "no number") -> Any:
        # Python does not say where it stands: as the first that is not within a text.
        marks = re.finditer(rf'"(?:[^"\\]|\\.)*"|{re.escape(found)}', text, re.DOTALL)
        raise json.JSONDecodeError(problem, text, next((mark.start() for mark in marks if mark[0] == found), 0))

    def whole(digits: str) -> int:
        try:
            return int(digits)
        except ValueError:
            return refuse(digits, _TOO_LARGE)  # type: ignore[no-any-return]

    def double(written: str) -> float:
        found = float(written)
        return found if math.isfinite(found) else refuse(written, _TOO_LARGE)

    try:
        return json.loads(text, parse_constant=refuse, parse_int=whole, parse_float=double)
    except RecursionError:
        raise json.JSONDecodeError(_TOO_DEEP, text, 0) from None


def what_is_wrong(error: JSONDecodeError) -> str | None:
    """What is wrong with a text that `parse_json` refuses though it is JSON; None where it is none."""
    return error.msg if error.msg in (_TOO_LARGE, _TOO_DEEP) else None


def as_utf8(text: str) -> str:
    """JSON in which half of a surrogate pair is an escape: it can be written as UTF-8."""
    return text.encode(errors="backslashreplace").decode()
