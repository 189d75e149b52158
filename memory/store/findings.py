"""What `latebind doctor` says of a store: one line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a diagnosis. `hint` says what to do about a warning or an error."""

    name: str
    level: Literal["ok", "warning", "error"]
    text: str
    hint: str | None = None
