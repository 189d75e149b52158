"""The site's pages: links into the playground open what stands above them, and nothing leads out of the manual."""

from __future__ import annotations

import base64
import json
import re
import zlib
from pathlib import Path

import pytest

from latebind.tests.rooms import ROOT
from latebind.tests.test_playground import load_from

hooks = load_from(ROOT / "website" / "hooks.py")
DOCS = ROOT / "docs"
PAGES = {path.relative_to(DOCS).as_posix(): path.read_text("utf-8") for path in sorted(DOCS.rglob("*.md"))}


def opened(fragment: str) -> tuple[str, str]:
    """What the playground's `link.js` makes of a fragment."""
    packed = fragment.removeprefix("#code=")
    script, variables = json.loads(zlib.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))))
    return script, variables


def test_a_fragment_is_what_it_was_made_of() -> None:
    assert opened(hooks.fragment('"ñ😀"', '{"a": 1}')) == ('"ñ😀"', '{"a": 1}')


def test_a_script_has_a_link_with_its_variables() -> None:
    page = 'text\n\n```late\n//variables {"a": 2}\na * 2 //=> 4\n```\n\nmore\n'
    found = re.search(r'<a href="\.\./try/(#code=[\w-]+)">', hooks.with_links(page, "../"))
    assert found is not None
    assert opened(found[1]) == ("a * 2 //=> 4\n", '{"a": 2}')


@pytest.mark.parametrize("block", ['//memory {"a": "1"}\n1', "1\n---\n2", "a.b //!! MISSING_KEY\n1"])
def test_what_needs_more_than_a_page_has_none(block: str) -> None:
    assert hooks.script_of(block) is None


def test_links_out_of_the_manual_are_text() -> None:
    assert hooks.without_outside("[a](../examples/a.py) [b](language.md)", "x.md") == "a [b](language.md)"
    inside = "[b](../language.md#b)\n\n```\n[a](../../a)\n```\n"
    assert hooks.without_outside(inside, "migrating/x.md") == inside


def test_most_scripts_of_the_manual_have_a_link() -> None:
    for name, least in {"language.md": 30, "index.md": 2, "errors.md": 200, "library.md": 100}.items():
        assert hooks.with_links(PAGES[name], "../").count('<p class="try"') >= least, name


def test_a_script_that_does_not_run_there_has_none() -> None:
    page = "```late\nunknown + 1\n```\n"
    assert hooks.with_links(page, "") == page


def test_every_page_is_in_the_navigation() -> None:
    text = (ROOT / "website" / "mkdocs.yml").read_text("utf-8")
    assert sorted(re.findall(r"[\w/-]+\.md$", text.partition("\nnav:\n")[2], re.M)) == sorted(PAGES)
    assert "\nstrict: true\n" in text


def test_versions_stand_beside_each_other(tmp_path: Path) -> None:
    for name in ("0.9.1", "0.10.0", "0.9", "old", "0.11"):
        (tmp_path / name).mkdir()
        if name != "0.11":  # which is not built to its end
            (tmp_path / name / "index.html").touch()
    hooks.write_index(tmp_path)
    listed = json.loads((tmp_path / "versions.json").read_text("utf-8"))
    assert [(each["version"], each["aliases"]) for each in listed] == [
        ("0.10.0", ["latest"]),
        ("0.9.1", []),
        ("0.9", []),
    ]
    assert 'url=0.10.0/"' in (tmp_path / "index.html").read_text("utf-8")


def test_nothing_is_loaded_from_another_host() -> None:
    for path in (ROOT / "playground" / "src").iterdir():
        loaded = re.findall(r"(?:src|href|from|import|url)\W{1,4}(https?://[^\"')]+)", path.read_text("utf-8"))
        assert not loaded, path.name
