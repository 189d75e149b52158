"""latebind: JavaScript's expressions, made strict, with late-bound locals, transactions and memory.

    import latebind
    latebind.eval("price * qty", {"price": 9.5, "qty": 3})

    runtime = latebind.Runtime(memory="sqlite:///bot.db")
    with runtime.context(user="ana") as ctx:
        result = ctx.run('expr { memory.setItem("task", "done") } local task = memory.getItem("task")')
        result["task"]

Names are loaded when they are first used: importing this costs next to nothing.
"""

TYPE_CHECKING = False  # type checkers take it for true; importing `typing` for it would cost 8 ms
if TYPE_CHECKING:
    from latebind.grammar.errors import (
        CatchableError,
        CheckError,
        CycleError,
        DocumentError,
        HostError,
        InputError,
        InputIssue,
        LatebindError,
        LimitError,
        MemoryApiError,
        ParseError,
        ScriptError,
        StrictError,
        ThrownError,
        WorkerError,
    )
    from latebind.grammar.source import Source
    from latebind.host.api import compile, eval
    from latebind.host.context import Context
    from latebind.host.documents import Document
    from latebind.host.files_app import files_app
    from latebind.host.handlers import Handler
    from latebind.host.isolation.options import Isolation
    from latebind.host.results import Result, RunReport
    from latebind.host.runtime import Runtime
    from latebind.interp.limits import Limits
    from latebind.interp.program import Program
    from latebind.memory.files import Blob
    from latebind.memory.policies import MemoryPolicy

__version__ = "0.1.0"

_HOMES = {
    "latebind.grammar.errors": (
        "CatchableError",
        "CheckError",
        "CycleError",
        "DocumentError",
        "HostError",
        "InputError",
        "InputIssue",
        "LatebindError",
        "LimitError",
        "MemoryApiError",
        "ParseError",
        "ScriptError",
        "StrictError",
        "ThrownError",
        "WorkerError",
    ),
    "latebind.grammar.source": ("Source",),
    "latebind.interp.limits": ("Limits",),
    "latebind.interp.program": ("Program",),
    "latebind.host.context": ("Context",),
    "latebind.memory.files": ("Blob",),
    "latebind.memory.policies": ("MemoryPolicy",),
    "latebind.host.documents": ("Document",),
    "latebind.host.files_app": ("files_app",),
    "latebind.host.handlers": ("Handler",),
    "latebind.host.isolation.options": ("Isolation",),
    "latebind.host.results": ("Result", "RunReport"),
    "latebind.host.api": ("compile", "eval"),
    "latebind.host.runtime": ("Runtime",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Blob",
    "CatchableError",
    "CheckError",
    "Context",
    "CycleError",
    "Document",
    "DocumentError",
    "Handler",
    "HostError",
    "InputError",
    "InputIssue",
    "Isolation",
    "LatebindError",
    "LimitError",
    "Limits",
    "MemoryApiError",
    "MemoryPolicy",
    "ParseError",
    "Program",
    "Result",
    "RunReport",
    "Runtime",
    "ScriptError",
    "Source",
    "StrictError",
    "ThrownError",
    "WorkerError",
    "compile",
    "eval",
    "files_app",
]


if not TYPE_CHECKING:  # or every misspelt name would have a type

    def __getattr__(name: str) -> object:
        home = _HOME.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(home), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
