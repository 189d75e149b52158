"""Two runtimes that differ in one thing, where scripts are evaluated, and what came of a script in both."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import latebind

NOW = 1_750_000_000.0


@dataclass
class Twins:
    """A runtime in this process, and one with workers. Each has a store of its own.

    All is done in one tenant, and so in one worker: to start one takes longer than most scripts do.
    """

    here: latebind.Runtime
    there: latebind.Runtime

    def both(self, act: Callable[[latebind.Context], Any], **context: Any) -> None:
        """Do the same in both, where nothing is stored yet, and compare all that can be seen of it."""
        here, there = (seen(runtime, act, {"tenant": _TENANT, **context}) for runtime in (self.here, self.there))
        if there != here:
            raise AssertionError(f"here\n{json.dumps(here, indent=1)}\nthere\n{json.dumps(there, indent=1)}")

    def close(self) -> None:
        self.here.close()
        self.there.close()


_TENANT = "tenant"


def twins(isolation: Any = "process", **options: Any) -> Twins:
    return Twins(_runtime(None, options), _runtime(isolation, options))


def _runtime(isolation: Any, options: Mapping[str, Any]) -> latebind.Runtime:
    made = latebind.Runtime(
        **{
            "memory": ":memory:",
            "clock": lambda: NOW,
            "secret": "a secret of the tests",
            "files_url": "https://files.example/",
            **options,
        },
        isolation=isolation,
    )
    ticks: WeakKeyDictionary[latebind.Context, int] = WeakKeyDictionary()

    @made.function(effect="after_commit")
    def send(text: str) -> None:
        """What scripts call to see an effect."""

    @made.function(effect="now")
    def charge(amount: int) -> str:
        return f"charged {amount}"

    @made.function(pure=True)
    def double(x: float) -> float:
        return x * 2

    @made.function
    def tick(context: latebind.Context) -> int:
        """How often the script has called this."""
        ticks[context] = ticks.get(context, 0) + 1
        return ticks[context]

    @made.function
    def broken() -> None:
        raise RuntimeError("a detail of the host that no script may see")

    @made.function
    def inner(context: latebind.Context, text: str) -> Any:
        """A run within the run."""
        return context.run(text).value

    @made.function
    def same(value: Any) -> Any:
        return value

    return made


def seen(runtime: latebind.Runtime, act: Callable[[latebind.Context], Any], context: dict[str, Any]) -> dict[str, Any]:
    """All that a host can see of what `act` did in a context, with a store that has nothing in it."""
    admin = runtime.admin(tenant=context["tenant"])
    for owner in admin.scopes():
        admin.clear(owner)
    with runtime.context(**context) as ctx:
        found: dict[str, Any] = {}
        try:
            value = act(ctx)
            found["value"] = shown(value)
        except latebind.LatebindError as error:
            found["error"] = failure(error)
        with runtime.context(**{key: item for key, item in context.items() if key != "access"}) as after:
            found["memory"] = {key: after.app_memory.get_item(key) for key in after.app_memory.keys()}
        found["session"] = {key: ctx.session.get_item(key) for key in ctx.session.keys()}
    return found


def shown(value: Any) -> Any:
    """A result with all that it has, or a value, as text: `true` is not `1`, and `1.0` is not `1`."""
    if isinstance(value, latebind.Result):
        found = value.to_dict()
        del found["stats"]["milliseconds"]
        found["errors"] = {name: failure(error) for name, error in value.errors.items()}
        return shown(found)
    return json.dumps(value, default=_other)


def _other(value: Any) -> Any:
    return value.to_dict() if hasattr(value, "to_dict") else repr(value)


def failure(error: latebind.LatebindError) -> dict[str, Any]:
    """An error with all that it has."""
    return {
        "class": type(error).__name__,
        "shown": error.render(),
        "data": error.to_dict(),
        "cause": repr(error.__cause__),
        "retryable": error.retryable,
        "status": getattr(error, "status", None),
        "name": getattr(error, "name", None),
        "thrown": repr(getattr(error, "value", None)),
    }
