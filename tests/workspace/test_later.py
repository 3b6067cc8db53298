"""Work that is done a moment later."""

from __future__ import annotations

import threading

import pytest

from designer.workspace.later import Later


@pytest.mark.parametrize(("stopped", "records"), [(False, 1), (True, 0)])
def test_a_failure_is_logged_unless_all_is_being_closed(caplog, stopped, records):
    begun, go_on = threading.Event(), threading.Event()

    def work(key: str) -> None:
        begun.set()
        go_on.wait()
        raise RuntimeError(key)

    later = Later("work", work, 0.0)
    later.touch("a", at_once=True)
    begun.wait()
    if stopped:
        later.stop()
    go_on.set()
    later.flush() if not stopped else later.close()
    assert len(caplog.records) == records
    later.close()
