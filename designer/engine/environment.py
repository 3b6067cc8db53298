"""What decides the bits of a result beside the text: versions, CPU kernel, threads."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import platform

DISTRIBUTIONS = (
    "numpy",
    "scipy",
    "pandas",
    "pyarrow",
    "scikit-learn",
    "joblib",
    "threadpoolctl",
    "openpyxl",
    "python-calamine",
)
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def cores() -> int:
    """Cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def environment() -> dict[str, str]:
    """Describe this process, numpy and scikit-learn being loaded."""
    found = {
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
        "cores": str(cores()),
    }
    for name in DISTRIBUTIONS:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    found["kernels"] = _kernels()
    found["threads"] = " ".join(
        f"{name}={os.environ[name]}" for name in THREADS if name in os.environ
    )
    return found


def _kernels() -> str:
    """The code paths that numpy and the linear algebra chose for this CPU."""
    import numpy as np
    import threadpoolctl

    parts = []
    for pool in threadpoolctl.threadpool_info():
        about = (pool.get("internal_api"), pool.get("version"), pool.get("architecture"))
        parts.append("/".join(str(each) for each in (*about, pool.get("num_threads"))))
    features = np.show_config(mode="dicts") or {}
    simd = features.get("SIMD Extensions", {})
    parts.append(" ".join(simd.get("found", simd.get("baseline", []))))
    return "; ".join(sorted(parts))


def digest(about: dict[str, str]) -> str:
    """A short digest of an environment, which enters the keys."""
    text = json.dumps(about, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]
