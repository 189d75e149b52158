"""What a store must do with checks: write only where what was seen is still so."""

from __future__ import annotations

from latebind.interp.store import Check, Clear, Delete, Entry, ListingCheck, Put, Scope, Write
from latebind.stdlib.memory.store.suite.base import APP, NOW, ODD_TEXTS, Suite, a_file, commit, holds, keys, text


class Checks(Suite):
    """Checks of entries and of listings."""

    def test_a_check_compares_value_and_kind(self) -> None:
        seen = Entry("string", "1", NOW + 50)
        with self.opened() as store:
            commit(store, Put(APP, "k", seen))
            assert holds(store, Check(APP, "k", seen))
            assert holds(store, Check(APP, "k", seen, with_expiry=True))
            assert holds(store, Check(APP, "k", text("1", NOW + 7)))
            assert holds(store, Check(APP, "other", None))
            assert not holds(store, Check(APP, "k", None))
            assert not holds(store, Check(APP, "k", text("2")))
            assert not holds(store, Check(APP, "k", Entry("number", "1")))
            assert not holds(store, Check(APP, "k", text("1"), with_expiry=True))
            assert not holds(store, Check(APP, "other", seen))
            assert not holds(store, Check(APP, "k", seen), now=NOW + 50)
            assert holds(store, Check(APP, "k", None), now=NOW + 50)

    def test_a_failed_check_writes_nothing(self) -> None:
        with self.opened() as store:
            commit(store, Put(APP, "k", text("1")))
            good, bad = Check(APP, "k", text("1")), Check(APP, "k", text("2"))
            writes: list[Write] = [Put(APP, "l", text()), Delete(APP, "k"), Put(APP, "f", a_file(b"x"), b"x")]
            listing = ListingCheck(APP, "", "never")
            attempts: list[list[Check | ListingCheck]] = [[bad], [good, bad], [bad, good], [good, listing, good]]
            for checks in attempts:
                assert not store.commit(checks, writes, NOW, "id")
                assert keys(store) == ["k"]
            assert store.commit([good, good], writes, NOW, "id")
            assert keys(store) == ["f", "l"]

    def test_a_check_is_of_values_not_versions(self) -> None:
        with self.opened() as store:
            commit(store, Put(APP, "k", text("1")))
            commit(store, Put(APP, "k", text("2")))
            commit(store, Put(APP, "k", text("1")))
            assert holds(store, Check(APP, "k", text("1")))

    def test_a_listing_check_sees_keys_come_and_go(self) -> None:
        changes: list[tuple[list[Write], float]] = [
            ([Put(APP, "p3", text())], 0),
            ([Delete(APP, "p1")], 0),
            ([Delete(APP, "p1"), Put(APP, "p4", text())], 0),
            ([Delete(APP, "p2"), Put(APP, "p5", text("v", NOW + 99))], 0),
            ([Clear(APP)], 0),
            ([], 60),  # p2 expires
            ([Put(APP, "gone", text())], 0),
        ]
        for expiring in (NOW + 50, None):
            for writes, later in changes:
                with self.opened() as store:
                    commit(store, Put(APP, "p1", text()), Put(APP, "p2", text("v", expiring)), Put(APP, "q", text()))
                    for prefix in ("", "p"):
                        commit(store, Put(APP, "gone", text("v", NOW + 1)), now=NOW)
                        with store.snapshot(NOW + 2) as snapshot:
                            check = ListingCheck(APP, prefix, snapshot.fingerprint(APP, prefix))
                            before = snapshot.keys(APP, prefix)
                        commit(store, *writes, now=NOW + 2)
                        same = keys(store, prefix, now=NOW + 2 + later) == before
                        assert holds(store, check, now=NOW + 2 + later) == same, (writes, prefix)
                        commit(store, Clear(APP))
                        commit(
                            store, Put(APP, "p1", text()), Put(APP, "p2", text("v", expiring)), Put(APP, "q", text())
                        )

    def test_a_listing_check_leaves_the_rest_alone(self) -> None:
        with self.opened() as store:
            commit(store, *(Put(APP, key, text()) for key in ODD_TEXTS))
            with store.snapshot(NOW) as snapshot:
                inside = ListingCheck(APP, "a", snapshot.fingerprint(APP, "a"))
                whole = ListingCheck(APP, "", snapshot.fingerprint(APP))
            commit(store, Put(APP, "a", text("changed")), Put(Scope("user", "u"), "a", text()))
            assert holds(store, inside) and holds(store, whole)
            commit(store, Put(APP, "b", text()), Delete(APP, "A"))
            assert holds(store, inside)
            assert not holds(store, whole)

    def test_a_listing_check_with_values(self) -> None:
        with self.opened() as store:
            commit(store, Put(APP, "a1", text("1")), Put(APP, "a2", text("2")), Put(APP, "b", text()))
            with store.snapshot(NOW) as snapshot:
                check = ListingCheck(APP, "a", snapshot.fingerprint(APP, "a", values=True), values=True)
            assert holds(store, check)
            commit(store, Put(APP, "b", text("other")))
            assert holds(store, check)
            for write in (Put(APP, "a1", text("x")), Put(APP, "a3", text()), Delete(APP, "a2")):
                commit(store, write)
                assert not holds(store, check)
