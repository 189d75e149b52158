"""What a URL of a Redis store says.

    redis://user:password@host:6379/0       one server; rediss:// by TLS
    redis+unix:///run/redis.sock?db=0       one server, by a socket of this machine
    redis+sentinel://host:26379,host/name/0 the primary that Sentinel names; rediss+sentinel:// by TLS
    redis+cluster://host:6379,host:6380     a cluster, from any of its servers; rediss+cluster:// by TLS

Options: `mode=ro`, `durability=full` with `replicas=1`, `outbox=on`, `spread=scope`, `db`, `ca`, `cert`, `key` (files in PEM form),
`sentinel_user` and `sentinel_password`. User, password and paths are percent-encoded.
"""

from __future__ import annotations

import ssl
from urllib.parse import parse_qsl, unquote

from latebind.grammar.record import Record
from latebind.memory.store.choices import Wrong, check_choice, is_port
from latebind.memory.store.redis.wire import Login, Node

_SCHEMES = {  # kind of address, TLS
    "redis": ("one", False),
    "rediss": ("one", True),
    "redis+unix": ("unix", False),
    "redis+sentinel": ("sentinel", False),
    "rediss+sentinel": ("sentinel", True),
    "redis+cluster": ("cluster", False),
    "rediss+cluster": ("cluster", True),
}

_CHOICES = {
    "mode": ("rw", "ro"),
    "durability": ("normal", "full"),
    "outbox": ("off", "on"),
    "spread": ("tenant", "scope"),
}
_TEXTS = ("replicas", "db", "ca", "cert", "key", "sentinel_user", "sentinel_password")


class RedisAddress(Record):
    """A URL that was read. `kind` is `one`, `unix`, `sentinel` or `cluster`; `service` is Sentinel's name of the primary.

    `replicas` is how many must have a commit before it is acknowledged; 0 without `durability=full`.
    """

    url: str
    kind: str
    nodes: tuple[Node, ...]
    login: Login
    sentinel_login: Login
    service: str = ""
    read_only: bool = False
    replicas: int = 0
    spread: bool = False
    outbox: bool = False

    @property
    def shown(self) -> str:
        """Where it is, without the password."""
        return ", ".join(map(str, self.nodes))


def parse_redis_url(url: str, wrong: Wrong) -> RedisAddress:
    """Read a URL. `wrong` makes the error from a problem and what to write instead."""
    scheme, _, rest = url.partition("://")
    if scheme not in _SCHEMES:
        raise wrong("names an unknown kind of store", f"the kinds of Redis are {', '.join(_SCHEMES)}")
    kind, tls = _SCHEMES[scheme]
    place, _, query = rest.partition("?")
    options = _options(query, wrong)
    credentials, _, place = place.rpartition("@")
    hosts, _, path = place.partition("/")
    service = ""
    if kind == "unix":
        nodes: tuple[Node, ...] = (Node("/" + unquote(path)),)
        database = options.get("db", "0")
        if hosts or not path:
            raise wrong("names no socket", "write redis+unix:///run/redis/redis.sock")
    else:
        if kind == "sentinel":
            service, _, path = path.partition("/")
            if not service:
                raise wrong("names no primary", "write redis+sentinel://host:26379/name")
        nodes = tuple(_node(host, 26379 if kind == "sentinel" else 6379, wrong) for host in hosts.split(","))
        if len(nodes) > 1 and kind == "one":
            raise wrong("has several servers", "write redis+cluster:// or redis+sentinel://")
        database = path or options.get("db", "0")
    if not database.isascii() or not database.isdigit() or len(database) > 9:
        raise wrong("has no number of a database", "write redis://host:6379/0")
    if kind == "cluster" and int(database):
        raise wrong("has a number of a database", "a cluster has one only: write redis+cluster://host:6379")
    user, _, password = credentials.partition(":")
    if credentials and not password:
        raise wrong("has a user without a password", "write redis://user:password@host")
    context = _context(options, wrong) if tls else None
    login = Login(unquote(user) or None, unquote(password) if credentials else None, int(database), context)
    sentinel_password = options.get("sentinel_password")
    return RedisAddress(
        url,
        kind,
        nodes,
        login,
        Login(options.get("sentinel_user"), sentinel_password, 0, context, sentinel=True),
        unquote(service),
        options.get("mode") == "ro",
        _replicas(options, wrong),
        options.get("spread") == "scope",
        options.get("outbox") == "on",
    )


def _options(query: str, wrong: Wrong) -> dict[str, str]:
    options: dict[str, str] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        if name in _CHOICES:
            check_choice(name, value, _CHOICES[name], wrong)
        elif "@" in name:
            raise wrong("cannot be read", "in a password, write a question mark as %3F")
        elif name not in _TEXTS:
            raise wrong(f"has an unknown option, `{name}`", f"the options are {', '.join([*_CHOICES, *_TEXTS])}")
        options[name] = value
    if options.get("outbox") == "on" and options.get("spread") == "scope":
        hint = "leave `spread=scope` out: what a commit writes and its calls are in one slot, and calls have an order"
        raise wrong("has `outbox=on` with `spread=scope`", hint)
    return options


def _node(text: str, port: int, wrong: Wrong) -> Node:
    host, number = text, ""
    if text.startswith("["):  # IPv6
        host, _, number = text[1:].partition("]")
        number = number.removeprefix(":")
    elif ":" in text:
        host, _, number = text.rpartition(":")
    if number and not is_port(number):
        raise wrong(f"has a wrong port, `{number[:20]}`", "write redis://host:6379")
    if not host and text:
        raise wrong("names no server", "write redis://host:6379")
    return Node(unquote(host) or "127.0.0.1", int(number) if number else port)


def _replicas(options: dict[str, str], wrong: Wrong) -> int:
    text = options.get("replicas", "1")
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= 9):
        raise wrong(f"has a wrong number of replicas, `{text[:20]}`", "write replicas=1")
    if options.get("durability") == "full":
        return int(text)
    if "replicas" in options:
        raise wrong("has `replicas` without `durability=full`", "write ?durability=full&replicas=1")
    return 0


def _context(options: dict[str, str], wrong: Wrong) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=options.get("ca"))
        if "cert" in options:
            context.load_cert_chain(options["cert"], options.get("key"))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise wrong(
            f"names a certificate that cannot be read ({reason})", "ca, cert and key are files in PEM form"
        ) from None
    return context
