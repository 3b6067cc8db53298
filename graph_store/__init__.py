"""Graph documents: format, upgrades, differences, co-editing."""

from graph_store.document import (
    DocumentError,
    Graph,
    Group,
    Node,
    Note,
    Source,
    from_dict,
    from_json,
    to_dict,
    to_json,
)
from graph_store.names import new_id

__all__ = [
    "DocumentError",
    "Graph",
    "Group",
    "Node",
    "Note",
    "Source",
    "from_dict",
    "from_json",
    "new_id",
    "to_dict",
    "to_json",
]
