"""The user's folders: where the command line keeps its database, and the prompt its history."""

from __future__ import annotations

import os
import sys
from typing import Literal

# On Linux and its like: the variable that names the folder of all programs, and where it is else.
_XDG = {"data": ("XDG_DATA_HOME", "~/.local/share"), "state": ("XDG_STATE_HOME", "~/.local/state")}


def user_folder(kind: Literal["data", "state"]) -> str:
    """Give the path of latebind's folder of a kind, which may not exist. Windows and macOS have one for both kinds."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Application Support"
    else:
        variable, usual = _XDG[kind]
        base = os.path.expanduser(os.environ.get(variable, ""))
        if not os.path.isabs(base):  # which the XDG Base Directory Specification has programs ignore
            base = usual
    return os.path.join(os.path.expanduser(base), "latebind")
