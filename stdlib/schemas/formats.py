"""Texts that have a form: e-mail addresses, URLs, UUIDs, moments. Linear in the length of the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import AddressValueError, IPv6Address

_EMAIL = re.compile(r"(?!\.)[A-Za-z0-9_'+\-.]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}")
_UUID = re.compile(
    "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}"
    "|0{8}-0{4}-0{4}-0{4}-0{12}|f{8}-f{4}-f{4}-f{4}-f{12}"
)
_DATE = (
    r"(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29"
    r"|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))"
)
_GUID = re.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_HOSTNAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?")
_DURATION = re.compile(
    r"P(?=[0-9]|T[0-9])(?:[0-9]+W|(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?"
    r"(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:[.,][0-9]+)?S)?)?)"
)
_ISO_DATE = re.compile(_DATE, re.ASCII)
_ISO_MOMENT = re.compile(rf"{_DATE}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z", re.ASCII)
# The URL Standard, 4.4: schemes with a host, and what no host may hold.
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_SPECIAL = frozenset({"http", "https", "ws", "wss", "ftp"})
_NO_HOST = re.compile(r"[\x00-\x20#%/:<>?@\[\\\]^|\x7f]")
_NUMBER = re.compile(r"(?:[0-9]+|0[xX][0-9a-fA-F]*)\.?$")


def is_email(text: str) -> bool:
    """zod's pattern for addresses."""
    return ".." not in text.partition("@")[0] and _EMAIL.fullmatch(text) is not None


def is_uuid(text: str) -> bool:
    """RFC 9562, 4: version and variant included."""
    return _UUID.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """`YYYY-MM-DD`, of a day that there is."""
    return _ISO_DATE.fullmatch(text) is not None


def is_moment(text: str) -> bool:
    """A date and a time in UTC, with `Z`."""
    return _ISO_MOMENT.fullmatch(text) is not None


def is_url(text: str) -> bool:
    """What `new URL(text)` takes, with a scheme; hosts are checked for those schemes that have one."""
    text = re.sub("[\t\n\r]", "", text.strip("".join(map(chr, range(33)))))
    scheme = _SCHEME.match(text)
    if scheme is None:
        return False
    rest = text[scheme.end() :]
    if scheme[1].lower() not in _SPECIAL:
        return not rest.startswith("//") or _opaque_host(re.split(r"[/?#]", rest[2:], maxsplit=1)[0])
    authority = re.split(r"[/\\?#]", rest.lstrip("/\\"), maxsplit=1)[0]
    return _special_host(authority.rpartition("@")[2])


def _port(text: str) -> tuple[str, bool]:
    """The host of `host:port`, and whether the port is one."""
    if text.startswith("["):
        host, closed, port = text.partition("]")
        host, port = host + closed, port.removeprefix(":") if port.startswith(":") or not port else "x"
    else:
        host, _, port = text.partition(":")
    return host, not port or (port.isascii() and port.isdigit() and int(port[:9]) < 65536 and len(port.lstrip("0")) < 6)


def _special_host(text: str) -> bool:
    host, right = _port(text)
    if not right or not host:
        return False
    if host.startswith("["):
        return _address(IPv6Address, host[1:-1]) and host.endswith("]")
    from urllib.parse import unquote

    host = unquote(host)
    if _NO_HOST.search(host) or "\ufffd" in host:
        return False
    last = host.rstrip(".").rpartition(".")[2] if host != "." else ""
    if _NUMBER.match(last):  # ends in a number: an IPv4 address
        return _ipv4(host)
    return all(not label.startswith("xn--") or label.isascii() for label in host.lower().split("."))


def _opaque_host(text: str) -> bool:
    host, right = _port(text.rpartition("@")[2])
    if not right or (not host and text.rpartition("@")[2]):
        return False
    if host.startswith("["):
        return host.endswith("]") and _address(IPv6Address, host[1:-1])
    return not re.search(r"[\x00 #/:<>?@\[\\\]^|]", host)


def _ipv4(host: str) -> bool:
    parts = host.removesuffix(".").split(".")
    if len(parts) > 4:
        return False
    numbers = [_ipv4_number(part) for part in parts]
    if any(number is None for number in numbers):
        return False
    found = [number or 0 for number in numbers]
    return all(number < 256 for number in found[:-1]) and found[-1] < 256 ** (5 - len(found))


def _ipv4_number(part: str) -> int | None:
    if not part or len(part) > 20:
        return None
    base = 16 if part[:2].lower() == "0x" else 8 if len(part) > 1 and part[0] == "0" else 10
    digits = part[2:] if base == 16 else part
    if digits and not (digits.isascii() and digits.isalnum()):  # what Python takes for a number besides
        return None
    try:
        return int(digits or "0", base)
    except ValueError:
        return None


def _address(kind: Callable[[str], object], text: str) -> bool:
    try:
        kind(text)
    except AddressValueError:
        return False
    return "%" not in text


_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_IPV4 = re.compile(rf"{_OCTET}(?:\.{_OCTET}){{3}}")


def is_ipv4(text: str) -> bool:
    """Four decimal numbers."""
    return _IPV4.fullmatch(text) is not None


