"""Figure 3: from the command to the first page, against importing the libraries.

``python -m benchmarks.start``
"""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator

import psutil

from .common import best, report

COMMAND = [sys.executable, "-m", "designer", "serve", "--no-browser", "--port", "0"]
LIBRARIES = [sys.executable, "-c", "import sklearn, pandas"]
MB = 1024 * 1024
IDLE = 10.0  # seconds until the server has warmed up what it needs


@contextlib.contextmanager
def server(folder: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The server, and the address it prints."""
    command = [*COMMAND, "--workspace", folder]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as it:
        try:
            yield it, _address(it)
        finally:
            it.terminate()
            it.wait(20)


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://\S+", line):
            return found.group()
    raise RuntimeError("the server printed no address")


def first_page(folder: str) -> float:
    """Seconds until the page has come."""
    begun = time.perf_counter()
    with server(folder) as (_, address):
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with opener.open(address, timeout=30) as page:
            page.read()
        return time.perf_counter() - begun


def libraries() -> float:
    """Seconds to import scikit-learn and pandas."""
    begun = time.perf_counter()
    subprocess.run(LIBRARIES, check=True)
    return time.perf_counter() - begun


def memory(folder: str) -> tuple[float, float]:
    """Memory of the idle server, and of all its processes, in MB."""
    with server(folder) as (process, address):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(address, timeout=30).read()
        time.sleep(IDLE)
        whole = psutil.Process(process.pid)
        family = [whole, *whole.children(recursive=True)]
        return peak(whole), sum(_own(each) for each in family)


def peak(process: psutil.Process) -> float:
    """The most memory a process has had so far, where the system says; else what it has now."""
    try:
        with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
            found = re.search(r"VmHWM:\s+(\d+) kB", status.read())
    except OSError:
        found = None
    return int(found.group(1)) / 1024 if found else process.memory_info().rss / MB


def _own(process: psutil.Process) -> float:
    """Memory that is not shared with another process."""
    try:
        return float(process.memory_full_info().uss) / MB
    except psutil.Error:
        return 0.0


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="designer-bench-") as folder:
        first_page(folder)
        page = best(lambda: first_page(folder))
        alone = best(libraries)
        server_peak, all_own = memory(folder)
    report(
        "Figure 3: command to first page, against python -c 'import sklearn, pandas'",
        "python -m benchmarks.start",
        [
            ("warm start", page / alone, "at most 0.50", f"{page:.2f} s against {alone:.2f} s"),
            ("peak memory of the idle server, MB", server_peak, "", "the server alone"),
            ("memory of all its processes, MB", all_own, "", "what they do not share"),
        ],
    )


if __name__ == "__main__":
    main()
