"""What MkDocs does to the manual. Scripts get a link that opens them in the playground, where they run there as the page
says; links that lead out of the manual, into the repository, become plain text. Each version is built into a folder of its
own, beside those of other versions that stand there."""

from __future__ import annotations

import base64
import importlib.util
import json
import posixpath
import re
import shutil
import zlib
from functools import cache
from pathlib import Path
from typing import Any

from latebind import __version__

ROOT = Path(__file__).resolve().parents[1]
PLAYGROUND = "try"  # where the site has it

_SCRIPT = re.compile(r"^```late[^\n]*\n(?P<text>.*?)^```\n(?P<shown>\n```text\n.*?^```\n)?", re.S | re.M)
_HEADER = re.compile(r"^//(?P<key>[\w$.]+) +(?P<text>\S.*)\n", re.M)
_FENCE = re.compile(r"^(?P<fence>```|~~~).*?^(?P=fence)$", re.S | re.M)
_SECOND = re.compile(r"(\]\([^)\s]*#[a-z]+)-(\d\))")  # the second heading of a name
_OUTSIDE = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<target>(?:\.\./)+[^)]+)\)")


def script_of(block: str) -> tuple[str, str] | None:
    """The script and the variables of an example, for the playground; None where it needs what the page does not set up."""
    variables = "{}"
    for header in _HEADER.finditer(block):
        if header["key"] != "variables":
            return None
        variables = header["text"]
    text = _HEADER.sub("", block).strip("\n")
    if "\n---\n" in text or ("//!!" in text and text.count("\n")):
        return None  # several cases, or lines that fail one after the other
    return text + "\n", variables


@cache
def _page() -> Any:
    """What the playground's page asks, without a page."""
    spec = importlib.util.spec_from_file_location("bridge", ROOT / "playground" / "bridge.py")
    assert spec is not None and spec.loader is not None
    bridge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bridge)
    return bridge.Page(":memory:")


def runs(script: str, variables: str, *, fails: bool) -> bool:
    """Whether the playground shows of a script what the manual says: a value, or that it `fails`."""
    ok: bool = _page().run(script, json.loads(variables), commit=False)["ok"]
    return ok is not fails


def fragment(script: str, variables: str) -> str:
    """What the playground's `link.js` reads: a JSON text of both, deflated, in base64 for addresses."""
    packed = zlib.compress(json.dumps([script, variables], ensure_ascii=False).encode(), 9)
    return "#code=" + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def with_links(markdown: str, to_root: str) -> str:
    """A page whose scripts have a link below them."""

    def linked(found: re.Match[str]) -> str:
        opened = script_of(found["text"])
        fails = "//!!" in found["text"] or (found["shown"] or "").startswith("\n```text\nerror")
        if opened is None or not runs(*opened, fails=fails):
            return found[0]
        address = f"{to_root}{PLAYGROUND}/{fragment(*opened)}"
        return f'{found[0]}\n<p class="try" style="margin-top: -0.8em; text-align: right; font-size: 0.7rem"><a href="{address}">Try it</a></p>\n'

    return _SCRIPT.sub(linked, markdown)


def without_outside(markdown: str, path: str) -> str:
    """A page without links to what is not in the manual; code is left alone."""

    def plain(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), found["target"].partition("#")[0]))
        return found["text"] if target.startswith("..") else found[0]

    pieces, end = [], 0
    for fence in _FENCE.finditer(markdown):
        pieces += [_OUTSIDE.sub(plain, markdown[end : fence.start()]), fence[0]]
        end = fence.end()
    return "".join([*pieces, _OUTSIDE.sub(plain, markdown[end:])])


def versions(site: Path) -> list[str]:
    """The versions of the manual that a folder holds, the latest first."""
    numbers = {path.parent.name: _NUMBER.fullmatch(path.parent.name) for path in site.glob("*/index.html")}
    found = {name: tuple(map(int, number[0].split("."))) for name, number in numbers.items() if number is not None}
    return sorted(found, key=found.__getitem__, reverse=True)


def write_index(site: Path) -> None:
    """Write what the pages' selector of versions reads, and a first page that leads to the latest."""
    latest, *older = versions(site)
    rows = [{"version": latest, "title": f"{latest} (latest)", "aliases": ["latest"]}]
    rows += [{"version": each, "title": each, "aliases": []} for each in older]
    (site / "versions.json").write_text(json.dumps(rows), "utf-8")
    (site / "index.html").write_text(_FIRST_PAGE.format(latest=latest), "utf-8")


_NUMBER = re.compile(r"\d+(\.\d+)*")
_FIRST_PAGE = """<!doctype html>
<meta charset="utf-8">
<title>latebind</title>
<meta http-equiv="refresh" content="0; url={latest}/">
<p>The manual of <a href="{latest}/">latebind {latest}</a></p>
"""


# what MkDocs calls


def on_config(config: Any) -> Any:
    """Called once, with what is in mkdocs.yml."""
    config["site_dir"] = str(Path(config["site_dir"]) / __version__)
    config["copyright"] = f"latebind {__version__}"
    return config


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """Called for each page."""
    path = page.file.src_uri
    to_root = "../" * page.url.count("/")
    return with_links(_SECOND.sub(r"\1_\2", without_outside(markdown, path)), to_root or "./")


def on_post_build(*, config: Any, **_: Any) -> None:
    """Put the playground beside the pages, and the version beside the others."""
    shutil.copytree(ROOT / "build" / "playground", Path(config["site_dir"]) / PLAYGROUND, dirs_exist_ok=True)
    write_index(Path(config["site_dir"]).parent)