def is_ipv6(text: str) -> bool:
    """An address as it stands in the brackets of a URL."""
    return _address(IPv6Address, text)


def _is_range(address: Callable[[str], bool], bits: int) -> Callable[[str], bool]:
    def fits(text: str) -> bool:
        host, _, prefix = text.partition("/")
        if not prefix.isascii() or not prefix.isdigit() or prefix != str(int(prefix[:4])):
            return False
        return int(prefix) <= bits and address(host)

    return fits


def is_hostname(text: str) -> bool:
    """Labels of letters, digits and hyphens, 253 characters in all."""
    return len(text.removesuffix(".")) <= 253 and _HOSTNAME.fullmatch(text) is not None


def is_base64(text: str) -> bool:
    """Base64 with its padding, and no white space in it."""
    return len(text) % 4 == 0 and _BASE64.fullmatch(text) is not None


def is_base64url(text: str) -> bool:
    """Base64 with `-` and `_`, and no padding."""
    return len(text) % 4 != 1 and _BASE64URL.fullmatch(text) is not None


_BASE64 = re.compile("[0-9a-zA-Z+/]*={0,2}")
_BASE64URL = re.compile("[0-9a-zA-Z_-]*")


def fits_pattern(pattern: str) -> Callable[[str], bool]:
    """The test of a format that a pattern says."""
    compiled = re.compile(pattern, re.ASCII)
    return lambda text: compiled.fullmatch(text) is not None


_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d"


def _clock(precision: int | None, *, seconds: bool) -> str:
    """The pattern of a time of day. `precision`: so many digits of seconds, none (0), or minutes alone (-1)."""
    if precision is None:
        part = r":[0-5]\d(?:\.\d+)?"
        return _TIME + (part if seconds else f"(?:{part})?")
    return _TIME + ("" if precision == -1 else r":[0-5]\d" + (rf"\.\d{{{precision}}}" if precision else ""))


def time_pattern(precision: int | None) -> str:
    """The pattern of times of day."""
    return f"^{_clock(precision, seconds=False)}$"


def moment_pattern(precision: int | None, *, offset: bool, local: bool) -> str:
    """The pattern of moments; with `offset` in any zone, with `local` also without one."""
    zone = f"(?:Z|([+-]{_TIME}))" if offset else "(?:Z)"
    clock = _clock(precision, seconds=True) + zone
    return f"^{_DATE}T(?:{clock}{'|' + _clock(precision, seconds=False) if local else ''})$"


def _uuid(version: str) -> Callable[[str], bool]:
    return fits_pattern(
        f"[0-9a-fA-F]{{8}}-[0-9a-fA-F]{{4}}-{version}[0-9a-fA-F]{{3}}-[89abAB][0-9a-fA-F]{{3}}-[0-9a-fA-F]{{12}}"
    )


# By zod's name: the test, how messages call it, and JSON Schema's name if it has one.
FORMATS: dict[str, tuple[Callable[[str], bool], str, str | None]] = {
    "email": (is_email, "email address", "email"),
    "url": (is_url, "URL", "uri"),
    "uuid": (is_uuid, "UUID", "uuid"),
    "uuidv4": (_uuid("4"), "UUID", "uuid"),
    "uuidv6": (_uuid("6"), "UUID", "uuid"),
    "uuidv7": (_uuid("7"), "UUID", "uuid"),
    "guid": (lambda text: _GUID.fullmatch(text) is not None, "GUID", "uuid"),
    "nanoid": (fits_pattern("[a-zA-Z0-9_-]{21}"), "nanoid", "nanoid"),
    "cuid": (fits_pattern("[cC][0-9a-z]{6,}"), "cuid", "cuid"),
    "cuid2": (fits_pattern("[0-9a-z]+"), "cuid2", "cuid2"),
    "ulid": (fits_pattern("[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}"), "ULID", "ulid"),
    "xid": (fits_pattern("[0-9a-vA-V]{20}"), "XID", "xid"),
    "ksuid": (fits_pattern("[A-Za-z0-9]{27}"), "KSUID", "ksuid"),
    "date": (is_date, "ISO date", "date"),
    "datetime": (is_moment, "ISO datetime", "date-time"),
    "time": (fits_pattern(time_pattern(None)), "ISO time", None),
    "duration": (lambda text: _DURATION.fullmatch(text) is not None, "ISO duration", "duration"),
    "ipv4": (is_ipv4, "IPv4 address", "ipv4"),
    "ipv6": (is_ipv6, "IPv6 address", "ipv6"),
    "cidrv4": (_is_range(is_ipv4, 32), "IPv4 range", "cidrv4"),
    "cidrv6": (_is_range(is_ipv6, 128), "IPv6 range", "cidrv6"),
    "base64": (is_base64, "base64-encoded string", "base64"),
    "base64url": (is_base64url, "base64url-encoded string", "base64url"),
    "e164": (fits_pattern(r"\+[1-9][0-9]{6,14}"), "E.164 number", "e164"),
    "hostname": (is_hostname, "hostname", "hostname"),
    "hex": (fits_pattern("[0-9a-fA-F]*"), "hex", "hex"),
}
