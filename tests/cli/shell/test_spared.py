"""What the first prompt leaves out is there for whoever uses it."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from latebind.cli.shell.style import terminal_size

_USES = """
import sys
from latebind.cli.shell.spared import _SPARED, import_prompt_toolkit
import_prompt_toolkit()
import prompt_toolkit.shortcuts as shortcuts
print([name for name in _SPARED if name in sys.modules])
from prompt_toolkit.shortcuts import ProgressBar, ProgressBarCounter
from prompt_toolkit.shortcuts.progress_bar import ProgressBar as same
print(shortcuts.ProgressBar is ProgressBar is same, "progress_bar" in ProgressBarCounter.__module__)
from prompt_toolkit import HTML
from prompt_toolkit.formatted_text import to_formatted_text
print(list(to_formatted_text(HTML("<b>x</b>"))))
import datetime, secrets, shutil, tempfile, xml.dom.minidom
print(datetime.date.min, len(secrets.token_hex(4)), bool(shutil.which), bool(tempfile.mkstemp), xml.dom.minidom.Node.ELEMENT_NODE)
from prompt_toolkit import buffer, history
print(buffer.shutil.rmtree is shutil.rmtree, history.datetime.date is datetime.date)
import asyncio, ssl
from asyncio import base_events, sslproto
print(base_events.ssl.SSLContext is ssl.SSLContext, base_events.sslproto.SSLProtocol is sslproto.SSLProtocol)
try:
    shortcuts.nothing
except AttributeError as error:
    print(error)
"""


def test_what_is_left_out_is_imported_when_it_is_used() -> None:
    done = subprocess.run([sys.executable, "-c", _USES], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "[]",
        "True True",
        "[('class:b', 'x')]",
        "0001-01-01 8 True True 1",
        "True True",
        "True True",
        "module 'prompt_toolkit.shortcuts' has no attribute 'nothing'",
    ]


def test_it_leaves_alone_what_is_there() -> None:
    code = "import prompt_toolkit.shortcuts as s, shutil\nfrom latebind.cli.shell.spared import import_prompt_toolkit\n"
    code += "bar = s.ProgressBar\nimport_prompt_toolkit()\nprint(s.ProgressBar is bar)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


@pytest.mark.parametrize("columns", ["", "77", "0", "wide"])
@pytest.mark.parametrize("lines", ["", "33", "0"])
def test_the_size_is_what_shutil_says(monkeypatch: pytest.MonkeyPatch, columns: str, lines: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("LINES", lines)
    assert terminal_size() == tuple(shutil.get_terminal_size())


@pytest.mark.parametrize("columns", ["٣", "1_0", "-5", pytest.param("9" * 5_000, id="thousands of digits")])
def test_what_is_no_size(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    usual = terminal_size()
    monkeypatch.setenv("COLUMNS", columns)
    assert terminal_size() == usual
