"""Decorators of routes: who may call, what comes in, what goes out."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Literal, TypeVar

from flask import Response, json, request
from pydantic import BaseModel, TypeAdapter

F = TypeVar("F", bound=Callable[..., Any])
Access = Literal["anyone", "guests", "editors", "owner"]


def serves(access: Access) -> Callable[[F], F]:
    """Say whom a route serves: everybody signed in (`guests`), those with graphs, or the owner."""

    def mark(view: F) -> F:
        view.access = access  # type: ignore[attr-defined]
        return view

    return mark


def takes(model: type[BaseModel]) -> Callable[[F], F]:
    """Read the JSON body as a model; it becomes the first argument."""

    def decorate(view: F) -> F:
        @functools.wraps(view)
        def inner(*args: Any, **kwargs: Any) -> Any:
            body = request.get_data(cache=False) or b"{}"
            return view(*args, model.model_validate_json(body), **kwargs)

        return inner  # type: ignore[return-value]

    return decorate


def takes_query(model: type[BaseModel]) -> Callable[[F], F]:
    """Read the query string as a model; it becomes the first argument."""

    def decorate(view: F) -> F:
        @functools.wraps(view)
        def inner(*args: Any, **kwargs: Any) -> Any:
            return view(*args, model.model_validate(request.args.to_dict()), **kwargs)

        return inner  # type: ignore[return-value]

    return decorate


def gives(
    shape: Any = None, status: int = 200
) -> Callable[[Callable[..., Any]], Callable[..., Response]]:
    """Answer what the view returns as JSON, through a model when one is named."""

    def decorate(view: Callable[..., Any]) -> Callable[..., Response]:
        @functools.wraps(view)
        def inner(*args: Any, **kwargs: Any) -> Response:
            return answer(view(*args, **kwargs), shape, status)

        return inner

    return decorate


def answer(value: Any, shape: Any = None, status: int = 200) -> Response:
    """Make the JSON response of a value."""
    if status == 204:
        return Response(status=204)
    if shape is None:
        body: str | bytes = json.dumps(value)
    else:
        adapter = _adapter(shape)
        body = adapter.dump_json(
            adapter.validate_python(value, from_attributes=True), by_alias=True
        )
    response = Response(body, status, mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response


@functools.cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)
