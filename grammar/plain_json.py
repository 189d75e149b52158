"""JSON that a person writes, on the command line, in the file of an option, in a case; and that others read as UTF-8."""

from __future__ import annotations

import math
from typing import Any


def parse_json(text: str) -> Any:
    """Parse JSON. Raises JSONDecodeError, for what Python cannot read too, and for what it takes beside JSON: NaN, Infinity,
    numbers that no double reaches or that have thousands of digits, arrays in arrays without end."""
    import json

    def refuse(what: str) -> Any:
        raise json.JSONDecodeError("no number", text, max(text.find(what), 0))

    def whole(digits: str) -> int:
        try:
            return int(digits)
        except ValueError:
            return refuse(digits)  # type: ignore[no-any-return]

    def double(written: str) -> float:
        found = float(written)
        return found if math.isfinite(found) else refuse(written)

    try:
        return json.loads(text, parse_constant=refuse, parse_int=whole, parse_float=double)
    except RecursionError:
        raise json.JSONDecodeError("nested too deep", text, 0) from None


def as_utf8(text: str) -> str:
    """JSON in which half of a surrogate pair is an escape: it can be written as UTF-8."""
    return text.encode(errors="backslashreplace").decode()
