"""What a store must do with checks: write only where what was seen is still so."""

from __future__ import annotations

from functools import partial

from latebind.memory.store.conformance.base import (
    APP,
    NOW,
    ODD_TEXTS,
    Suite,
    a_file,
    commit,
    holds,
    in_thread,
    keys,
    text,
    usage,
)
from latebind.memory.store.protocol import AnyCheck, Check, Clear, Delete, Entry, ListingCheck, Owner, Put, Quota, Write


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
            attempts: list[list[AnyCheck]] = [[bad], [good, bad], [bad, good], [good, listing, good]]
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
            commit(store, Put(APP, "a", text("changed")), Put(Owner("user", "u"), "a", text()))
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

    def test_a_quota_is_of_what_a_scope_would_hold(self) -> None:
        two, ten = Quota(APP, entries=2), Quota(APP, bytes=10)
        cases: list[tuple[Quota, list[Write], bool]] = [
            (two, [Put(APP, "b", text("x"))], True),
            (two, [Put(APP, "b", text("x")), Put(APP, "c", text("x"))], False),
            (two, [Put(APP, "b", text("x")), Put(APP, "c", text("x")), Delete(APP, "a")], True),
            (two, [Clear(APP), Put(APP, "b", text("x")), Put(APP, "c", text("x"))], True),
            (two, [Clear(APP), *(Put(APP, key, text("x")) for key in "bcd")], False),
            (two, [Put(Owner("user", "u"), key, text("x")) for key in "bcd"], True),
            (ten, [Put(APP, "b", text("1234567"))], True),
            (ten, [Put(APP, "b", text("12345678"))], False),
            (ten, [Put(APP, "a", text("123456789"))], True),
            (ten, [Put(APP, "a", text("1234567890"))], False),
            (ten, [Put(APP, "\u00e9", text("123456"))], True),
            (ten, [Put(APP, "\u00e9", text("1234567"))], False),
            (Quota(APP, file_bytes=3), [Put(APP, "f", a_file(b"abc"), b"abc")], True),
            (Quota(APP, file_bytes=3), [Put(APP, "f", a_file(b"abcd"), b"abcd")], False),
            (Quota(APP), [Put(APP, "b", text("x" * 100))], True),
        ]
        for quota, writes, fits in cases:
            for others in ([], [Check(APP, "a", text("x"))]):
                with self.opened() as store:
                    commit(store, Put(APP, "a", text("x")))
                    before = usage(store)
                    assert store.commit([*others, quota], writes, NOW, "id") == fits, (quota, writes)
                    assert fits or usage(store) == before

    def test_what_a_scope_held_before_it_may_go_on_holding(self) -> None:
        quota = Quota(APP, 1, 10, 1)
        with self.opened() as store:
            commit(store, *(Put(APP, key, text("12345")) for key in "abc"))
            assert store.commit([quota], [Put(APP, "a", text("54321"))], NOW, "id")
            assert store.commit([quota], [Delete(APP, "a"), Put(APP, "d", text("1234"))], NOW, "id")
            assert not store.commit([quota], [Put(APP, "b", text("123456"))], NOW, "id")
            assert not store.commit([quota], [Put(APP, "e", text())], NOW, "id")
            assert keys(store) == ["b", "c", "d"]
            assert store.commit([quota], [], NOW, "id")

    def test_a_scope_that_is_empty_has_a_quota_too(self) -> None:
        with self.opened() as store:
            for quota in (Quota(APP, entries=0), Quota(APP, bytes=1)):
                assert not store.commit([quota], [Put(APP, "a", text("x"))], NOW, "id")
            assert store.commit([Quota(APP, 1, 2)], [Put(APP, "a", text("x"))], NOW, "id")

    def test_what_has_expired_is_not_counted_in_a_quota(self) -> None:
        quota = Quota(APP, entries=1)
        with self.opened() as store:
            commit(store, Put(APP, "a", text("v", NOW + 10)))
            assert not store.commit([quota], [Put(APP, "b", text())], NOW, "id")
            assert store.commit([quota], [Put(APP, "b", text())], NOW + 10, "id")
            assert keys(store, now=NOW + 10) == ["b"]

    def test_what_expires_before_it_is_committed_is_not_counted_either(self) -> None:
        over, late, full = text("v", NOW - 1), text("v"), Quota(APP, 1, 2)
        cases: list[tuple[list[Write], list[Write], list[str]]] = [
            ([], [Put(APP, "a", over), Put(APP, "b", late)], ["b"]),
            ([], [Put(APP, "b", late), Put(APP, "a", over)], ["b"]),
            ([Put(APP, "b", late)], [Put(APP, "a", over)], ["b"]),
            ([Put(APP, "b", late), Put(APP, "c", late)], [Put(APP, "a", over)], ["b", "c"]),
            ([Put(APP, "b", late), Put(APP, "c", late)], [Put(APP, "b", over)], ["c"]),
            ([Put(APP, "b", text("v", NOW + 1))], [Put(APP, "b", over), Put(APP, "c", late)], ["c"]),
            ([Put(APP, "b", late)], [Clear(APP), Put(APP, "b", over), Put(APP, "c", late)], ["c"]),
        ]
        for before, writes, left in cases:
            with self.opened() as store:
                commit(store, Clear(APP), *before)
                assert store.commit([full], writes, NOW, "id"), writes
                assert keys(store) == left

    def test_writers_of_one_moment_do_not_pass_a_quota_together(self) -> None:
        with self.opened() as store:
            held: list[bool] = []

            def write(name: str) -> None:
                for number in range(10):
                    put = Put(APP, f"{name}{number}", text())
                    held.append(store.commit([Quota(APP, entries=25)], [put], NOW, f"{name}{number}"))

            threads = [in_thread(partial(write, name)) for name in "abcd"]
            for thread in threads:
                thread.join()
            assert held.count(True) == len(keys(store)) == 25
            assert len(held) == 40
