"""What a store must do where several look and write at once: snapshots, turns, threads, forks."""

from __future__ import annotations

import os
from functools import partial

from latebind.grammar.errors import MemoryApiError
from latebind.memory.store.conformance.base import (
    APP,
    NOW,
    Suite,
    a_file,
    commit,
    count,
    digest,
    enter_turn,
    holds,
    in_thread,
    keys,
    read,
    refusal,
    text,
)
from latebind.memory.store.protocol import Check, Delete, Entry, ListingCheck, Owner, Put, Store, Write


def _is_of_one_moment(store: Store) -> bool:
    with store.snapshot(NOW) as snapshot:
        return snapshot.one_moment


class Moments(Suite):
    """Snapshots, turns, threads, the store's life."""

    def test_reads_of_a_snapshot_are_of_one_moment(self) -> None:
        with self.opened() as store:
            if not _is_of_one_moment(store):
                return
            commit(store, Put(APP, "a", text("1")), Put(APP, "b", text("1")), Put(APP, "n", text()))
            change: list[Write] = [
                Put(APP, "a", text("2")),
                Put(APP, "b", text("2")),
                Delete(APP, "n"),
                Put(APP, "x", text()),
            ]
            with store.snapshot(NOW) as snapshot:
                first = snapshot.read(APP, "a")
                writer = in_thread(lambda: commit(store, *change))
                writer.join(0.2)  # it may be done, or wait for the snapshot to end
                assert first == snapshot.read(APP, "b") == snapshot.read(APP, "a") == text("1")
                assert snapshot.keys(APP) == ["a", "b", "n"]
                assert snapshot.usage(APP).entries == 3
            writer.join()
            assert read(store, "a") == read(store, "b") == text("2")
            assert keys(store) == ["a", "b", "x"]

    def test_a_snapshot_ends_when_it_is_closed(self) -> None:
        with self.opened() as store:
            snapshot = store.snapshot(NOW)
            assert snapshot.read(APP, "a") is None
            snapshot.close()
            commit(store, Put(APP, "a", text()))  # a store with one connection only is free again
            assert read(store, "a") == text()

    def test_absence_is_of_one_moment_too(self) -> None:
        with self.opened() as store:
            if not _is_of_one_moment(store):
                return
            with store.snapshot(NOW) as snapshot:
                assert snapshot.read(APP, "a") is None
                writer = in_thread(lambda: commit(store, Put(APP, "a", text()), Put(APP, "b", text())))
                writer.join(0.2)
                assert snapshot.read(APP, "b") is None
                assert snapshot.keys(APP) == []
            writer.join()
            assert keys(store) == ["a", "b"]

    def test_a_listing_is_of_the_moment_of_its_fingerprint(self) -> None:
        with self.opened() as store:
            commit(store, Put(APP, "a", text()), Put(APP, "b", text()))
            with store.snapshot(NOW) as snapshot:
                check = ListingCheck(APP, "", snapshot.fingerprint(APP))
                writer = in_thread(lambda: commit(store, Delete(APP, "a"), Put(APP, "c", text())))
                writer.join(0.2)
                assert snapshot.keys(APP) == ["a", "b"]
                assert snapshot.keys(APP, after="a", limit=1) == ["b"]
            writer.join()
            assert not holds(store, check)

    def test_what_was_read_at_several_moments_does_not_hold(self) -> None:
        with self.opened() as store:
            commit(store, Put(APP, "a", text("1")), Put(APP, "b", text("1")))
            first = Check(APP, "a", read(store, "a"))
            commit(store, Put(APP, "a", text("2")), Put(APP, "b", text("2")))
            assert not holds(store, first, Check(APP, "b", read(store, "b")))

    def test_reads_together(self) -> None:
        other = Owner("user", "u")
        with self.opened() as store:
            commit(store, Put(APP, "a", text("1")), Put(other, "a", text("2", NOW + 5)))
            entry_keys = [(APP, "a"), (APP, "absent"), (other, "a"), (APP, "a")]
            with store.snapshot(NOW) as snapshot:
                assert snapshot.read_many(entry_keys) == [text("1"), None, text("2", NOW + 5), text("1")]
                assert snapshot.read_many([]) == []
            with store.turn(None, NOW + 5, 1.0) as turn:
                assert turn.read_many(entry_keys) == [text("1"), None, None, text("1")]

    def test_a_turn_reads_and_writes(self) -> None:
        with self.opened() as store:
            commit(store, Put(APP, "k", text("1")), Put(APP, "f", a_file(b"abc"), b"abc"))
            with store.turn(None, NOW, 1.0) as turn:
                assert turn.read(APP, "k") == text("1")
                assert turn.keys(APP, "k") == ["k"]
                assert turn.usage(APP).entries == 2
                assert turn.read_blob(APP, "f", digest(b"abc")) == b"abc"
                assert turn.commit([Put(APP, "k", text("2")), Delete(APP, "f")])
            assert read(store, "k") == text("2")
            assert keys(store) == ["k"]

    def test_a_turn_that_was_kept_says_so_without_writes(self) -> None:
        with self.opened() as store:
            with store.turn(None, NOW, 1.0) as turn:
                assert turn.read(APP, "k") is None
                assert turn.commit([])
            assert keys(store) == []

    def test_turns_of_two_tenants(self) -> None:
        theirs = Owner("app", "", "other")
        with self.opened() as store:
            for owner in (theirs, APP, theirs):
                with store.turn(owner.tenant, NOW, 1.0) as turn:
                    assert turn.commit([Put(owner, "k", text(str(owner.tenant)))])
            assert keys(store) == keys(store, owner=theirs) == ["k"]

    def test_a_turn_left_without_a_commit_writes_nothing(self) -> None:
        with self.opened() as store:
            commit(store, Put(APP, "k", text("1")))
            with store.turn(None, NOW, 1.0):
                pass
            try:
                with store.turn(None, NOW, 1.0) as turn:
                    assert turn.read(APP, "k") == text("1")
                    raise ZeroDivisionError
            except ZeroDivisionError:
                pass
            commit(store, Put(APP, "l", text()))  # others can write again
            assert keys(store) == ["k", "l"]

    def test_nobody_else_writes_during_a_turn(self) -> None:
        with self.opened() as store:
            commit(store, Put(APP, "k", text("1")))
            with store.turn(None, NOW, 1.0) as turn:
                writer = in_thread(lambda: commit(store, Put(APP, "k", text("3"))))
                writer.join(0.2)
                assert writer.is_alive()
                assert turn.read(APP, "k") == text("1")
                turn.commit([Put(APP, "k", text("2"))])
            writer.join()
            assert read(store, "k") == text("3")

    def test_a_turn_is_not_waited_for_for_ever(self) -> None:
        with self.opened() as store:
            errors: list[MemoryApiError] = []
            with store.turn(None, NOW, 1.0):
                waiter = in_thread(lambda: errors.append(refusal(partial(enter_turn, store, 0.05))))
                waiter.join()
            assert [error.code for error in errors] == ["CONFLICT"]
            with store.turn(None, NOW, 1.0) as turn:
                turn.commit([Put(APP, "k", text())])

    def test_threads_that_count_lose_nothing(self) -> None:
        with self.opened() as store:
            threads = [in_thread(lambda: count(store, 40)) for _ in range(6)]
            for thread in threads:
                thread.join()
            assert read(store, "n") == Entry("number", "240")

    def test_a_closed_store_says_so(self) -> None:
        store = self.open()
        assert isinstance(store.url, str)
        assert not store.read_only
        store.close()
        store.close()
        for operation in (
            lambda: read(store, "k"),
            lambda: commit(store, Put(APP, "k", text())),
            partial(enter_turn, store, 1.0),
            lambda: store.sweep(NOW),
            lambda: list(store.scopes(None)),
        ):
            assert refusal(operation).code == "UNAVAILABLE"

    def test_two_stores_on_the_same_data(self) -> None:
        with self.opened() as store:
            other = self.open_again(store)
            if other is None:
                return
            try:
                commit(store, Put(APP, "k", text("1")))
                assert read(other, "k") == text("1")
                with other.snapshot(NOW) as snapshot:
                    check = ListingCheck(APP, "", snapshot.fingerprint(APP))
                assert holds(store, check)
                commit(other, Put(APP, "l", text()))
                assert not holds(store, check)
                assert keys(store) == ["k", "l"]
            finally:
                other.close()

    def test_a_forked_child_goes_on(self) -> None:
        if not hasattr(os, "fork"):
            return
        with self.opened() as store:
            commit(store, Put(APP, "before", text()))
            child = os.fork()
            if child == 0:
                code = 1
                try:
                    commit(store, Put(APP, "child", text()))
                    code = 0 if keys(store) == ["before", "child"] else 2
                finally:
                    os._exit(code)
            assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
            commit(store, Put(APP, "parent", text()))
            assert keys(store) == ["before", *["child"][: self.shared_by_processes], "parent"]
