"""Types that a kept model may hold, beside those skops trusts by itself.

Every name was found by fitting the installed scikit-learn's estimators and reading what skops asks
about. All are data holders, distances, kernels, losses, splitters or pure functions of
scikit-learn, numpy and scipy: rebuilding one runs no code of the file's choosing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

NAMES = frozenset(
    {
        "numpy.dtype",
        "numpy.mean",
        "numpy.median",
        "scipy._lib.array_api_compat.numpy._aliases.asarray",
        "scipy.interpolate._bsplines.BSpline",
        "sklearn.calibration._CalibratedClassifier",
        "sklearn.calibration._SigmoidCalibration",
        "sklearn.calibration._TemperatureScaling",
        "sklearn.cluster._bisect_k_means._BisectingTree",
        "sklearn.cluster._kmeans._kmeans_single_elkan",
        "sklearn.cluster._kmeans._kmeans_single_lloyd",
        "sklearn.compose._column_transformer.make_column_selector",
        "sklearn.ensemble._gb_losses.BinomialDeviance",
        "sklearn.ensemble._hist_gradient_boosting.binning._BinMapper",
        "sklearn.ensemble._hist_gradient_boosting.predictor.TreePredictor",
        "sklearn.gaussian_process._gpc._BinaryGaussianProcessClassifierLaplace",
        "sklearn.impute._iterative.IterativeImputer",
        "sklearn.impute._iterative._ImputerTriplet",
        "sklearn.model_selection._search_successive_halving.HalvingGridSearchCV",
        "sklearn.model_selection._search_successive_halving.HalvingRandomSearchCV",
        "sklearn.multiclass._ConstantPredictor",
        "sklearn.neighbors._ball_tree.BallTree",
        "sklearn.neighbors._ball_tree.BallTree32",
        "sklearn.neighbors._ball_tree.BallTree64",
        "sklearn.neighbors._kd_tree.KDTree",
        "sklearn.neighbors._kd_tree.KDTree32",
        "sklearn.neighbors._kd_tree.KDTree64",
        "sklearn.neural_network._stochastic_optimizers.AdamOptimizer",
        "sklearn.neural_network._stochastic_optimizers.SGDOptimizer",
        "sklearn.tree._tree.Tree",
        "sklearn.utils._bunch.Bunch",
        "sklearn.utils._metadata_requests.MetadataRequest",
        "sklearn.utils._metadata_requests.MethodMetadataRequest",
    }
)
FAMILIES = re.compile(
    r"""
    scipy\.sparse\._(csr|csc|coo)\.(csr|csc|coo)_(matrix|array)
    | sklearn\._loss\.(loss|link)\.[A-Z]\w*
    | sklearn\.feature_selection\._univariate_selection\.(f_classif|f_regression|chi2|r_regression)
    | sklearn\.feature_selection\._mutual_info\.mutual_info_(classif|regression)
    | sklearn\.gaussian_process\.kernels\.[A-Z]\w*
    | sklearn\.linear_model\._sgd_fast\.[A-Z]\w*
    | sklearn\.metrics\._(classification|ranking|regression)\.\w+_(score|error|loss|report)
    | sklearn\.metrics\.cluster\._(supervised|unsupervised)\.\w+_score
    | sklearn\.metrics\._dist_metrics\.[A-Z]\w*(Distance|Distance64|Distance32)
    | sklearn\.metrics\._scorer\._\w*Scorer
    | sklearn\.model_selection\._split\.[A-Z]\w*
    """,
    re.VERBOSE,
)


def trusted(names: Iterable[str]) -> list[str]:
    """Those of the names that are on the list."""
    return [name for name in names if name in NAMES or FAMILIES.fullmatch(name)]
