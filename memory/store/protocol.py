"""The protocol between transactions and stores: small, so that a backend is a page of code.

Owners and keys are opaque data. Values are JSON text with their kind. A store knows nothing of scripts or policies; it
reads, lists, and commits checks and writes in one atomic step. The owners of one commit are of one tenant, as a store
may keep each tenant on another machine. What only some stores can do has a protocol of its own. `latebind.testing` has
the suite that every store must pass.
"""

from __future__ import annotations

from collections.abc import Awaitable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Literal, NamedTuple, Protocol, Self, TypeVar, runtime_checkable

from latebind.grammar.record import Record

# Bytes of a user's, conversation's or tenant's id as UTF-8: it stands in each of their entries.
LONGEST_ID = 1_024

OwnerKind = Literal["app", "user", "conversation"]
EntryKind = Literal["string", "number", "boolean", "json", "file"]

T = TypeVar("T")


class Owner(NamedTuple):
    """Whose data: three separate parts, compared code point by code point. `tenant` is None without tenants.

    A tuple, as it is part of the key of everything that a transaction keeps.
    """

    kind: OwnerKind
    id: str = ""
    tenant: str | None = None


EntryKey = tuple[Owner, str]


class Entry(Record):
    """A stored value: JSON text with its kind. `expires_at` is in seconds since the epoch, None for never.

    A file's `value` is JSON text of `{"mime", "size", "digest"}`; its bytes are kept beside it, by digest.
    """

    kind: EntryKind
    value: str
    expires_at: float | None = None


class Check(Record):
    """What a transaction saw: at commit, the entry under `key` must still be `seen` (None: absent or expired).

    Value and kind are compared; the expiry only `with_expiry` (somebody asked for the TTL).
    """

    owner: Owner
    key: str
    seen: Entry | None
    with_expiry: bool = False


class ListingCheck(Record):
    """What a listing saw: `fingerprint` is what `Reader.fingerprint` gave for the owner and prefix.

    With `values`, changed values count too; without, only which keys there are.
    """

    owner: Owner
    prefix: str
    fingerprint: str
    values: bool = False


class Quota(Record):
    """What an owner may hold once all is written, unless it held more before: live entries, bytes, bytes of files.

    Counted as `Usage` is; None for any number. Where nothing is written it holds.
    """

    owner: Owner
    entries: int | None = None
    bytes: int | None = None
    file_bytes: int | None = None

    def allows(self, usage: Usage, before: Usage) -> bool:
        """Whether an owner who held `before` may hold `usage`."""
        return (
            (self.entries is None or usage.entries <= max(self.entries, before.entries))
            and (self.bytes is None or usage.bytes <= max(self.bytes, before.bytes))
            and (self.file_bytes is None or usage.file_bytes <= max(self.file_bytes, before.file_bytes))
        )


AnyCheck = Check | ListingCheck | Quota


class Put(Record):
    """Store `entry` under `key`, replacing what is there. A file's bytes come along in `blob`."""

    owner: Owner
    key: str
    entry: Entry
    blob: bytes | None = None


class Delete(Record):
    """Remove `key`, if it is there."""

    owner: Owner
    key: str


class Clear(Record):
    """Remove all that an owner has."""

    owner: Owner


Write = Put | Delete | Clear

TIMEOUT = 5.0  # seconds that an operation waits for other writers, where nothing else is said


class Usage(Record):
    """What an owner holds: live entries, bytes of keys and values as UTF-8, bytes of files."""

    entries: int
    bytes: int
    file_bytes: int

    def plus(self, growth: tuple[int, int, int]) -> Usage:
        """This with so many entries, bytes and bytes of files more."""
        entries, size, files = growth
        return Usage(self.entries + entries, self.bytes + size, self.file_bytes + files)


NOTHING = Usage(0, 0, 0)


