"""What the tests of links to files ask a server, whichever serves them."""

from __future__ import annotations

from urllib.error import HTTPError
from urllib.request import urlopen

from latebind.tests.waiting import LIMIT


def status(url: str) -> int:
    """The status of the answer to a GET; 0 where nobody answers."""
    try:
        with urlopen(url, timeout=LIMIT) as answer:
            return int(answer.status)
    except HTTPError as error:
        with error:
            return error.code
    except OSError:
        return 0
