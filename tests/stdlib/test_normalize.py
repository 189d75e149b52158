"""`normalize` sorts many marks behind one letter by itself: what it gives is what Unicode says."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

import latebind

LETTERS = [*"aeéñ€가각ßﷺ\u1100\u1161한\uff8a😀", ""]
# Some of another class than those around, some that decompose, some that become marks, or stay none.
MARKS = [*map(chr, range(0x300, 0x370)), *"\u0344\u0f73\u0f81\uff9e\uff9f\u0315\u05b0\u3099"]
RUNS = st.tuples(st.sampled_from(LETTERS), st.lists(st.sampled_from(MARKS), max_size=90)).map(
    lambda run: run[0] + "".join(run[1])
)


@given(st.lists(RUNS, max_size=5).map("".join), st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_many_marks(text: str, form: str) -> None:
    expected = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    assert latebind.eval("text.normalize(form)", {"text": text, "form": form}) == expected
