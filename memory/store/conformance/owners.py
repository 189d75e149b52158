"""What a store must do with owners: keep them apart, list them, know what they hold."""

from __future__ import annotations

from latebind.memory.store.conformance.base import APP, NOW, Suite, a_file, commit, odd_owners, text, usage
from latebind.memory.store.protocol import Clear, Delete, Owner, Put, Usage


class Owners(Suite):
    """Isolation, listing, usage."""

    def test_owners_do_not_see_each_other(self) -> None:
        owners = odd_owners()
        with self.opened() as store:
            commit(store, *(Put(owner, "k", text(str(number))) for number, owner in enumerate(owners)))
            with store.snapshot(NOW) as snapshot:
                for number, owner in enumerate(owners):
                    assert snapshot.read(owner, "k") == text(str(number))
                    assert snapshot.keys(owner) == ["k"]
                    assert snapshot.usage(owner).entries == 1

    def test_clearing_leaves_other_owners_alone(self) -> None:
        owners = odd_owners()
        with self.opened() as store:
            commit(store, *(Put(owner, "k", text()) for owner in owners))
            for number, owner in enumerate(owners):
                commit(store, Clear(owner))
                if number % 50 == 0:
                    left = set(store.scopes(None, all_tenants=True))
                    assert left == set(owners[number + 1 :])
            assert list(store.scopes(None, all_tenants=True)) == []

    def test_owners_of_a_tenant(self) -> None:
        owners = odd_owners()
        with self.opened() as store:
            commit(store, *(Put(owner, "k", text("v", NOW - 1)) for owner in owners))
            for tenant in {owner.tenant for owner in owners}:
                found = list(store.scopes(tenant))
                assert len(found) == len(set(found))
                assert set(found) == {owner for owner in owners if owner.tenant == tenant}

    def test_owners_that_hold_nothing_are_not_listed(self) -> None:
        users = [Owner("user", f"u{number:04}") for number in range(2_500)]
        with self.opened() as store:
            commit(store, *(Put(user, "k", text()) for user in users))
            commit(store, *(Delete(user, "k") for user in users[::2]))
            listed = store.scopes(None)
            first = next(iter(listed))
            commit(store, Clear(users[-1]))  # while the listing goes on
            assert {first, *listed} >= set(users[1:-1:2])
            assert set(store.scopes(None)) == set(users[1:-1:2])

    def test_usage_is_counted_in_bytes(self) -> None:
        with self.opened() as store:
            commit(store, Put(APP, "ñ", text("日本")), Put(APP, "k", text("1234", NOW + 10)))
            assert usage(store) == Usage(2, 2 + 6 + 1 + 4, 0)
            commit(store, Put(APP, "k", text("12", NOW + 20)))
            assert usage(store) == Usage(2, 2 + 6 + 1 + 2, 0)
            assert usage(store, now=NOW + 20) == Usage(1, 8, 0)
            commit(store, Put(APP, "f", a_file(b"abc"), b"abc"), Delete(APP, "ñ"), now=NOW + 20)
            assert usage(store, now=NOW + 20) == Usage(1, 1 + len(a_file(b"abc").value), 3)
            commit(store, Clear(APP))
            assert usage(store) == Usage(0, 0, 0)

    def test_usage_of_a_large_owner(self) -> None:
        with self.opened() as store:
            commit(store, *(Put(APP, f"{n:04}", text("v", NOW + n if n % 2 else None)) for n in range(2_000)))
            commit(store, *(Put(Owner("user", "u"), f"{n:04}", text("v", NOW + n)) for n in range(500)))
            assert usage(store, now=NOW) == Usage(2_000, 10_000, 0)
            assert usage(store, now=NOW + 1_000) == Usage(1_500, 7_500, 0)
