"""The entry point of `latebind` and `python -m latebind`: starts the command line by `cli/start.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from latebind.cli.start import main as run

if TYPE_CHECKING:
    from latebind.cli.given import Given


def main() -> None:
    """Run the command line. The prompt is loaded when it is asked for."""
    run(open_prompt)


def open_prompt(given: Given) -> None:
    """Open the prompt of `repl.py`."""
    from latebind.repl import interact

    interact(given)


if __name__ == "__main__":
    main()
