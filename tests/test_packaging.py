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
def checkout(copy_checkout: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, in which nothing runs."""
    return copy_checkout(tmp_path_factory.mktemp("checkout"))


@pytest.fixture(scope="module")
def bare(copy_checkout: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, in which Python runs and keeps what it compiles."""
    return copy_checkout(tmp_path_factory.mktemp("bare"))


@pytest.fixture(scope="module")
def unpacked(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is in the source distribution of a checkout; nothing runs in it."""
    folder = tmp_path_factory.mktemp("distribution")
    archive = in_folder(checkout, "build_sdist", str(folder))
    with tarfile.open(archive) as file:
        if hasattr(tarfile, "data_filter"):  # from Python 3.11.4 on
            file.extraction_filter = tarfile.data_filter
        file.extractall(folder)
    return folder / archive.name.removesuffix(".tar.gz")


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return in_folder(checkout, "build_wheel", str(tmp_path_factory.mktemp("wheel")))


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_source_distribution_has_all_of_a_checkout(checkout: Path, unpacked: Path) -> None:
    """But the link in .dev, which is a folder that has itself in it."""
    found, wanted = files(unpacked), files(checkout)
    assert found.keys() - {"PKG-INFO"} == wanted.keys()
    assert [name for name, content in wanted.items() if found[name] != content] == []
    assert not (unpacked / ".dev" / "latebind").exists()


def test_a_wheel_of_a_checkout_and_of_its_source_distribution(
    checkout: Path, unpacked: Path, wheel: Path, tmp_path: Path
) -> None:
    assert names(wheel) == sources(checkout)
    assert names(in_folder(unpacked, "build_wheel", str(tmp_path))) == names(wheel)


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_tests_run_from_a_source_distribution(unpacked: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(unpacked, tmp_path / unpacked.name)
    subprocess.run(["make", "--silent", ".dev/latebind"], cwd=folder, check=True)
    some = [
        "tests/test_repository.py",
        "tests/test_language.py",
        "tests/grammar/test_tables.py",
        "tests/cli/test_doctor.py",
    ]
    # What reads all files again has read the same ones here.
    of_each_kind = "(not test_case or blocks) and not (every_module or clock or possessively or database or up_to_date)"
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", of_each_kind, *some]
    done = subprocess.run(
        command,
        cwd=folder,
        env=env | {"PYTHONPATH": str(folder / ".dev")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert " skipped" not in done.stdout


def test_a_wheel_works_alone(wheel: Path, tmp_path: Path) -> None:
    """With nothing else installed but what the standard library has: evaluating needs no other package."""
    with zipfile.ZipFile(wheel) as file:
        file.extractall(tmp_path / "site")
    code = "import latebind; print(latebind.__file__, latebind.eval('[1, 2].map(x => x * 2)'))"
    found = run(tmp_path, "-S", "-c", code, path=str(tmp_path / "site"))
    assert found == f"{tmp_path / 'site' / 'latebind' / '__init__.py'} [2, 4]\n"


def test_an_editable_install_leads_to_the_checkout(bare: Path, tmp_path: Path) -> None:
    wheel = in_folder(bare, "build_editable", str(tmp_path))
    with zipfile.ZipFile(wheel) as file:
        [link] = [name for name in file.namelist() if name.endswith(".pth")]
        folder = file.read(link).decode().strip()
        entry_points = file.read(next(name for name in file.namelist() if name.endswith("entry_points.txt"))).decode()
    assert Path(folder) == bare / ".dev"
    assert "latebind = latebind.__main__:main" in entry_points
    assert run(tmp_path, "-S", "-c", "import latebind; print(latebind.eval('1 + 1'))", path=folder) == "2\n"


@pytest.mark.parametrize("command", [["repl.py"], ["-m", "repl"]], ids=" ".join)
def test_a_bare_checkout(bare: Path, command: list[str], tmp_path: Path) -> None:
    import click

    site = str(Path(click.__file__).parents[1])
    # Without `site`, the editable install of this checkout is not seen; click is put there by hand.
    (tmp_path / "click").symlink_to(Path(site) / "click")
    assert run(bare, "-S", *command, path=str(tmp_path), stdin="[1, 2].map(x => x * 2)") == "[2, 4]\n"
