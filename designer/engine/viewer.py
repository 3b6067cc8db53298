"""The process that looks at outputs: models are unpacked here and nowhere near the server."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from .child import Mail
from .errors import ViewError
from .execute import message_of
from .outputs import open_outputs
from .views.all import VIEWS
from .views.look import Look
from .wire import Channel, Message

THREADS = 3


def main(channel: Channel, first: Message) -> None:
    """Answer questions until the server is gone."""
    look = Look(open_outputs(Path(first["home"])))
    with ThreadPoolExecutor(THREADS) as threads:
        for message in Mail(channel):
            threads.submit(answer, channel, look, message)


def answer(channel: Channel, look: Look, message: Message) -> None:
    """Answer one question."""
    try:
        view = VIEWS.get(message["view"])
        if view is None:
            raise ViewError(f"There is no view {message['view']!r}.")
        found = {"answer": finite(view(look, **message["args"]))}
    except ViewError as error:
        found = {"error": str(error)}
    except Exception as error:
        found = {"error": f"{type(error).__name__}: {message_of(error)}"}
    channel.send({"number": message["number"], **found})


def finite(value: Any) -> Any:
    """Numbers that JSON lacks are null."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(key): finite(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [finite(each) for each in value]
    return value
