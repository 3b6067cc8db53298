"""An engine that computes nothing, for tests of what surrounds it."""

from __future__ import annotations

from typing import Any


class IdleEngine:
    environment = "idle"

    class outputs:
        @staticmethod
        def kept(keys: Any) -> dict[str, Any]:
            return {}

    def sample(self, graph_key: str, plan: Any, **options: Any) -> dict[str, Any]:
        return {"columns": {}, "errors": {}}

    def forget(self, graph_key: str) -> None:
        pass

    def close(self) -> None:
        pass
