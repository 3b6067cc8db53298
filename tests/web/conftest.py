from tests.web.fixtures import (  # noqa: F401
    app,
    catalogue,
    graph,
    lab,
    public,
    served,
    settings,
    workspace,
)
