"""The recorded cases notice faults: each of `faults.FAULTS` changes some answer."""

from __future__ import annotations

import pytest

from latebind.tests.conformance import recording
from latebind.tests.conformance.faults import FAULTS, Fault
from latebind.tests.conformance.outcomes import ask_late

# Short ones first: most faults show in what is soon compiled.
CASES = sorted(((case, recording.uses(case)) for case in recording.read()), key=lambda found: len(found[0]["late"]))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_is_noticed(fault: Fault) -> None:
    shown_by = set(fault.operations)
    cases = [case for case, uses in CASES if uses & shown_by and fault.said in case["late"]]
    with fault.seeded():
        assert any(recording.mismatch(case, ask_late(case["late"])) for case in cases)
