"""Serving until Ctrl-C: the address is printed at once, the workspace opens meanwhile."""

from __future__ import annotations

import logging
import signal
import sys
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from designer.cli import address
from designer.cli.exits import PROBLEMS
from designer.web import auth, links
from designer.web.app import create_app
from designer.web.keys import Keys
from designer.web.rooms import Rooms
from designer.web.server import PortTaken, bind, serve
from designer.web.settings import Settings
from designer.workspace.errors import WorkspaceError, WorkspaceInUse
from designer.workspace.home import make_home
from designer.workspace.lock import FolderLock

if TYPE_CHECKING:
    from designer.workspace.workspace import Workspace


def run(settings: Settings, *, exactly: bool, open_browser: bool, new_links: bool) -> None:
    """Serve a workspace until Ctrl-C or SIGTERM."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    if _runs_already(settings, open_browser):
        return
    try:
        listening = bind(settings.host, settings.port, exactly=exactly)
    except PortTaken as error:
        raise click.ClickException(f"{error} Choose another with --port.") from None
    except OSError as error:
        raise click.ClickException(f"Cannot listen at {settings.host}: {error.strerror}.") from None
    settings = replace(settings, port=listening.getsockname()[1])
    keys = Keys.open(settings.folder, new_epoch=new_links)
    rooms = Rooms(lambda: _open(settings))
    app = create_app(rooms, settings, keys)
    server = serve(app, listening)
    listening.close()
    failed = _stop_when_failed(rooms, server)
    _stop_at_signals(server)
    _say(settings, keys)
    if open_browser:
        once = links.owner_address(settings, auth.keeper_of(app).token_for_once())
        threading.Thread(target=_browse, args=[once], daemon=True).start()
    try:
        server.serve_forever(poll_interval=0.2)
    finally:
        server.server_close()
        _close(settings, rooms)
    if failed:
        _explain(settings, failed[0])


def _open(settings: Settings) -> Workspace:
    """Open the workspace with its engine; the processes that compute warm up meanwhile."""
    from designer.workspace.workspace import open_workspace

    workspace = open_workspace(settings.folder, code=settings.code, experiment=settings.experiment)
    address.write(settings.folder, links.owner_address(settings))
    return workspace


def _say(settings: Settings, keys: Keys) -> None:
    click.echo(links.owner_address(settings))
    click.echo(f"Workspace: {settings.folder}. Ctrl-C stops.", err=True)
    for link in links.make(keys, settings) if settings.share else ():
        what = "Watch" if link.kind == "watch" else "Work on copies of their own"
        click.echo(f"\n{what}: {link.url}\n\n{links.ascii_art(link.url)}")
    if not settings.code:
        click.echo(
            "Others can reach this server, so modules that hold code do not run: see --allow-code.",
            err=True,
        )


def _browse(where: str) -> None:
    import webbrowser

    if not webbrowser.open(where):
        click.echo("No browser could be opened: open the address yourself.", err=True)


def _stop_when_failed(rooms: Rooms, server: Any) -> list[BaseException]:
    """Stop serving when the workspace does not open; the list then holds the reason."""
    failed: list[BaseException] = []

    def stop(error: BaseException) -> None:
        failed.append(error)
        threading.Thread(target=server.shutdown, daemon=True).start()

    rooms.when_failed(stop)
    return failed


def _stop_at_signals(server: Any) -> None:
    """Leave `serve_forever` at the first signal; a second one while closing changes nothing."""

    def stop(_number: int, _frame: Any) -> None:
        threading.Thread(target=server.shutdown, daemon=True).start()

    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)


def _close(settings: Settings, rooms: Rooms) -> None:
    click.echo("Stopping …", err=True)
    rooms.close()
    address.remove(settings.folder)


def _runs_already(settings: Settings, open_browser: bool) -> bool:
    """If another server has the workspace, say where that is instead of starting a second."""
    try:
        FolderLock(make_home(settings.folder)).release()
    except WorkspaceInUse as error:
        known = address.read(settings.folder)
        if known is None:
            raise click.ClickException(f"{error.message} {error.hint}") from None
        click.echo(f"{error.message} It is at", err=True)
        click.echo(known)
        if open_browser:
            _browse(known.partition("?")[0])  # a browser that was here before knows who it is
        return True
    return False


def _explain(settings: Settings, error: BaseException) -> None:
    if isinstance(error, WorkspaceError):
        raise click.ClickException(f"{error.message} {error.hint}".strip())
    click.echo(f"The workspace {settings.folder} cannot be opened: {error}", err=True)
    logging.getLogger("designer").error("Opening failed", exc_info=error)
    sys.exit(PROBLEMS)
