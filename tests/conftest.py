"""What all tests share: the checkout's root and a copy of it.

Failures of the public suite for stores show values, whichever test imports it first.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytest.register_assert_rewrite("latebind.memory.store.conformance")

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
