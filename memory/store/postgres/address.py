"""What the URL of a PostgreSQL store says.

    postgresql://user:password@host:5432/database
    …?schema=bot                   the tables are in this schema; `latebind` where none is named
    …?durability=full              a commit waits for the disk, and for synchronous standbys; `relaxed` for neither
    …?partitions=16                tables are partitioned by tenant; when the store is made
    …?pool=20                      connections of a process, and of each event loop, at one time
    …?mode=ro  …?outbox=on         as for SQLite

Other options are libpq's: `sslmode`, `target_session_attrs`, `connect_timeout`, several hosts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode

from latebind.memory.store.choices import Wrong, check_choice, is_port
from latebind.memory.store.postgres.schema import is_schema

# Options and their values; the first is what holds when none is given.
_CHOICES = {"mode": ("rw", "ro"), "durability": ("normal", "full", "relaxed"), "outbox": ("off", "on")}
_NUMBERS = {"partitions": (1, 1_024), "pool": (1, 1_000)}
_CONNECT = 5  # seconds that a server may take to let somebody in, where the URL does not say
_SECONDS = re.compile(r"-?[0-9]{1,9}(\.[0-9]*)?")  # psycopg reads it, when it connects


@dataclass(frozen=True, slots=True)
class PostgresAddress:
    """What a URL says. `conninfo` is libpq's; `partitions` is None where the URL does not name them."""

    url: str
    conninfo: str
    schema: str = "latebind"
    read_only: bool = False
    durability: str = "normal"
    outbox: bool = False
    partitions: int | None = None
    pool: int = 10


def parse_postgres_url(url: str, wrong: Wrong) -> PostgresAddress:
    """Read a URL. `wrong` makes the error for a problem with it and a hint."""
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    base, _, query = url.partition("?")
    ours: dict[str, str] = {name: values[0] for name, values in _CHOICES.items()}
    theirs: list[tuple[str, str]] = []
    for name, value in parse_qsl(query, keep_blank_values=True):
        if name in _CHOICES:
            check_choice(name, value, _CHOICES[name], wrong)
        if name in _CHOICES or name in _NUMBERS or name == "schema":
            ours[name] = value
        else:
            theirs.append((name, value))
    if not is_schema(ours.get("schema", "latebind")):
        raise wrong(
            f"has a wrong value for `schema`, `{ours['schema']}`", "write small letters, digits and _, 63 at most"
        )
    conninfo = base + ("?" + urlencode(theirs, quote_via=quote) if theirs else "")
    try:
        said = conninfo_to_dict(conninfo)
        if "connect_timeout" not in said:
            separator = "&" if theirs else "?"
            conninfo += f"{separator}connect_timeout={_CONNECT}"
            conninfo_to_dict(conninfo)
    except ProgrammingError as error:
        known = ", ".join([*_CHOICES, *_NUMBERS, "schema"])
        # libpq quotes what it cannot read, which may be the password; the names of options are no secret.
        unknown = next((name for name, _ in theirs if f'"{name}"' in str(error) and "@" not in name), None)
        problem = "cannot be read" if unknown is None else f"has an unknown option, `{unknown}`"
        raise wrong(problem, f"the options are {known}, and those of libpq") from None
    seconds = str(said.get("connect_timeout", _CONNECT))
    if not _SECONDS.fullmatch(seconds):
        raise wrong(f"has a wrong value for `connect_timeout`, `{seconds[:20]}`", "write a number of seconds")
    for port in str(said.get("port") or "").split(","):  # one for each host; libpq looks at them when it connects
        if port and not is_port(port):
            found = "" if "@" in url else f", `{port[:20]}`"  # what a `/` cuts off a password is read as one, too
            raise wrong(f"has a wrong port{found}", "write postgresql://host:5432/database")
    return PostgresAddress(
        url,
        conninfo,
        ours.get("schema", "latebind"),
        ours["mode"] == "ro",
        ours["durability"],
        ours["outbox"] == "on",
        _number(ours, "partitions", wrong),
        _number(ours, "pool", wrong) or 10,
    )


def _number(options: dict[str, str], name: str, wrong: Wrong) -> int | None:
    text = options.get(name)
    if text is None:
        return None
    least, most = _NUMBERS[name]
    if not text.isascii() or not text.isdigit() or not least <= int(text[:9]) <= most:
        raise wrong(f"has a wrong value for `{name}`, `{text[:20]}`", f"write a number from {least} to {most}")
    return int(text)
