"""Makes a failing program small: drops statements, puts parts and plain literals in the place of wholes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from latebind.tests.conformance.kinds import ANY
from latebind.tests.conformance.trees import SEQUENCE, Tree, leaf

# Answers for each of several trees whether it still fails: asking Node once for many is much faster than one by one.
Fails = Callable[[Sequence[Tree]], list[bool]]

_PLAIN = [leaf(text, ANY, level="numeral") for text in ("1", "'a'", "true", "null", "[]", "[1]")]
_BATCH = 400


def shrink(tree: Tree, fails: Fails, rounds: int = 60) -> Tree:
    """The smallest tree that was found to fail still."""
    for _ in range(rounds):
        smaller = sorted(islice(_candidates(tree), 4 * _BATCH), key=Tree.size)[:_BATCH]
        failing = (candidate for candidate, bad in zip(smaller, fails(smaller), strict=True) if bad)
        found = next(failing, None)
        if found is None:
            return tree
        tree = found
    return tree


def _candidates(tree: Tree) -> Iterator[Tree]:
    for part in tree.walk():
        if part.form is SEQUENCE:
            for index in range(len(part.kids) - 1):
                yield tree.replaced(part, Tree(SEQUENCE, part.kids[:index] + part.kids[index + 1 :]))
            continue
        for inner in part.walk():
            if inner is not part and inner.form is not SEQUENCE:
                yield tree.replaced(part, inner)
        if part.kids or len(part.form.late) > 3:
            yield from (tree.replaced(part, plain) for plain in _PLAIN)
