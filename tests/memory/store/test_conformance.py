"""The SQLite store against the public suite: in a file, synced to the disk, in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from latebind.memory.store.protocol import Store
from latebind.memory.store.urls import open_store
from latebind.testing import StoreConformance


class _InFiles(StoreConformance):
    options = ""
    folder: Path
    files: int

    @pytest.fixture(autouse=True)
    def _folder(self) -> Iterator[None]:
        with TemporaryDirectory() as folder:
            self.folder = Path(folder)
            self.files = 0
            yield

    def open(self) -> Store:
        self.files += 1
        return open_store(f"sqlite:///{self.folder / str(self.files)}.db{self.options}")

    def open_again(self, store: Store) -> Store:
        return open_store(store.url)


class TestFile(_InFiles):
    pass


class TestDurableFile(_InFiles):
    options = "?durability=full"


class TestMemory(StoreConformance):
    shared_by_processes = False

    def open(self) -> Store:
        return open_store(":memory:")
