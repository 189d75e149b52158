"""What a host may say of isolation, and what it is told: `Isolation` goes in, `Wall`s come out."""

from __future__ import annotations

from dataclasses import dataclass
from os import cpu_count
from typing import NamedTuple

from latebind.interp.limits import MB
from latebind.memory.policies import is_count

# From the innermost to the outermost; see docs/isolation.md.
WALLS = ("descriptors", "resources", "privileges", "network", "processes", "files", "syscalls")


class Wall(NamedTuple):
    """One of `WALLS`, and whether it stands on this machine. `detail` says how, or why not."""

    name: str
    stands: bool
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Isolation:
    """How `Runtime(isolation=…)` keeps its worker processes. `"process"` is all defaults.

    `workers`: so many processes at one time; None is two for each processor, and four at least. A
    run that waits in a function of the host keeps its worker. `memory`: bytes that a
    process may take beyond the interpreter's own. `seconds`: how long a worker may compute in one run where `Limits`
    says nothing, and how much processor time it may use. `wait`: seconds that a run waits for a free worker.
    `traffic`: bytes that a worker may send during one run. `require`: walls that must stand, or no worker starts.
    """

    workers: int | None = None
    memory: int = 512 * MB
    seconds: float = 10.0
    wait: float = 30.0
    traffic: int = 256 * MB
    require: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("workers", "memory", "traffic"):
            value = getattr(self, name)
            if value is None and name == "workers":
                continue
            if not is_count(value):
                raise ValueError(f"{name} must be a whole number above 0, not {value!r}")
        for name in ("seconds", "wait"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
                raise ValueError(f"{name} must be a number above 0, not {value!r}")
        if unknown := set(self.require) - set(WALLS):
            raise ValueError(f"no wall is called {', '.join(sorted(unknown))}: {', '.join(WALLS)}")

    @property
    def most(self) -> int:
        """How many workers there may be at one time."""
        return self.workers or max(4, 2 * (cpu_count() or 1))


def isolation_of(given: object) -> Isolation:
    """What the `isolation` of a runtime asks for."""
    if isinstance(given, Isolation):
        return given
    if given == "process":
        return Isolation()
    raise ValueError(f'isolation is "process", an Isolation or None, not {given!r}')
