"""What all tests share: failures of the public suite for stores show values, whichever test imports it first."""

import pytest

pytest.register_assert_rewrite("latebind.memory.store.conformance")
