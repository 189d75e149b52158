"""The standard library: what scripts call, but for the memories. `library.py` composes it; every runtime starts from that.

A module fills one or more tables (`interp/library.py`, "Table"), as a host registers functions. An entry is a signature,
from which arguments are checked, and a sentence; both are what `help`, completion and docs/library.md show, so an
implementation needs no docstring. It gets the run and its arguments, charges the run for steps and bytes before it makes
a result, and raises a coded error (`grammar/messages.py`) where JavaScript would coerce or give NaN.
"""
