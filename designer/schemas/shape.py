"""The two bases of every shape: what we answer and what we are sent."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    """Something the server says. Reads attributes, so a database row fits as it is."""

    model_config = ConfigDict(
        from_attributes=True, json_schema_serialization_defaults_required=True
    )


class Request(BaseModel):
    """Something the server is told. Fields it does not know are refused."""

    model_config = ConfigDict(extra="forbid", strict=True)
