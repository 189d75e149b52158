"""What a store must do with entries: keep, list and expire them."""

from __future__ import annotations

from latebind.memory.store.conformance.base import APP, NOW, ODD_TEXTS, Suite, commit, holds, keys, read, text, usage
from latebind.memory.store.protocol import Check, Clear, Delete, Entry, ListingCheck, Owner, Put, Usage


class Entries(Suite):
    """Reading, writing, listing, expiring."""

    def test_what_is_not_there(self) -> None:
        with self.opened() as store, store.snapshot(NOW) as snapshot:
            assert snapshot.read(APP, "k") is None
            assert snapshot.keys(APP) == []
            assert snapshot.usage(APP) == Usage(0, 0, 0)
            assert snapshot.read_blob(APP, "k", "digest") is None
            assert list(store.scopes(None, all_tenants=True)) == []

    def test_it_is_known_when_an_entry_was_written(self) -> None:
        with self.opened() as store:
            commit(store, Put(APP, "k", text("1")), Put(APP, "l", text("1")), now=NOW)
            commit(store, Put(APP, "k", text("1")), Put(APP, "short", text("1", NOW + 9)), now=NOW + 5)
            with store.snapshot(NOW + 8) as snapshot:
                assert [snapshot.written_at(APP, key) for key in ("k", "l", "short")] == [NOW + 5, NOW, NOW + 5]
            with store.turn(None, NOW + 20, 1.0) as turn:
                assert turn.written_at(APP, "k") == NOW + 5
                assert turn.written_at(APP, "short") is None
                assert turn.written_at(APP, "absent") is None

    def test_kinds_and_values_come_back_as_they_were(self) -> None:
        entries = [
            Entry("string", '""'),
            Entry("string", "007"),
            Entry("string", "1e400"),
            Entry("string", "'; DROP TABLE entries; --"),
            Entry("string", "é 😀 \0 \x7f"),
            Entry("number", "0.1"),
            Entry("boolean", "true"),
            Entry("json", '{"a": [1, null, "ñ"]}', NOW + 60),
            Entry("json", "x" * 70_000, NOW + 0.25),
        ]
        with self.opened() as store:
            commit(store, *(Put(APP, f"k{index}", entry) for index, entry in enumerate(entries)))
            for index, entry in enumerate(entries):
                assert read(store, f"k{index}") == entry

    def test_a_put_replaces_value_kind_and_expiry(self) -> None:
        with self.opened() as store:
            for entry in (text("1", NOW + 5), Entry("number", "2"), Entry("json", "[3]", NOW + 9)):
                commit(store, Put(APP, "k", entry))
                assert read(store, "k") == entry
                assert keys(store) == ["k"]

    def test_deleting(self) -> None:
        with self.opened() as store:
            commit(store, Delete(APP, "k"))
            commit(store, Put(APP, "k", text()), Put(APP, "l", text()))
            commit(store, Delete(APP, "k"))
            assert keys(store) == ["l"]

    def test_writes_happen_in_their_order(self) -> None:
        with self.opened() as store:
            commit(
                store, Put(APP, "a", text("1")), Delete(APP, "a"), Put(APP, "b", text("1")), Put(APP, "b", text("2"))
            )
            assert keys(store) == ["b"]
            assert read(store, "b") == text("2")
            commit(store, Delete(APP, "b"), Put(APP, "b", text("3")), Put(APP, "c", text()))
            assert read(store, "b") == text("3")
            commit(store, Clear(APP), Put(APP, "d", text()))
            assert keys(store) == ["d"]
            commit(store, Put(APP, "e", text()), Clear(APP))
            assert keys(store) == []

    def test_nothing_to_do_is_done(self) -> None:
        with self.opened() as store:
            assert store.commit([], [], NOW, "id")

    def test_many_writes_at_once(self) -> None:
        with self.opened() as store:
            commit(store, *(Put(APP, f"{n:05}", text(str(n))) for n in range(3_000)))
            assert usage(store).entries == 3_000
            commit(store, *(Delete(APP, f"{n:05}") for n in range(0, 3_000, 2)))
            assert keys(store, limit=5_000) == [f"{n:05}" for n in range(1, 3_000, 2)]

    def test_odd_keys_are_different_keys(self) -> None:
        with self.opened() as store:
            commit(store, *(Put(APP, key, text(f"<{key}>")) for key in ODD_TEXTS))
            assert keys(store) == sorted(ODD_TEXTS)
            with store.snapshot(NOW) as snapshot:
                for key in ODD_TEXTS:
                    assert snapshot.read(APP, key) == text(f"<{key}>")
            for key in ODD_TEXTS[::2]:
                commit(store, Delete(APP, key))
            assert keys(store) == sorted(ODD_TEXTS[1::2])

    def test_a_prefix_is_a_prefix_and_no_pattern(self) -> None:
        with self.opened() as store:
            commit(store, *(Put(APP, key, text()) for key in ODD_TEXTS))
            for prefix in ("", *ODD_TEXTS, "zz", "a\u0301x"):
                assert keys(store, prefix) == sorted(key for key in ODD_TEXTS if key.startswith(prefix)), prefix

    def test_keys_come_in_pages(self) -> None:
        with self.opened() as store:
            commit(store, *(Put(APP, key, text()) for key in ODD_TEXTS))
            for prefix, size in (("", 7), ("a", 2), ("\U0010ffff", 1)):
                found: list[str] = []
                while page := keys(store, prefix, after=found[-1] if found else None, limit=size):
                    assert len(page) <= size
                    found += page
                assert found == keys(store, prefix)
            assert keys(store, "a", after="") == keys(store, "a")
            assert keys(store, "a", after="b") == []
            assert keys(store, after="a", limit=1) == ["a\0"]

    def test_an_entry_is_gone_when_it_expires(self) -> None:
        with self.opened() as store:
            commit(store, Put(APP, "k", text("v", NOW + 10)), Put(APP, "stays", text()))
            assert read(store, "k", now=NOW + 9.999) == text("v", NOW + 10)
            for now in (NOW + 10, NOW + 11):
                assert read(store, "k", now=now) is None
                assert keys(store, now=now) == ["stays"]
                assert usage(store, now=now).entries == 1
            assert read(store, "k", now=NOW) is not None  # the clock of the access decides

    def test_an_expired_key_can_be_set_again(self) -> None:
        with self.opened() as store:
            commit(store, Put(APP, "k", text("old", NOW + 10)))
            with store.snapshot(NOW + 10) as snapshot:
                before = snapshot.fingerprint(APP)
            assert store.commit([Check(APP, "k", None)], [Put(APP, "k", text("new"))], NOW + 10, "id")
            assert read(store, "k", now=NOW + 99) == text("new")
            assert not holds(store, ListingCheck(APP, "", before), now=NOW + 10)
            commit(store, Put(APP, "k", text("newer", NOW + 200)), now=NOW + 99)
            assert read(store, "k", now=NOW + 200) is None

    def test_sweeping_removes_what_has_expired_and_nothing_else(self) -> None:
        with self.opened() as store:
            commit(store, *(Put(Owner("user", str(n % 3)), f"{n}", text("v", NOW + n)) for n in range(25)))
            commit(store, Put(APP, "stays", text()))
            assert store.sweep(NOW - 1) == 0
            assert store.sweep(NOW + 9, limit=4) == 4
            assert store.sweep(NOW + 9, limit=100) == 6
            assert store.sweep(NOW + 9) == 0
            for owner in (Owner("user", str(n)) for n in range(3)):
                assert keys(store, owner=owner, now=NOW + 9) == keys(store, owner=owner, now=NOW)
            assert store.sweep(NOW + 99) == 15
            assert list(store.scopes(None)) == [APP]

    def test_sweeping_does_not_matter_to_who_looks(self) -> None:
        with self.opened() as store:
            commit(store, Put(APP, "a", text("v", NOW + 10)), Put(APP, "b", text("v", NOW + 30)))
            with store.snapshot(NOW + 20) as snapshot:
                seen = snapshot.keys(APP), snapshot.usage(APP), snapshot.fingerprint(APP)
            store.sweep(NOW + 20)
            with store.snapshot(NOW + 20) as snapshot:
                assert (snapshot.keys(APP), snapshot.usage(APP), snapshot.fingerprint(APP)) == seen
            commit(store, Put(APP, "c", text("v", NOW + 21)), Delete(APP, "b"), now=NOW + 20)
            with store.snapshot(NOW + 22) as snapshot:
                empty = snapshot.fingerprint(APP)
            store.sweep(NOW + 22)
            assert holds(store, ListingCheck(APP, "", empty), now=NOW + 22)
