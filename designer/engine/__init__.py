"""Plan to outputs: processes, cache, sample runs. Knows no database; emits events."""

from .engine import Engine
from .errors import EngineClosed, EngineError, ViewError
from .outputs import Blobs, OutputInfo, Outputs

__all__ = ["Blobs", "Engine", "EngineClosed", "EngineError", "OutputInfo", "Outputs", "ViewError"]
