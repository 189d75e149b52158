"""Methods of strings that look characters up in Unicode's tables: capitals, small letters and normal forms. They are those of
the version that Python has: letters that are newer than it keep theirs.
"""

from __future__ import annotations

from typing import Literal

from latebind.grammar.errors import fail
from latebind.grammar.lazy_regex import lazy_regex
from latebind.interp.inline import LONG, Inline, quick
from latebind.interp.library import Table
from latebind.interp.limits import Run
from latebind.stdlib import quick_texts

LETTERS = Table(receiver="string")


@LETTERS.add("toUpperCase(): string", "In capitals.", inline=(Inline("this", "this.upper()", "", LONG, leaves=True),))
def to_upper_case(run: Run, subject: str) -> str:
    _letters(run, subject)
    return _grown(run, subject, subject.upper())


@LETTERS.add(
    "toLowerCase(): string", "In small letters.", inline=(Inline("this", "this.lower()", "", LONG, leaves=True),)
)
def to_lower_case(run: Run, subject: str) -> str:
    _letters(run, subject)
    return _grown(run, subject, subject.lower())


def _letters(run: Run, subject: str) -> None:
    """Charge looking each character up, where that is needed."""
    run.string(len(subject))
    if not subject.isascii():
        run.charge(len(subject) >> 4)


@LETTERS.add(
    "normalize(form?: string): string",
    "In the Unicode form NFC (without argument), NFD, NFKC or NFKD.",
    inline=(
        Inline("this", "this", "this.isascii()", LONG),
        Inline("this form", "this", "this.isascii() and form in ('NFC', 'NFD', 'NFKC', 'NFKD')", LONG),
        quick("this", quick_texts.normalized, weight=2),
        quick("this form", quick_texts.normalized, weight=2),
    ),
)
def normalize(run: Run, subject: str, form: str = "NFC") -> str:
    from unicodedata import normalize as normalized

    if form not in ("NFC", "NFD", "NFKC", "NFKD"):
        raise fail("BAD_FORM", found=form[:20])
    run.string(len(subject))
    if subject.isascii():
        return subject
    run.charge(len(subject) >> 4)
    if _MANY_MARKS.search(_classes(subject.translate(_BECOME_MARKS))):
        run.charge(len(subject))
        subject = _in_order(subject, "NFKD" if "K" in form else "NFD")
    return _grown(run, subject, normalized(form, subject))  # type: ignore[arg-type]


_MANY_MARKS = lazy_regex(rb"[^\0]{32,}")

# They have no combining class of their own, but become characters that have one.
_BECOME_MARKS: dict[int, str] = dict.fromkeys((0x0F73, 0x0F75, 0x0F81, 0xFF9E, 0xFF9F), "\u0301")


def _classes(text: str) -> bytes:
    """The combining class of each character, 0 for what is no mark."""
    from unicodedata import combining

    return bytes(map(combining, text))


def _in_order(text: str, form: Literal["NFD", "NFKD"]) -> str:
    """A text decomposed, with many marks behind one letter in their canonical order (The Unicode Standard, 3.11): to
    sort them, Python takes quadratic time.
    """
    from unicodedata import combining, normalize

    text = text.translate({ord(char): normalize(form, char) for char in {*text}})
    pieces: list[str] = []
    end = 0
    for marks in _MANY_MARKS.finditer(_classes(text)):
        pieces += text[end : marks.start()], *sorted(text[marks.start() : marks.end()], key=combining)
        end = marks.end()
    return "".join([*pieces, text[end:]])


def _grown(run: Run, before: str, after: str) -> str:
    # `ß` becomes two letters, and a compatibility form up to 18: what the charge for the length did not cover.
    if len(after) > len(before):
        run.string(len(after))
    return after
