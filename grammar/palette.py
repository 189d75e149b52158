"""The colours of scripts and messages, the same where text is printed and where prompt_toolkit draws what is typed."""

from __future__ import annotations

# The words of a style: colours as prompt_toolkit calls them without `ansi`, and attributes.
COLOURS = {
    "keyword": "magenta",
    "constant": "cyan",
    "number": "cyan",
    "string": "green",
    "interpolation": "bold green",
    "function": "blue",
    "comment": "brightblack",
    "error": "red",
}
# Of the words that begin the lines of a message.
LABELS = {"error": "bold red", "warning": "bold yellow", "hint": "bold cyan"}

_CODES = {
    "bold": "1",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "magenta": "35",
    "cyan": "36",
    "brightblack": "90",
}


def paint(text: str, style: str | None) -> str:
    """`text` with the codes that turn a style on and off again in a terminal; as it is without one."""
    if style is None:
        return text
    return f"\x1b[{';'.join(_CODES[word] for word in style.split())}m{text}\x1b[m"
