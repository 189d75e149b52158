"""Random histories: after each step the SQLite store shows what a dict would."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from latebind.memory.store.protocol import Check, Clear, Delete, Entry, ListingCheck, Owner, Put, Usage, Write
from latebind.memory.store.sqlite.backend import SqliteStore
from latebind.memory.store.sqlite.maintenance import diagnose
from latebind.memory.store.urls import open_sqlite
from latebind.tests.examples import up_to

SCOPES = [Owner("app"), Owner("app", "", "t"), Owner("user", "a", "t"), Owner("user", "a:", "t"), Owner("user", "a")]
KEYS = ["", "a", "ab", "a%", "b", "é", "\U0010ffff"]

scopes = st.sampled_from(SCOPES)
keys = st.sampled_from(KEYS)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
lifetimes = st.none() | st.integers(1, 8)

EntryKey = tuple[Owner, str]


class StoreMachine(RuleBasedStateMachine):
    """A store beside a dict of entries and files, and a clock that rules move on."""

    url = ":memory:"

    def __init__(self) -> None:
        super().__init__()
        self.now = 1_000.0
        self.entries: dict[EntryKey, Entry] = {}
        self.blobs: dict[EntryKey, bytes] = {}
        self.listings: list[tuple[ListingCheck, list[tuple[str, str | None]]]] = []
        self.store: SqliteStore

    @initialize()
    def begin(self) -> None:
        self.store = open_sqlite(self.url)

    def teardown(self) -> None:
        self.store.close()

    def live(self, owner: Owner) -> dict[str, Entry]:
        return {
            key: entry
            for (place, key), entry in self.entries.items()
            if place == owner and (entry.expires_at is None or entry.expires_at > self.now)
        }

    def seen(self, owner: Owner, prefix: str, values: bool) -> list[tuple[str, str | None]]:
        """What a listing shows."""
        live = self.live(owner)
        return [(key, live[key].value if values else None) for key in sorted(live) if key.startswith(prefix)]

    def apply(self, write: Write) -> None:
        if isinstance(write, Clear):
            for place in [place for place in self.entries if place[0] == write.owner]:
                self.entries.pop(place)
                self.blobs.pop(place, None)
            return
        place = (write.owner, write.key)
        self.blobs.pop(place, None)
        self.entries.pop(place, None)
        if isinstance(write, Put):
            self.entries[place] = write.entry
            if write.blob is not None:
                self.blobs[place] = write.blob

    def put(self, owner: Owner, key: str, value: str, lifetime: int | None) -> Put:
        return Put(owner, key, Entry("string", value, None if lifetime is None else self.now + lifetime))

    @rule(owner=scopes, writes=st.lists(st.tuples(keys, st.none() | texts, lifetimes), max_size=5))
    def writes(self, owner: Owner, writes: list[tuple[str, str | None, int | None]]) -> None:
        made = [
            Delete(owner, key) if value is None else self.put(owner, key, value, lifetime)
            for key, value, lifetime in writes
        ]
        assert self.store.commit([], made, self.now, "id")
        for write in made:
            self.apply(write)

    @rule(owner=scopes, key=keys, value=texts, lifetime=lifetimes, seen=st.none() | texts, right=st.booleans())
    def compares(self, owner: Owner, key: str, value: str, lifetime: int | None, seen: str | None, right: bool) -> None:
        found = self.live(owner).get(key)
        expected = found if right else None if seen is None else Entry("string", seen)
        write = self.put(owner, key, value, lifetime)
        same = expected is found or bool(
            expected and found and (expected.kind, expected.value) == (found.kind, found.value)
        )
        assert self.store.commit([Check(owner, key, expected)], [write], self.now, "id") == same
        if same:
            self.apply(write)

    @rule(owner=scopes, key=keys, data=st.binary(max_size=5), lifetime=lifetimes)
    def puts_a_file(self, owner: Owner, key: str, data: bytes, lifetime: int | None) -> None:
        entry = Entry("file", f'{{"digest": "{data.hex()}"}}', None if lifetime is None else self.now + lifetime)
        write = Put(owner, key, entry, data)
        assert self.store.commit([], [write], self.now, "id")
        self.apply(write)

    @rule(owner=scopes)
    def clears(self, owner: Owner) -> None:
        assert self.store.commit([], [Clear(owner)], self.now, "id")
        self.apply(Clear(owner))

    @rule(owner=scopes, key=keys, value=texts)
    def takes_a_turn(self, owner: Owner, key: str, value: str) -> None:
        with self.store.turn(None, self.now, 1.0) as turn:
            assert turn.read(owner, key) == self.live(owner).get(key)
            write = self.put(owner, key, value, None)
            turn.commit([write])
        self.apply(write)

    @rule(owner=scopes, prefix=st.sampled_from(["", "a", "é"]), values=st.booleans())
    def lists(self, owner: Owner, prefix: str, values: bool) -> None:
        with self.store.snapshot(self.now) as snapshot:
            check = ListingCheck(owner, prefix, snapshot.fingerprint(owner, prefix, values=values), values)
        self.listings.append((check, self.seen(owner, prefix, values)))

    @rule(seconds=st.integers(1, 5))
    def time_goes_by(self, seconds: int) -> None:
        self.now += seconds

    @rule(limit=st.integers(1, 4))
    def sweeps(self, limit: int) -> None:
        gone = [
            place
            for place, entry in self.entries.items()
            if entry.expires_at is not None and entry.expires_at <= self.now
        ]
        assert self.store.sweep(self.now, limit) == min(limit, len(gone))
        left = {(owner, key) for owner in SCOPES for key in self.store_keys_ever(owner)}
        for place in gone:
            if place not in left:
                self.entries.pop(place)
                self.blobs.pop(place, None)

    def store_keys_ever(self, owner: Owner) -> list[str]:
        with self.store.snapshot(0.0) as snapshot:
            return snapshot.keys(owner)

    @invariant()
    def shows_what_the_dict_has(self) -> None:
        with self.store.snapshot(self.now) as snapshot:
            for owner in SCOPES:
                live = self.live(owner)
                assert snapshot.keys(owner) == sorted(live)
                assert snapshot.keys(owner, "a") == sorted(key for key in live if key.startswith("a"))
                size = sum(len(key.encode()) + len(entry.value.encode()) for key, entry in live.items())
                files = sum(len(self.blobs.get((owner, key), b"")) for key in live)
                assert snapshot.usage(owner) == Usage(len(live), size, files)
                for key in KEYS:
                    assert snapshot.read(owner, key) == live.get(key)
                    data = self.blobs.get((owner, key)) if key in live else None
                    assert snapshot.read_blob(owner, key, (data or b"").hex()) == data

    @invariant()
    def no_changed_listing_passes(self) -> None:
        for check, seen in self.listings:
            if self.store.commit([check], [], self.now, "id"):
                assert self.seen(check.owner, check.prefix, check.values) == seen

    @invariant()
    def lists_the_scopes_that_hold_something(self) -> None:
        expected = {owner for owner, _ in self.entries}
        assert set(self.store.scopes(None, all_tenants=True)) == expected
        assert set(self.store.scopes("t")) == {owner for owner in expected if owner.tenant == "t"}


class FileMachine(StoreMachine):
    """The same in a file, which must be sound in the end."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "store.db"
        self.store = open_sqlite(f"sqlite:///{self.path}")

    @rule()
    def starts_anew(self) -> None:
        self.store.close()
        self.store = open_sqlite(f"sqlite:///{self.path}")

    def teardown(self) -> None:
        self.store.close()
        assert "error" not in {finding.level for finding in diagnose(str(self.path), self.now)}
        self.folder.cleanup()


TestMemoryModel = StoreMachine.TestCase
TestFileModel = FileMachine.TestCase
TestMemoryModel.settings = settings(max_examples=up_to(60), stateful_step_count=25)
TestFileModel.settings = settings(max_examples=up_to(36), stateful_step_count=25)