class Reader(Protocol):
    """Reads. `now`, seconds since the epoch, decides what has expired; sweeping does not matter.

    `one_moment` says whether all of them are of one moment. Where they are not, each is of its own, and a block of
    several reads stands only where its commit finds them unchanged. A listing is a fingerprint and then keys: those of
    one reader agree.
    """

    __slots__ = ()

    one_moment: bool

    def read(self, owner: Owner, key: str) -> Entry | None:
        """The live entry under a key."""
        ...

    def read_many(self, entry_keys: Sequence[EntryKey]) -> list[Entry | None]:
        """What `read` gives for each, together: one round trip where the store is on a server."""
        ...

    def written_at(self, owner: Owner, key: str) -> float | None:
        """Seconds since the epoch: `now` of the commit that wrote the live entry last; None where there is none."""
        ...

    def keys(self, owner: Owner, prefix: str = "", *, after: str | None = None, limit: int = 1_000) -> list[str]:
        """Live keys that start with `prefix`, in code point order, those after `after`, at most `limit`."""
        ...

    def fingerprint(self, owner: Owner, prefix: str = "", *, values: bool = False) -> str:
        """A text that changes when the set of live keys does (and their values, if asked)."""
        ...

    def usage(self, owner: Owner) -> Usage:
        """What an owner holds, without what has expired."""
        ...

    def read_blob(self, owner: Owner, key: str, digest: str) -> bytes | None:
        """A file's bytes, or None where the entry is gone or holds other content."""
        ...


class Snapshot(Reader, Protocol):
    """Reads of one moment where the store can (see `Reader`), open until `close`; in a `with` block, until its end. One that is lost closes by itself."""

    __slots__ = ()

    def close(self) -> None:
        """Let go of the store. Nothing can be read any more; called once."""
        ...

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


class Turn(Reader, Protocol):
    """A tenant's turn: nobody else writes its data until it ends. Reads are current; what they saw needs no checks."""

    __slots__ = ()

    def commit(self, writes: Sequence[Write]) -> bool:
        """Write all of it. Nothing can be read any more.

        False, and nothing written, where the turn was lost: it may be a lease that ends by itself. Asked also where there
        is nothing to write, as what was read holds only if it was not.
        """
        ...


class Reservation(Protocol):
    """The right to write a tenant's data, reserved for a block: until it commits or `end`s, its time is over, or its thread writes."""

    def commit(self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float) -> bool | None:
        """`Store.commit`, and the end of the reservation. None, and nothing done, where that has ended before."""
        ...

    def end(self) -> None:
        """Let others write. A second time it does nothing."""
        ...


class Store(Protocol):
    """What a backend implements. All methods may raise MemoryApiError: UNAVAILABLE, STORE_FULL, CONFLICT.

    `now` is the runtime's clock, seconds since the epoch. Thread-safe, and safe to use after a fork.
    """

    url: str
    read_only: bool

    def snapshot(self, now: float) -> Snapshot:
        """Open reads. Short: it is closed before anything else is awaited."""
        ...

    def commit(
        self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float, commit_id: str, timeout: float = TIMEOUT
    ) -> bool:
        """Compare and write in one atomic step. False, and nothing written, where a check no longer holds.

        It waits at most `timeout` seconds for other writers; CONFLICT after that. `commit_id` is unique to this attempt: a backend whose reply was lost uses it to find out what happened.
        """
        ...

    def turn(self, tenant: str | None, now: float, timeout: float) -> AbstractContextManager[Turn]:
        """Wait at most `timeout` seconds for a tenant's turn (CONFLICT after that). Leaving by an error writes nothing.

        A store may make the other tenants wait, too.
        """
        ...

    def scopes(self, tenant: str | None, *, all_tenants: bool = False) -> Iterator[Owner]:
        """The owners of a tenant that have anything, live or expired."""
        ...

    def sweep(self, now: float, limit: int = 1_000) -> int:
        """Delete at most `limit` expired entries; the number deleted."""
        ...

    def close(self) -> None:
        """Close the store; later operations are UNAVAILABLE. A second time it does nothing."""
        ...


# What only some stores can do. Whoever opens a store asks once, by `isinstance`.


@runtime_checkable
class ReadsAlone(Protocol):
    """A store that can read one entry in less time than a snapshot takes."""

    def read_alone(self, owner: Owner, key: str, now: float) -> Entry | None:
        """What a snapshot's `read` gives, of this moment."""
        ...


@runtime_checkable
class CommitsAtOnce(Protocol):
    """A store that can commit without waiting for anybody: event loops then commit on their own thread."""

    def commit_at_once(
        self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float, commit_id: str
    ) -> bool | None:
        """`Store.commit`, but None, and nothing done, where it would wait for other writers or for a disk."""
        ...


