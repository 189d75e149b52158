"""Serves the built page on this machine alone: `make playground-serve`. A page of this kind needs nothing of a server but
its files, with their types."""

from __future__ import annotations

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "build" / "playground"
TYPES = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".gz": "application/octet-stream",
}


class Handler(SimpleHTTPRequestHandler):
    """Files with the types that browsers ask for."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a visit is forty lines."""


def main(port: int, folder: Path) -> None:
    """Serve until somebody interrupts."""
    with ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(folder))) as server:
        print(f"http://127.0.0.1:{server.server_port}/", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8750, Path(sys.argv[2]) if len(sys.argv) > 2 else FOLDER)
