"""The locales that `toLocaleString` and its kin know: those whose texts were compared with Node's, and no others.

The data is Babel's (CLDR), which is loaded when it is used; what Babel lacks, or has otherwise than Node's ICU, stands
here. `tests/stdlib/locales` compares every locale with every option.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from latebind.grammar.diagnostics import printable
from latebind.grammar.errors import fail
from latebind.interp.convert import from_host, type_name

if TYPE_CHECKING:
    from babel import Locale


class Joins(NamedTuple):
    """What joins a date and a time (CLDR's `atTime`), by the length of the date; None: what Babel has."""

    full: str
    long: str
    short: str | None = None


_ENGLISH = Joins("{1} 'at' {0}", "{1} 'at' {0}")
_SPANISH = Joins("{1}, {0}", "{1} 'a' 'las' {0}")
_PORTUGUESE = Joins("{1} 'às' {0}", "{1} 'às' {0}", "{1}, {0}")
_GERMAN = Joins("{1} 'um' {0}", "{1} 'um' {0}")
_FRENCH = Joins("{1} 'à' {0}", "{1} 'à' {0}")
_ITALIAN = Joins("{1} 'alle' 'ore' {0}", "{1} 'alle' 'ore' {0}")

# Locales, by the tag that scripts write.
LOCALES: dict[str, Joins] = {
    **dict.fromkeys(("en", "en-US", "en-GB"), _ENGLISH),
    **dict.fromkeys(("es", "es-AR", "es-CL", "es-CO", "es-EC", "es-ES", "es-MX", "es-PE"), _SPANISH),
    **dict.fromkeys(("pt", "pt-BR", "pt-PT"), _PORTUGUESE),
    **dict.fromkeys(("de", "de-DE"), _GERMAN),
    **dict.fromkeys(("fr", "fr-FR"), _FRENCH),
    **dict.fromkeys(("it", "it-IT"), _ITALIAN),
}

# Where a number is grouped only from five digits on (CLDR's minimumGroupingDigits).
FIVE_DIGITS = frozenset({"es", "es-ES", "pt-PT", "it", "it-IT"})

# Where Node's CLDR is newer than Babel's: patterns of currencies, and digits behind the point.
CURRENCY_PATTERNS: dict[str, str] = dict.fromkeys(("es_AR", "es_CO"), "¤\xa0#,##0.00")
FRACTIONS: dict[str, int] = {"COP": 0}
# Patterns of skeletons, and the skeletons that a locale prefers to its parent's where both are as near.
SKELETONS: dict[str, dict[str, str]] = {
    **{tag: {"h": "h\u202fa", "MMd": "dd.MM.", "yMM": "MM/y"} for tag in ("de", "de-DE")},
    **{tag: {"H": "H"} for tag in ("it", "it-IT")},
}
PREFERRED = {"es-CL": ("MMMdd", "Md")}
# Which names differ where they stand alone: of months (`M`) or days (`E`), short (3) or long (4). Babel's data of all
# others are links to the names in dates, and lead to another language's once that was asked for them first (Babel 2.18).
ALONE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("de", "de_DE"), ("M3", "E3")),
    **dict.fromkeys(("es_CL", "es_CO"), ("M3",)),
    "es_PE": ("M3", "M4"),
}


def load(tag: Any, function: str) -> Locale:
    """Babel's data of a locale. Raises LOCALE_MISSING, LOCALE_UNKNOWN or MISSING_PACKAGE."""
    if tag is None:
        raise fail("LOCALE_MISSING", function=function)
    if tag not in LOCALES:
        raise fail("LOCALE_UNKNOWN", function=function, found=printable(tag[:40]), expected=" ".join(LOCALES))
    try:
        return babel(tag)
    except ImportError:
        hint = 'pip install "latebind[intl]"'
        raise fail("MISSING_PACKAGE", function=function, package="babel", hint=hint) from None


@cache
def babel(tag: str) -> Locale:
    """Babel's data of a locale. Raises ImportError."""
    from babel import Locale

    return Locale.parse(tag, sep="-")


# Options by which what writes a text is kept, each with its value's class: 1 and true are equal to Python.
Given = tuple[tuple[str, type, str | int], ...]


class Options:
    """The options of one call, each of which may be asked for once; `end` refuses those that nobody asked for."""

    def __init__(self, given: dict[str, Any]) -> None:
        self.left = {key: value for key, item in given.items() if (value := from_host(item)) is not None}
        self.known: list[str] = []

    def one_of(self, name: str, *values: Any) -> Any:
        """An option that has one of these values; None where it is not given."""
        self.known.append(name)
        found = self.left.pop(name, None)
        if found is None:
            return None
        if not any(found.__class__ is value.__class__ and found == value for value in values):
            expected = ", ".join(f'"{value}"' if isinstance(value, str) else str(value).lower() for value in values)
            shown = f'"{printable(found[:40])}"' if isinstance(found, str) else type_name(found)
            raise fail("LOCALE_VALUE", name=name, found=shown, expected=expected)
        return found

    def digits(self, name: str, least: int, most: int) -> int | None:
        """An option that is a number of digits."""
        self.known.append(name)
        found = self.left.pop(name, None)
        if found is None:
            return None
        if found.__class__ not in (int, float):
            raise fail("LOCALE_VALUE", name=name, found=type_name(found), expected="a number")
        if not least <= found <= most:
            raise fail("LOCALE_DIGITS", name=name, least=least, most=most)
        return int(found)

    def text(self, name: str) -> str | None:
        """An option that is any text."""
        self.known.append(name)
        found = self.left.pop(name, None)
        if found is not None and not isinstance(found, str):
            raise fail("LOCALE_VALUE", name=name, found=type_name(found), expected="a string")
        return found

    def end(self) -> None:
        """Refuse what is left."""
        for name in self.left:
            found, known = printable(name[:40]), " ".join(self.known)
            raise fail("LOCALE_OPTION", found=found, expected=known)
