"""All rows there are: importing this lets migrations and tests know every table."""

from .code import TrustedCode
from .files import File
from .graph_rows import Graph
from .revisions import Revision, RevisionAuthor
from .run_rows import Experiment, LogRow, Metric, NodeRow, Run, RunEvent
from .update_log import GraphUpdate
from .users import User

ROWS = (
    User,
    Graph,
    GraphUpdate,
    Revision,
    RevisionAuthor,
    TrustedCode,
    File,
    Experiment,
    Run,
    NodeRow,
    Metric,
    LogRow,
    RunEvent,
)
