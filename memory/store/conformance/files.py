"""What a store must do with the bytes of files."""

from __future__ import annotations

import os

from latebind.memory.store.conformance.base import APP, NOW, Suite, a_file, blob, commit, text, usage
from latebind.memory.store.protocol import Clear, Delete, Put, Usage, Write


class Files(Suite):
    """Files beside their entries."""

    def test_files_come_back_whole(self) -> None:
        with self.opened() as store:
            for size in (0, 1, 262_143, 262_144, 262_145, 1_000_000):
                data = os.urandom(size)
                commit(store, Put(APP, "f", a_file(data), data))
                assert blob(store, data) == data
                assert usage(store).file_bytes == size
                assert blob(store, b"other") is None

    def test_a_file_goes_with_its_entry(self) -> None:
        data, other = b"x" * 300_000, b"y" * 10
        writes: list[tuple[Write, int]] = [
            (Delete(APP, "f"), 0),
            (Clear(APP), 0),
            (Put(APP, "f", text()), 0),
            (Put(APP, "f", a_file(other), other), 10),
        ]
        for write, left in writes:
            with self.opened() as store:
                commit(store, Put(APP, "f", a_file(data), data))
                commit(store, write)
                assert blob(store, data) is None
                assert usage(store).file_bytes == left

    def test_a_file_expires(self) -> None:
        data = b"abc"
        with self.opened() as store:
            commit(store, Put(APP, "f", a_file(data, NOW + 10), data))
            assert blob(store, data, now=NOW + 9) == data
            assert blob(store, data, now=NOW + 10) is None
            assert usage(store, now=NOW + 10) == Usage(0, 0, 0)
            assert store.sweep(NOW + 10) == 1
            commit(store, Put(APP, "f", a_file(data), data))
            assert blob(store, data, now=NOW + 10) == data
