"""The libraries a warm process has at hand. Imported, never used: a parent must not compute."""

from __future__ import annotations

import contextlib
import importlib
import pkgutil
import warnings

FIRST = (
    "numpy",
    "scipy",
    "scipy.sparse",
    "scipy.special",
    "scipy.stats",
    "pandas",
    "pandas.api.internals",
    "pyarrow",
    "pyarrow.compute",
    "pyarrow.ipc",
    "pyarrow.parquet",
    "sklearn",
    "sklearn.experimental.enable_halving_search_cv",
    "sklearn.experimental.enable_iterative_imputer",
    "joblib",
    "skops.io",
    "threadpoolctl",
)
LATER = (  # what the libraries import themselves when they are first used
    "encodings.cp437",
    "narwhals._namespace",
    "narwhals._pandas_like.dataframe",
    "narwhals._pandas_like.group_by",
    "narwhals._pandas_like.namespace",
    "narwhals._pandas_like.selectors",
    "narwhals._pandas_like.series",
    "narwhals.stable.v2",
    "pyarrow.pandas_compat",
    "openpyxl",
)
LEFT_OUT = ("externals", "tests", "conftest", "datasets", "_build_utils", "experimental")


def load() -> None:
    """Import all that steps and viewers may need."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in FIRST:
            importlib.import_module(name)
        for name in LATER:
            with contextlib.suppress(ImportError):
                importlib.import_module(name)
        import sklearn

        for module in pkgutil.iter_modules(sklearn.__path__):
            if module.name not in LEFT_OUT and module.ispkg:
                importlib.import_module(f"sklearn.{module.name}")
        for name in (
            "pipeline",
            "multiclass",
            "multioutput",
            "naive_bayes",
            "discriminant_analysis",
        ):
            importlib.import_module(f"sklearn.{name}")
        for name in ("calibration", "dummy", "isotonic", "kernel_ridge", "random_projection"):
            importlib.import_module(f"sklearn.{name}")
        for name in ("child", "worker", "viewer", "sampler", "formats.kinds", "views.all"):
            importlib.import_module(f"designer.engine.{name}")
