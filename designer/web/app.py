"""The application: Flask for HTTP, Socket.IO for what is live, the guard around both."""

from __future__ import annotations

from flask import Flask

from designer.web import auth, errors, sockets, static
from designer.web.doorkeeper import Doorkeeper
from designer.web.keys import Keys
from designer.web.rooms import Rooms
from designer.web.routes import all_routes
from designer.web.security import Guard
from designer.web.settings import Settings
from designer.web.transport import make_socketio


def create_app(rooms: Rooms, settings: Settings, keys: Keys | None = None) -> Flask:
    """Make the application over the rooms behind it.

    Parameters
    ----------
    rooms : Rooms
        Holds the workspace, open or still being opened.
    settings : Settings
        What the server was told when it was started.
    keys : Keys, optional
        Signs cookies and links; by default those kept in the workspace folder.
    """
    app = Flask("designer.web", static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=settings.max_body, MAX_FORM_PARTS=20, TRUSTED_HOSTS=None)
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.extensions["rooms"] = rooms
    errors.install(app)
    keeper = Doorkeeper(settings, keys or Keys.open(settings.folder))
    auth.install(app, keeper)
    for blueprint in all_routes():
        app.register_blueprint(blueprint)
    app.register_blueprint(static.routes)
    socketio = make_socketio(app, settings.max_body)
    sockets.install(socketio, rooms, settings)
    app.wsgi_app = Guard(app.wsgi_app, settings, keeper.signed_in)  # type: ignore[method-assign]
    rooms.start()
    return app
