"""The runtime: what a process sets up once. Library, host functions, store, limits and policies; it makes contexts."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypedDict, Unpack, cast

from latebind.grammar.errors import wording
from latebind.host.api import check_limits, check_timezone
from latebind.host.arguments import (
    check_callable,
    check_each,
    check_names,
    check_optional,
    check_positive,
    check_text,
    check_type,
    wrong_type,
)
from latebind.host.closing import Closing
from latebind.host.context import Context
from latebind.host.declared import Variables
from latebind.host.environment import ContextEnvironment
from latebind.host.greenlets import let_go_abandoned, run_waiting
from latebind.host.ids import check_id
from latebind.host.program_cache import Programs, Recipe
from latebind.host.results import OnRun
from latebind.host.scarcity import ScarcityTold
from latebind.host.settings import Settings, StoreHolder, checked_clock
from latebind.interp.library import Library
from latebind.interp.limits import DEFAULT, Limits
from latebind.memory.policies import DEFAULTS, LEVELS, MemoryPolicy
from latebind.memory.signed_urls import Claim, LinkSettings, Secret, StoredFile, read_token
from latebind.memory.store.protocol import Delete, Store

if TYPE_CHECKING:
    from latebind.grammar.source import Source
    from latebind.host.disk_cache import DiskCache
    from latebind.host.documents import Document
    from latebind.host.isolation.evaluators import Isolated
    from latebind.host.isolation.options import Isolation, Wall
    from latebind.host.outbox import Deliverable, Delivery, Undelivered
    from latebind.interp.program import Program
    from latebind.memory.admin import Admin


class Options(TypedDict, total=False):
    """What a `Runtime` is set up with."""

    memory: str | Store | None
    limits: Limits
    tenants: Literal["optional", "required"]
    secret: Secret | None
    files_url: str | None
    clock: Callable[[], float]
    on_run: OnRun | None
    policies: Mapping[str, MemoryPolicy] | None
    conversation_enabled: Callable[[str | None], bool] | None
    rate_limit: str | None
    files: str | None
    commit_timeout: float
    serialize_timeout: float
    old_values: bool
    library: Library | None
    shapes: Mapping[str, Any] | None
    isolation: Literal["process"] | Isolation | None
    entropy: Callable[[int], bytes] | None
    stubs: Mapping[str, Any] | None
    cache: str | os.PathLike[str] | None


# Of more code points than these, a text takes more than the loop's time of a round to compile: 3 to 20 µs for each.
_LONG_TEXT = 500

# Seconds that a block may wait for others: twelve days. Systems count theirs in milliseconds, of 32 bits.
_LONGEST_TIMEOUT = 1_000_000

_OPTIONS = frozenset(Options.__annotations__)


class Runtime(Programs, Closing):
    """Long-lived, thread-safe, usable after a fork, a context manager.

    `memory` is a store's URL (`sqlite:///bot.db`), a store, or None: without one, `memory`, `$memory` and `ctx.memory`
    are UNAVAILABLE. With `tenants="required"` a context needs a tenant. `policies` replaces the limits of memories by
    name (`{"$memory": MemoryPolicy(…)}`). `secret` signs the links to files, which start with `files_url`; of several
    secrets the last one signs, and links of the others stay good. `clock` gives seconds since the epoch. `on_run` is
    told of each run: figures, no values. `conversation_enabled(tenant)` says whether `ctx.memory` is available to a
    tenant. `rate_limit` is how often each user's and each conversation's memory may be called: `"100/minute"`, or
    several: `"100/minute; 2000/day"`. `files` is where the content of files is kept, if not in the store:
    `"s3://bucket/prefix"`; links then are those of S3, and need no secret. `commit_timeout` is how many seconds a block
    waits for others, from the start of its commit: CONFLICT after that. `serialize_timeout` is how many a run with
    `serialize=True` waits for the runs of its conversation that came before. `old_values`: effects have what a write
    replaced also where the store is on a server, and would not be asked for it. `entropy` gives so many random bytes,
    for tests: `random.Random(7).randbytes` (scripts in processes of their own have the system's). `stubs`, for tests
    too, are what functions give instead of being called: those named in it, and all that have an effect, null unless it
    names them. `shapes` says what variables are in all of its scripts, and the members of memories: `{"order": Order, "$memory": Profile}`, as
    `compile` takes them.
    `cache` is a directory that keeps compiled programs for other processes and the next start; it is this user's alone,
    unless `secret` signs them.
    With `isolation="process"`, or an `Isolation` that says more, scripts are evaluated in processes of their own.
    """

    def __init__(
        self,
        memory: str | Store | None = None,
        *,
        limits: Limits = DEFAULT,
        tenants: Literal["optional", "required"] = "optional",
        secret: Secret | None = None,
        files_url: str | None = None,
        clock: Callable[[], float] = time.time,
        on_run: OnRun | None = None,
        policies: Mapping[str, MemoryPolicy] | None = None,
        conversation_enabled: Callable[[str | None], bool] | None = None,
        rate_limit: str | None = None,
        files: str | None = None,
        commit_timeout: float = 5.0,
        serialize_timeout: float = 30.0,
        old_values: bool = False,
        library: Library | None = None,
        shapes: Mapping[str, Any] | None = None,
        isolation: Literal["process"] | Isolation | None = None,
        entropy: Callable[[int], bytes] | None = None,
        stubs: Mapping[str, Any] | None = None,
        cache: str | os.PathLike[str] | None = None,
    ) -> None:
        self._options: dict[str, Any] = {name: value for name, value in locals().items() if name in _OPTIONS}
        wording()
        check_limits(limits)
        check_store(memory)
        check_callable("clock=…", clock)
        if clock is None:
            raise wrong_type("clock=…", "a function", clock)
        check_callable("on_run=…", on_run)
        check_callable("conversation_enabled=…", conversation_enabled)
        check_optional("files_url=…", files_url, str, "a URL")
        check_optional("rate_limit=…", rate_limit, str, 'text such as "100/minute"')
        check_optional("files=…", files, str, 'text such as "s3://bucket/prefix"')
        check_optional("library=…", library, Library, "a library")
        check_positive("commit_timeout=…", commit_timeout, _LONGEST_TIMEOUT)
        check_positive("serialize_timeout=…", serialize_timeout)
        check_secret(secret)
        if policies is not None:
            check_each("policies=…", policies, _check_policy)
        if tenants not in ("optional", "required"):
            raise ValueError(f'tenants is "optional" or "required", not {tenants!r}')
        if unknown := set(policies or ()) - set(DEFAULTS):
            raise ValueError(f"no memory is called {', '.join(sorted(unknown))}: {', '.join(DEFAULTS)}")
        if secret is not None and not all([secret, *secret] if isinstance(secret, list | tuple) else [secret]):
            raise ValueError("a secret must not be empty")
        check_optional("cache=…", cache, (str, os.PathLike), "a directory's path")
        super().__init__(limits, library, shapes, None if cache is None else _disk_cache(cache, secret))
        clock = checked_clock(clock)
        self.settings = Settings(
            limits=limits,
            tenants=tenants,
            links=LinkSettings(secret, files_url, clock),
            clock=clock,
            on_run=on_run,
            policies={**DEFAULTS, **(policies or {})},
            conversation_enabled=conversation_enabled,
            commit_timeout=commit_timeout,
            entropy=entropy,
            serialize_timeout=serialize_timeout,
            shared={},
            old_values=old_values,
            stubs=stubs,
            plain=limits is DEFAULT and on_run is None and isolation is None,
        )
        bucket = None
        if files is not None:
            from latebind.memory.store.bucket import Bucket

            bucket = Bucket(files)
        self._store = StoreHolder(memory, bucket, commit_timeout)
        self.elsewhere: Isolated | None = None
        if isolation is not None:
            from latebind.host.isolation.evaluators import Isolated

            self.elsewhere = Isolated(isolation, limits)
        if rate_limit is not None:
            from latebind.memory.rate_limit import Rates

            self._store.limiter = Rates(rate_limit, self._store.get, clock, commit_timeout)

    def replace(self, **changes: Unpack[Options]) -> Runtime:
        """Another runtime with the same functions, set up in the same way but for `changes`: for tests.

        `runtime.replace(memory=":memory:", clock=lambda: 0)` leaves the store alone that this one has.
        """
        options: Options = {**self._options, **changes}  # type: ignore[typeddict-item]
        made = Runtime(**options)
        made.adopt(self)
        return made

    @property
    def memory_url(self) -> str | None:
        """The URL of the store; None where there is none, or one was passed open."""
        return self._store.url

    @property
    def clock(self) -> Callable[[], float]:
        """Seconds since the epoch, now."""
        return self.settings.clock

    def compile(
        self,
        source: str | Source,
        *,
        name: str = "<input>",
        variables: Variables | None = None,
        returns: Any = None,
    ) -> Program:
        program = super().compile(source, name=name, variables=variables, returns=returns)
        return program if self.elsewhere is None else self.elsewhere.wrapped(program)

    compile.__doc__ = Programs.compile.__doc__

    def evaluated(self, program: Program, recipe: Recipe) -> Program:
        """What a program that was compiled here is as this runtime evaluates it."""
        if self.elsewhere is None:
            return program
        return self.elsewhere.unparsed(recipe, program.source, self.library)

    def _purpose(self, recipe: Recipe, source: Source, variables: Iterable[str]) -> Program:
        program = super()._purpose(recipe, source, variables)
        return program if self.elsewhere is None else self.elsewhere.wrapped(program, recipe, self.library)

    def made(self, recipe: Recipe, source: Source) -> Program:
        """What a text is as this runtime evaluates it."""
        if self.elsewhere is None:
            return super().made(recipe, source)
        return self.elsewhere.unparsed(self._with_declared(recipe), source, self.library)

    async def prepare(self, recipe: Recipe, text: str) -> None:
        """Compile a text on a thread if it is long and not known yet, so that the event loop goes on meanwhile."""
        if len(text) > _LONG_TEXT and self.elsewhere is None and not self.keeps(recipe, text):
            await self._store.workers.beside(partial(self._kept, recipe, text))

    async def prepare_lenient(self, document: Document) -> None:
        """The same, for what `missing="empty"` needs of a document."""
        if self.elsewhere is None and not document.is_lenient:
            await self._store.workers.beside(document.make_lenient)

    def isolation_report(self) -> tuple[Wall, ...]:
        """Which walls stand around this runtime's scripts, as a worker process finds when it starts; none without one."""
        return () if self.elsewhere is None else self.elsewhere.report()

    def context(
        self,
        *,
        user: str | None = None,
        conversation: str | None = None,
        tenant: str | None = None,
        variables: Mapping[str, Any] | None = None,
        access: Mapping[str, str] | None = None,
        timezone: str = "UTC",
    ) -> Context:
        """A context for one request.

        `timezone` is the IANA name of the zone that `Date`'s local time is in.

        `access` is least privilege for scripts: `{"memory": "read", "$memory": "write"}`; memories that it does not
        name are closed, and `clear()` needs `"admin"`.
        """
        if user is not None:
            check_id("user", user)
        if conversation is not None:
            check_id("conversation", conversation)
        if tenant is not None:
            check_id("tenant", tenant)
        elif self.settings.tenants == "required":
            raise TypeError("this runtime needs tenant=… for each context")
        if access is not None:
            _check_access(access)
        if timezone != "UTC":
            check_timezone(timezone)
        if variables is not None:
            check_names("variables=…", variables)
        given = {} if variables is None else variables
        return Context(self, self.settings, self._store, user, conversation, tenant, given, access, timezone)

    @ScarcityTold()
    def admin(self, *, tenant: str | None = None) -> Admin:
        """What the owner of a store does from outside of scripts: look, erase, move, back up, one tenant's data."""
        from latebind.memory.admin import Admin

        if tenant is not None:
            check_id("tenant", tenant)
        return Admin(self.store(), self.clock, tenant)

    # the outbox

    @ScarcityTold()
    def deliver(self, *, attempts: int = 10) -> Delivery:
        """Make the calls that blocks have put into the outbox of the store (`?outbox=on`), in order.

        One that fails stays, and so does what is behind it for the same user and conversation; the next `deliver` tries
        again, until it has failed `attempts` times. A call whose process ended before it returned is made again.
        """
        from latebind.host.outbox import deliver

        check_type("attempts=…", attempts, int, "a number")
        environment = ContextEnvironment(self.settings, self._store, None, None, None, None, "UTC")
        return deliver(environment, self._deliverable, self._context_of, attempts)

    async def adeliver(self, *, attempts: int = 10) -> Delivery:
        """`deliver`, where the functions may be coroutines."""
        return await run_waiting(partial(self.deliver, attempts=attempts))

    def discard(self, message: Undelivered) -> None:
        """Take a message out of the outbox."""
        if not isinstance(getattr(message, "key", None), str):
            raise wrong_type("runtime.discard", "a message of `Delivery.failed` or `given_up`", message)
        store = self.store()
        outbox = self._store.outbox_of(message.tenant)
        store.commit([], [Delete(outbox, message.key)], self.clock(), os.urandom(12).hex())

    def _deliverable(self, name: str) -> Deliverable | None:
        entry = self._registered.functions.get(name)
        call: Any = entry.implementation if entry is not None and entry.effect == "after_commit" else None
        return cast("Deliverable | None", call)

    def _context_of(self, tenant: str | None, user: str | None, conversation: str | None) -> Context:
        return Context(self, self.settings, self._store, user, conversation, tenant, {}, None, "UTC")

    def file(self, token: str) -> StoredFile | None:
        """The file that the last part of a `toUrl()` link leads to; None where it is forged, out of date or gone."""
        check_text("runtime.file", token)
        claim = read_token(self.settings.links, token)
        return None if claim is None else self.find_file(claim)

    def find_file(self, claim: Claim) -> StoredFile | None:
        """The file that a claim is for; None where it was deleted or replaced."""
        with self._context_of(claim.tenant, claim.user, None) as ctx:
            found = ctx.user_memory.read_file(claim.key, claim.digest)
        return None if found is None else StoredFile(*found, claim.until)

    def store(self) -> Store:
        """The store, opened when it is first needed; UNAVAILABLE where there is none."""
        return self._store.get()

    def close(self) -> None:
        """Close the store, if the runtime opened it, and end its worker processes."""
        if self.elsewhere is not None:
            self.elsewhere.close()
        let_go_abandoned()
        self._store.close()

    async def aclose(self) -> None:
        """`close`, in an event loop, once the commits that have begun are done."""
        if self.elsewhere is not None:
            self.elsewhere.close()
        let_go_abandoned()
        await self._store.aclose()


def check_store(memory: object) -> None:
    """Raise for what names no store, and is none: TypeError, or UNAVAILABLE with the right way to write its URL."""
    if isinstance(memory, str):
        from latebind.memory.store.urls import check_url

        check_url(memory)
    elif memory is not None and not (hasattr(memory, "snapshot") and hasattr(memory, "commit")):
        raise wrong_type("memory=…", "the URL of a store, such as sqlite:///bot.db, or a store", memory)


def _disk_cache(directory: str | os.PathLike[str], secret: Secret | None) -> DiskCache:
    """The cache in a directory. Raises ValueError where others may write to it, OSError where it cannot be made."""
    from latebind.host.disk_cache import DiskCache, secret_of

    return DiskCache(directory, secret_of(secret))


def check_secret(secret: object) -> None:
    """Raise TypeError for what is no secret, nor several."""
    for each in secret if isinstance(secret, list | tuple) else [secret]:
        check_optional("secret=…", each, (str, bytes), "text or bytes, or a list of these")


def _check_policy(name: str, policy: object) -> None:
    check_type(name, policy, MemoryPolicy, "a MemoryPolicy")


def _check_access(access: Mapping[str, str]) -> None:
    check_names("access=…", access, "memories and levels")
    for name, level in access.items():
        if name not in DEFAULTS:
            raise ValueError(f"no memory is called {name!r}: {', '.join(DEFAULTS)}")
        if level not in LEVELS:
            raise ValueError(f"access is one of {', '.join(LEVELS)}, not {level!r}")
