"""Each form with every odd literal of its arguments in turn: what chance alone would take long to meet."""

from __future__ import annotations

from random import Random

from latebind.tests.conformance import pools
from latebind.tests.conformance.expressions import FORMS, Expressions
from latebind.tests.conformance.kinds import VARIABLES, Kind, fill
from latebind.tests.conformance.pools import SPECIAL_NUMBERS, SPECIAL_STRINGS
from latebind.tests.conformance.programs import Program
from latebind.tests.conformance.trees import Form, Tree, sequence, spell


def corners() -> list[Program]:
    """The same list on every machine."""
    rng = Random("corners")
    return [_program(form, tree) for form in FORMS for tree in _trees(form, rng)]


def _trees(form: Form, rng: Random) -> list[Tree]:
    bound = {name: pools.random_kind(rng, scalar=True) for name in VARIABLES}
    made = []
    for index, slot in enumerate(form.slots):
        for literal in _literals(slot, rng):
            make = Expressions(rng, odd=0.1).make
            kids = [make(fill(kind, bound), 0) for kind in form.slots]
            kids[index] = literal
            made.append(Tree(form, tuple(kids), fill(form.result, bound)))
    return made


def _literals(slot: Kind, rng: Random) -> list[Tree]:
    if slot.name in SPECIAL_NUMBERS:
        usual, failing = SPECIAL_NUMBERS[slot.name]
        return [pools.numeral(text, slot) for text in dict.fromkeys([*usual.split(), *failing.split()])]
    if slot.name in SPECIAL_STRINGS:
        usual_texts, failing_texts = SPECIAL_STRINGS[slot.name]
        return [pools.string(text, rng, slot) for text in dict.fromkeys([*usual_texts, *failing_texts])]
    return [pools.truth(text) for text in pools.TRUTHS] if slot.name == "truth" else []


def _program(form: Form, tree: Tree) -> Program:
    whole = sequence([tree])
    return Program(whole, form.operations[0], spell(whole, "late"), spell(whole, "js"), wrong=False)
