"""What every store must do, as a suite that anybody's store can be run through.

    import pytest

    pytest.register_assert_rewrite("latebind.memory.store.conformance")  # failures then show values
    from latebind.testing import StoreConformance

    class TestMyStore(StoreConformance):
        def open(self):
            return MyStore(...)  # new and empty, at each call

        def open_again(self, store):
            return MyStore(...)  # the same data through a connection of its own; leave it out where there is no such thing

pytest collects the class as it is; nothing here imports pytest.
"""

from __future__ import annotations

from latebind.memory.store.conformance.base import ODD_TEXTS
from latebind.memory.store.conformance.checks import Checks
from latebind.memory.store.conformance.entries import Entries
from latebind.memory.store.conformance.files import Files
from latebind.memory.store.conformance.moments import Moments
from latebind.memory.store.conformance.owners import Owners

__all__ = ["ODD_TEXTS", "StoreConformance"]


class StoreConformance(Entries, Owners, Checks, Moments, Files):
    """Subclass it and override `open`: a test for each thing that a store must do."""
