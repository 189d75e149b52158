"""`files`: serve the files that links lead to, for this machine alone."""

from __future__ import annotations

import socket

import click

from latebind.cli.commands.options import WHERE, Commands, command
from latebind.cli.commands.output import emit
from latebind.cli.commands.usage import whole
from latebind.cli.given import FILES_PORT, Given
from latebind.cli.read_file import reason
from latebind.grammar.errors import fail

_LOOPBACK = "127.0.0.1"


@click.group("files", cls=Commands, short_help="Serve the files of users")
def GROUP() -> None:
    """Serve the files of users.

    \b
    Examples:
      LATEBIND_SECRET=… latebind files serve --memory sqlite:///bot.db
    """


@command(
    GROUP,
    "serve",
    *WHERE[:2],
    click.option("--port", type=whole(0, 65535), default=FILES_PORT, metavar="N", show_default=True),
    own_loop=True,
)
def serve(given: Given, port: int) -> None:
    """Serve the links that `toUrl()` gives, until interrupted, to programs on this machine alone.

    LATEBIND_SECRET signs the links, LATEBIND_FILES_URL says what they start with.

    \b
    Examples:
      LATEBIND_SECRET=… latebind files serve --port 8765
    """
    if given.app is None and given.secret is None:
        raise click.UsageError("expected the secret that signs links in LATEBIND_SECRET")
    try:
        import uvicorn

        from latebind.host.files_app import files_app
    except ImportError:
        raise fail("MISSING_PACKAGE", function="latebind files serve", package='"latebind[server]"') from None
    with given.runtime() as runtime, socket.socket() as listener:
        runtime.store()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((_LOOPBACK, port))
        except OSError as error:
            raise click.UsageError(f"expected a free port, found {port}: {reason(error)}") from None
        listener.listen()
        emit(f"http://{_LOOPBACK}:{listener.getsockname()[1]}/")
        config = uvicorn.Config(files_app(runtime), log_level="warning", lifespan="off", server_header=False)
        uvicorn.Server(config).run(sockets=[listener])
