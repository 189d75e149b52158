"""`Error(…)`, `TypeError(…)` and the like, and the methods of errors. Members such as `name` and `message` are read by
`interp/access.py`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from latebind.grammar.errors import fail
from latebind.interp.inline import Inline, quick
from latebind.interp.library import Table
from latebind.interp.limits import Run
from latebind.interp.text import error_text, text
from latebind.interp.values import ErrorValue

ERROR = Table(receiver="error")
ERROR_FUNCTIONS = Table()


def _make(name: str) -> Callable[..., ErrorValue]:
    def make(run: Run, message: str | float | bool = "") -> ErrorValue:
        return ErrorValue(name, text(message))

    return make


for _name in ("Error", "TypeError", "RangeError", "SyntaxError", "ReferenceError", "URIError"):
    ERROR_FUNCTIONS.add(
        f"{_name}(message?: string | number | boolean): error",
        f"An error to throw; its `name` is `{_name}`.",
        inline=(quick("", partial(ErrorValue, _name, "")), quick("message", partial(ErrorValue, _name))),
    )(_make(_name))


@ERROR.add(
    "toString(): string",
    "Its name and its message: `TypeError: …`.",
    inline=(
        Inline(
            "this", "call(this)", "len(this.name) <= SHORT and len(this.message) <= SHORT", call=error_text, leaves=True
        ),
    ),
)
def to_string(run: Run, error: ErrorValue) -> str:
    run.string(len(error.name) + len(error.message) + 2)
    return error_text(error)


@ERROR.add(
    "isRateLimit(): boolean",
    "Whether a memory refused a call because there were too many (status 429). Other errors have no such method.",
)
def is_rate_limit(run: Run, error: ErrorValue) -> bool:
    if error.name != "MemoryApiError":
        hint = "ask `err instanceof MemoryApiError` first"
        raise fail("NO_MEMBER", kind=f"errors of the kind {error.name}", name="isRateLimit", hint=hint)
    return error.status == 429