@runtime_checkable
class CommitsOnSnapshots(Protocol):
    """A store that can write on top of a snapshot as long as nobody has written since: there is nothing to compare then."""

    def commit_on(
        self,
        snapshot: Any,
        seen: Mapping[EntryKey, Entry | None],
        quotas: Collection[Quota],
        writes: Sequence[Write],
        now: float,
    ) -> bool:
        """Write what a block comes to that has read nothing but `snapshot`, one of this store's that is open.

        `seen` are the entries that it gave. False, and nothing written, where anything is in doubt: others have written
        or are writing, wherever; an entry has expired since; a quota may be passed; it would take long. Then
        `Store.commit` compares. Nothing can be read any more: the snapshot is to be closed.
        """
        ...


@runtime_checkable
class Reserves(Protocol):
    """A store where the right to write can be reserved, for blocks that keep losing and cannot take the tenant's turn."""

    def reserve(
        self, tenant: str | None, timeout: float, seconds: float, thread: int | None
    ) -> AbstractContextManager[Reservation]:
        """Wait at most `timeout` seconds (CONFLICT after that), then hold on for `seconds` at most.

        `thread` is the one that runs the block, None for a task of an event loop: where it writes by other ways, the
        reservation ends.
        """
        ...


class Queued(Reader, Reservation, Protocol):
    """A block that is the first of a queue: until it commits or `end`s, or its time is over, nobody else writes what it
    came for. Reads are current; it may go on reading after that. What it read of other entries its commit compares."""

    __slots__ = ()


@runtime_checkable
class Queues(Protocol):
    """A store whose server has those who write the same entries go one after the other, in the order in which they came."""

    def queue(
        self, checks: Sequence[AnyCheck], writes: Sequence[Write], now: float, timeout: float
    ) -> AbstractContextManager[Queued]:
        """Wait at most `timeout` seconds for those who came before (CONFLICT after that).

        `checks` and `writes` are those of a commit that was lost: what they are about is what is waited for.
        """
        ...


@runtime_checkable
class BacksUp(Protocol):
    """A store that can copy itself, for `admin().backup`."""

    def backup(self, path: str) -> None:
        """Copy the store, of one moment, to a new file; others go on writing."""
        ...


@runtime_checkable
class KeepsFilesElsewhere(Protocol):
    """A store whose files are objects of another service, which makes the links to them, too.

    A file's `value` then has the name of its object, as `object`.
    """

    def new_object(self) -> str:
        """A name that no other object has, and that nobody can guess."""
        ...

    def object_link(self, name: str, seconds: float) -> str:
        """A link to an object that works for so long. UNAVAILABLE where the service does not answer."""
        ...


@runtime_checkable
class MayHaveOutbox(Protocol):
    """A store whose URL says whether calls that follow a commit are put into it, as entries of that commit."""

    outbox: bool


@runtime_checkable
class OutboxByTenant(Protocol):
    """A store where the calls of a tenant are kept beside its data: its commits reach no further."""

    def outboxes(self) -> Iterator[str | None]:
        """The tenants for whom calls are kept."""
        ...


# What attempts of a run have used that were lost to other writers: how many, steps, bytes and operations.
Spent = tuple[int, int, int, int]
NOTHING_SPENT: Spent = (0, 0, 0, 0)


class MustWait(BaseException):
    """Unwinds code that is done only if it need not wait, where it would. It leaves nothing behind: all is done anew."""

    spent: Spent = NOTHING_SPENT


class Waiting(Protocol):
    """How synchronous code waits in an event loop; the module `host.greenlets`."""

    def can_wait(self) -> bool:
        """Whether this code runs for a task of an event loop, that can await on its behalf."""
        ...

    def wait(self, awaitable: Awaitable[T]) -> T:
        """The result of an awaitable, while the loop goes on. Only where `can_wait()`; it may raise `MustWait`."""
        ...

    def pause(self, seconds: float) -> None:
        """Sleep; where `can_wait()`, the loop goes on."""
        ...


@runtime_checkable
class PausesReaders(Protocol):
    """A store that others may lock for readers, too. Tasks of an event loop then pause by `Waiting`."""

    def pause_by(self, waiting: Waiting) -> None:
        """Pause so from now on. Until it is called, who reads blocks."""
        ...


@runtime_checkable
class Remote(Protocol):
    """A store on a server. Each read is a round trip: values that a block replaces are read only where somebody asks.

    Its methods need no threads in an event loop: they wait by `Waiting`, and block elsewhere. A commit is not to be
    cancelled while it waits: who commits sees to that.
    """

    def wait_by(self, waiting: Waiting) -> None:
        """Wait so from now on. Until it is called, the methods block everywhere."""
        ...
