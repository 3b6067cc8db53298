"""Everything that is kept: graphs and their history, runs and their results, files.

>>> from designer.workspace.workspace import Workspace
>>> # workspace.runs.start(graph_id, new, by=someone)
"""
