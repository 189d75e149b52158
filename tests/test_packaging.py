"""What is built and installed: the wheel, the source distribution, an editable install, a bare checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from latebind.tests.rooms import package_files

pytestmark = pytest.mark.slow
build = pytest.importorskip("hatchling.build")


def names(archive: Path) -> set[str]:
    with zipfile.ZipFile(archive) as wheel:
        return {name for name in wheel.namelist() if ".dist-info/" not in name}


def sources(root: Path) -> set[str]:
    """What the package is made of, as a wheel names it."""
    return {f"latebind/{path.relative_to(root).as_posix()}" for path in package_files(root)}


def in_folder(folder: Path, call: str, *args: str) -> Path:
    """Call a hook of the build backend in `folder`: the file that it made."""
    code = f"import sys, hatchling.build as build; print(build.{call}(*sys.argv[1:]))"
    done = subprocess.run([sys.executable, "-c", code, *args], cwd=folder, capture_output=True, text=True, check=True)
    return Path(args[0]) / done.stdout.strip().splitlines()[-1]


def run(folder: Path, *command: str, path: str = "", stdin: str = "") -> str:
    env = {"PATH": "", "HOME": str(folder), "PYTHONPATH": path}
    done = subprocess.run(
        [sys.executable, *command], cwd=folder, env=env, input=stdin, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def archive(copy_checkout: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution of a checkout."""
    folder = tmp_path_factory.mktemp("distribution")
    return in_folder(copy_checkout(folder), "build_sdist", str(folder))


@pytest.fixture
def unpacked(archive: Path, tmp_path: Path) -> Path:
    """What is in it."""
    with tarfile.open(archive) as file:
        if hasattr(tarfile, "data_filter"):  # from Python 3.11.4 on
            file.extraction_filter = tarfile.data_filter
        file.extractall(tmp_path)
    return tmp_path / archive.name.removesuffix(".tar.gz")


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_source_distribution_has_all_of_a_checkout(checkout: Path, unpacked: Path) -> None:
    """But the link in .dev, which is a folder that has itself in it."""
    assert files(unpacked) - {"PKG-INFO"} == files(checkout)
    assert not (unpacked / ".dev" / "latebind").exists()


def test_a_wheel_of_a_checkout_and_of_its_source_distribution(checkout: Path, unpacked: Path, tmp_path: Path) -> None:
    wheel = in_folder(checkout, "build_wheel", str(tmp_path))
    assert names(wheel) == sources(checkout)
    (tmp_path / "again").mkdir()
    assert names(in_folder(unpacked, "build_wheel", str(tmp_path / "again"))) == names(wheel)


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_tests_run_from_a_source_distribution(unpacked: Path) -> None:
    subprocess.run(["make", "--silent", ".dev/latebind"], cwd=unpacked, check=True)
    some = [
        "tests/test_repository.py",
        "tests/test_language.py",
        "tests/grammar/test_tables.py",
        "tests/cli/test_doctor.py",
    ]
    # What reads all files again has read the same ones here.
    of_each_kind = "(not test_case or blocks) and not (every_module or clock or possessively or database)"
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", of_each_kind, *some]
    done = subprocess.run(
        command,
        cwd=unpacked,
        env=env | {"PYTHONPATH": str(unpacked / ".dev")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert " skipped" not in done.stdout


def test_a_wheel_works_alone(checkout: Path, tmp_path: Path) -> None:
    """With nothing else installed but what the standard library has: evaluating needs no other package."""
    wheel = in_folder(checkout, "build_wheel", str(tmp_path))
    with zipfile.ZipFile(wheel) as file:
        file.extractall(tmp_path / "site")
    code = "import latebind; print(latebind.__file__, latebind.eval('[1, 2].map(x => x * 2)'))"
    found = run(tmp_path, "-S", "-c", code, path=str(tmp_path / "site"))
    assert found == f"{tmp_path / 'site' / 'latebind' / '__init__.py'} [2, 4]\n"


def test_an_editable_install_leads_to_the_checkout(checkout: Path, tmp_path: Path) -> None:
    wheel = in_folder(checkout, "build_editable", str(tmp_path))
    with zipfile.ZipFile(wheel) as file:
        [link] = [name for name in file.namelist() if name.endswith(".pth")]
        folder = file.read(link).decode().strip()
        entry_points = file.read(next(name for name in file.namelist() if name.endswith("entry_points.txt"))).decode()
    assert Path(folder) == checkout / ".dev"
    assert "latebind = latebind.__main__:main" in entry_points
    assert run(tmp_path, "-S", "-c", "import latebind; print(latebind.eval('1 + 1'))", path=folder) == "2\n"


@pytest.mark.parametrize("command", [["repl.py"], ["-m", "repl"]], ids=" ".join)
def test_a_bare_checkout(checkout: Path, command: list[str]) -> None:
    import click

    site = str(Path(click.__file__).parents[1])
    # Without `site`, the editable install of this checkout is not seen; click is put there by hand.
    packages = checkout / "packages"
    packages.mkdir()
    (packages / "click").symlink_to(Path(site) / "click")
    assert run(checkout, "-S", *command, path=str(packages), stdin="[1, 2].map(x => x * 2)") == "[2, 4]\n"
