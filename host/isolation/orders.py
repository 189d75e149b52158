"""What a runtime tells its zygote, and what it hears: records of one size on a socket."""

from __future__ import annotations

from struct import Struct

# What to do, the worker's number, and for a new one: bytes of memory, seconds of processor time. With `FORK` comes the
# socket that the worker shall serve.
ORDER = Struct("<IIQI")
FORK, KILL = 1, 2

DEATH = Struct("<Ii")  # a worker's number, and the status that `wait` gives
NO_MEMORY = 2  # the exit code of a worker that had none left for what it was told
