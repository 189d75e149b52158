"""Which store a URL names.

    :memory:                       in memory, gone with the process (also sqlite:///:memory:)
    sqlite:///bot.db               a file, from the working directory
    sqlite:////var/lib/bot.db      a file, from the root
    …?mode=ro                      only reads
    …?durability=full              survives a loss of power; each commit waits for the disk
    …?outbox=on                    keeps calls that follow a commit until `runtime.deliver()` makes them
    redis://host:6379/0            Redis or Valkey: see memory/store/redis/address.py
    postgresql://host/database     PostgreSQL: see memory/store/postgres/address.py

`?`, `%` and spaces in a path are written as %3F, %25 and %20.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from latebind.grammar.errors import LatebindError, fail
from latebind.grammar.record import Record
from latebind.memory.store.choices import check_choice
from latebind.memory.store.protocol import TIMEOUT

if TYPE_CHECKING:
    from latebind.memory.store.findings import Finding
    from latebind.memory.store.postgres.address import PostgresAddress
    from latebind.memory.store.protocol import Store
    from latebind.memory.store.redis.address import RedisAddress
    from latebind.memory.store.sqlite.backend import SqliteStore

_MEMORY = ":memory:"
_SECRET = re.compile("user|pass", re.IGNORECASE)  # in the names of options that nobody is shown

# Options and their values; the first is what holds when none is given.
_OPTIONS = {"mode": ("rw", "ro"), "durability": ("normal", "full"), "outbox": ("off", "on")}


class Address(Record):
    """What a URL says: `path` is None for memory."""

    url: str
    path: str | None
    read_only: bool = False
    durable: bool = False
    outbox: bool = False


class _Kind(NamedTuple):
    """A kind of store: whether a URL names one, and what reads the URL, opens the store and looks into it.

    Each imports what it needs; `extra` is what latebind is installed with for that. `example` is a URL of it.
    """

    is_named: Callable[[str], bool]
    title: str
    example: str
    extra: str
    read: Callable[[str], Any]
    open: Callable[[Any, float], Store]
    diagnose: Callable[[Any, float], list[Finding]]


def open_store(url: str, timeout: float = TIMEOUT, *, patience: float | None = None) -> Store:
    """Open the store that `url` names, and make it where it is not there yet. UNAVAILABLE says why it cannot be.

    Its operations wait at most `timeout` seconds for others. So does opening a file, or `patience` seconds: CONFLICT
    after that. A server is asked at the first operation.
    """
    kind = _kind(url)
    return open_sqlite(url, timeout, patience=patience) if kind is None else kind.open(_address(kind, url), timeout)


def open_sqlite(url: str, timeout: float = TIMEOUT, *, patience: float | None = None) -> SqliteStore:
    """The same for a URL of a SQLite store: UNAVAILABLE for any other."""
    from latebind.memory.store.sqlite.backend import SqliteStore

    found = parse_url(url)
    return SqliteStore(
        found.path,
        url=url,
        read_only=found.read_only,
        durable=found.durable,
        outbox=found.outbox,
        timeout=timeout,
        patience=patience,
    )


def check_url(url: str) -> None:
    """UNAVAILABLE with the right way to write it, where a URL names no store. Nothing is opened."""
    kind = _kind(url)
    if kind is None:
        parse_url(url)
    else:
        _address(kind, url)


def diagnose(url: str, now: float) -> list[Finding]:
    """What can be said of the store that `url` names. A wrong URL is UNAVAILABLE; a sick store is a finding."""
    kind = _kind(url)
    if kind is not None:
        return kind.diagnose(_address(kind, url), now)
    from latebind.memory.store.sqlite import maintenance

    return maintenance.diagnose(parse_url(url).path, now)


def shown_url(url: str) -> str:
    """A URL without users and passwords."""
    scheme, separator, rest = url.partition("://")
    if not separator or scheme == "sqlite":
        return url
    place, mark, query = rest.partition("?")
    if "@" in query.partition("=")[0]:  # of a password that has a question mark
        return f"{scheme}://…"
    _, at, host = place.rpartition("@")
    return f"{scheme}://{'…' if at else ''}{at}{host}{mark}{'&'.join(map(_shown_option, query.split('&')))}"


def _shown_option(option: str) -> str:
    name, equals, _ = option.partition("=")
    return f"{name}=…" if equals and _SECRET.search(_unescaped(name)) else option


# servers


def _kind(url: str) -> _Kind | None:
    """The kind of server that a URL names; None for SQLite, and for what is none."""
    return next((kind for kind in _SERVERS if kind.is_named(url)), None)


def _address(kind: _Kind, url: str) -> Any:
    try:
        return kind.read(url)
    except ImportError as error:
        hint = f'install what it needs: pip install "latebind[{kind.extra}]"'
        raise fail("UNAVAILABLE", reason=f"{kind.title} needs another package", hint=hint) from error


def _is_redis(url: str) -> bool:
    scheme, separator, _ = url.partition("://")
    return bool(separator) and scheme.partition("+")[0] in ("redis", "rediss")


def _read_redis(url: str) -> RedisAddress:
    from latebind.memory.store.redis.address import parse_redis_url

    return parse_redis_url(url, partial(_wrong, url))


def _open_redis(address: RedisAddress, timeout: float) -> Store:
    from latebind.memory.store.redis.backend import RedisStore

    return RedisStore(address, timeout)


def _diagnose_redis(address: RedisAddress, now: float) -> list[Finding]:
    from latebind.memory.store.redis import diagnosis

    return diagnosis.diagnose(address, now)


def _is_postgres(url: str) -> bool:
    return url.partition("://")[0] in ("postgresql", "postgres")


def _read_postgres(url: str) -> PostgresAddress:
    from latebind.memory.store.postgres.address import parse_postgres_url

    return parse_postgres_url(url, partial(_wrong, url))


def _open_postgres(address: PostgresAddress, timeout: float) -> Store:
    from latebind.memory.store.postgres.backend import PostgresStore

    return PostgresStore(address, timeout)


def _diagnose_postgres(address: PostgresAddress, now: float) -> list[Finding]:
    from latebind.memory.store.postgres import diagnosis

    return diagnosis.diagnose(address, now)


_SERVERS = (
    _Kind(_is_redis, "Redis", "redis://host:6379/0", "redis", _read_redis, _open_redis, _diagnose_redis),
    _Kind(
        _is_postgres,
        "PostgreSQL",
        "postgresql://host/database",
        "postgres",
        _read_postgres,
        _open_postgres,
        _diagnose_postgres,
    ),
)

# SQLite


def parse_url(url: str) -> Address:
    """Read a URL, or UNAVAILABLE with the right way to write it."""
    address, _, query = url.partition("?")
    if address == _MEMORY:
        scheme, rest = "sqlite", "/" + _MEMORY
    else:
        scheme, separator, rest = address.partition("://")
        if not separator:
            raise _wrong(url, "is no URL", f"write sqlite:///{address or 'bot.db'}, or :memory:")
    if scheme != "sqlite":
        *most, last = "sqlite:///bot.db", ":memory:", *(kind.example for kind in _SERVERS)
        raise _wrong(url, "names an unknown kind of store", f"use {', '.join(most)} or {last}")
    options = _options(url, query)
    path = _path(url, _unescaped(rest))
    if path is None and options["mode"] == "ro":
        raise _wrong(url, "asks for an empty store that cannot be written", "remove ?mode=ro")
    return Address(url, path, options["mode"] == "ro", options["durability"] == "full", options["outbox"] == "on")


def _unescaped(text: str) -> str:
    if "%" not in text:
        return text
    from urllib.parse import unquote

    return unquote(text)


def _path(url: str, rest: str) -> str | None:
    if rest in (_MEMORY, "/" + _MEMORY):
        return None
    if not rest.startswith("/"):
        raise _wrong(url, "has two slashes", f"write three before a relative path: sqlite:///{rest or 'bot.db'}")
    path = rest[1:]
    if not path.strip("/") or "\0" in path:
        raise _wrong(url, "names no file", "write sqlite:///bot.db, or sqlite:////var/lib/bot.db from the root")
    return path


def _options(url: str, query: str) -> dict[str, str]:
    options = {name: values[0] for name, values in _OPTIONS.items()}
    if not query:  # what reads one takes as long to load as the rest of this package
        return options
    from urllib.parse import parse_qsl

    for name, value in parse_qsl(query, keep_blank_values=True):
        values = _OPTIONS.get(name)
        if values is None:
            raise _wrong(url, f"has an unknown option, `{name}`", f"the options are {', '.join(_OPTIONS)}")
        check_choice(name, value, values, partial(_wrong, url))
        options[name] = value
    return options


def _wrong(url: str, problem: str, hint: str) -> LatebindError:
    hidden = "@" in url or _SECRET.search(_unescaped(url.partition("?")[2])) is not None
    shown = url.partition("://")[0] + "://…" if hidden else url
    return fail("UNAVAILABLE", reason=f"its URL {problem}", hint=f"{hint} (the URL is {shown!r})")
