"""A network namespace for one client: its link to the servers is a pair of interfaces, which is taken down and up.

What is lost so nobody is told of, as where a cable is pulled: neither end learns that the other is gone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from itertools import count

_numbers = count(1)


class Namespace:
    """One namespace. `address` is that of this end, where servers for the client listen: nobody else can reach it."""

    def __init__(self) -> None:
        number = next(_numbers)
        self.name = f"latebind{os.getpid()}n{number}"
        self._end = f"lb{os.getpid() % 100_000}n{number}"
        # Four addresses each, of those that are for trying things out within one machine (RFC 2544).
        place = (os.getpid() * 16 + number) % 16_384 * 4
        network = f"198.18.{place // 256}.{place % 256 + 1}", f"198.18.{place // 256}.{place % 256 + 2}"
        self.address = network[0]
        _ip("netns", "add", self.name)
        _ip("link", "add", self._end, "type", "veth", "peer", "name", "wire", "netns", self.name)
        _ip("address", "add", f"{network[0]}/30", "dev", self._end)
        _ip("link", "set", self._end, "up")
        _ip("-n", self.name, "address", "add", f"{network[1]}/30", "dev", "wire")
        _ip("-n", self.name, "link", "set", "wire", "up")

    @property
    def command(self) -> list[str]:
        """What stands before a command that is to run in it."""
        return ["ip", "netns", "exec", self.name]

    def down(self) -> None:
        """From now on nothing comes through."""
        _ip("link", "set", self._end, "down")

    def up(self) -> None:
        """Let it through again."""
        _ip("link", "set", self._end, "up")

    def remove(self) -> None:
        _ip("netns", "del", self.name)


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True, capture_output=True)


@cache
def missing() -> str | None:
    """Why there can be none here; None where there can."""
    if shutil.which("ip") is None:
        return "network namespaces need iproute2's `ip`"
    try:
        Namespace().remove()
    except subprocess.CalledProcessError as error:
        return f"network namespaces are not allowed here: {error.stderr.decode().strip()}"
    return None
