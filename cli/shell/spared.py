"""What prompt_toolkit imports and the first prompt does not need, left out until somebody uses it. `repl.py` asks.

Its progress bars parse their templates when they are imported, by an XML parser that nothing else here has a use for;
files are copied and named for an editor, dates are of a history that is not ours, and a token of `secrets`, which brings
`hashlib` along, is made where a link is wrapped; asyncio encrypts where a connection asks for it. Together they are a tenth of
the time until the prompt stands.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_SHORTCUTS = "prompt_toolkit.shortcuts"
_BARS = f"{_SHORTCUTS}.progress_bar"
_SPARED = (_BARS, "xml.dom.minidom", "secrets", "tempfile", "shutil", "datetime", "ssl", "asyncio.sslproto")


class _Later(ModuleType):
    """Stands for a module, which is imported when something in it is used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            if self.__name__ == _BARS:
                return None  # the name is imported from it, and looked up again: see below
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def import_prompt_toolkit() -> None:
    """Import prompt_toolkit without these. Whoever imports one of them after that gets all of it."""
    if "prompt_toolkit" in sys.modules:
        return
    import_module("xml.dom")  # Python looks for the parents of what it has imported
    stand_ins = {name: _Later(name) for name in _SPARED if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        shortcuts: Any = import_module(_SHORTCUTS)
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
    if _BARS in stand_ins:
        bars = [name for name, value in vars(shortcuts).items() if value is None]
        for name in bars:
            delattr(shortcuts, name)

        def looked_up(name: str) -> Any:
            if name in bars:
                return getattr(import_module(_BARS), name)
            raise AttributeError(f"module {_SHORTCUTS!r} has no attribute {name!r}")

        shortcuts.__getattr__ = looked_up
