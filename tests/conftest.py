"""What all tests share: the checkout's root, a copy of it, and how hypothesis looks for counterexamples.

Failures of the public suite for stores show values, whichever test imports it first.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest.register_assert_rewrite("latebind.memory.store.conformance")

# `make test` tries the same examples each time, however long they take: it says whether a change broke something.
# `make long` looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("steady")

ROOT = Path(__file__).parents[1]

# What a fresh clone has not.
_LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "dist", "build", "*.db*")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the checkout, in a folder whose name is no Python name."""
    copy = tmp_path / "late bind"
    shutil.copytree(ROOT, copy, symlinks=True, ignore=_LEFT_OUT)
    return copy
