"""Where the numbers of an array lie in memory.

Sums differ in the last bit between memory layouts, so a table that is read back gets the layout it
had: the order of its axes, whether rows touch each other, and the direction of its strides. A
stride is restored by its class, not by its length: what decides results is whether an array can be
walked as one row of numbers, not how far apart its rows are.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Layout = dict[str, Any]


def layout_of(array: np.ndarray) -> Layout:
    """Describe the layout of a two-dimensional array."""
    if array.flags.c_contiguous:
        return {"order": "C"}
    if array.flags.f_contiguous:
        return {"order": "F"}
    strides = [stride // array.itemsize for stride in array.strides]
    outer = 0 if abs(strides[0]) >= abs(strides[1]) else 1
    return {
        "order": "CF"[outer],
        "gap": 2 if abs(strides[1 - outer]) > 1 else 1,
        "flip": [stride < 0 for stride in strides],
    }


def empty(shape: tuple[int, int], dtype: np.dtype, layout: Layout) -> np.ndarray:
    """An array to fill, with that layout."""
    order = layout["order"]
    if "gap" not in layout:
        return np.empty(shape, dtype, order=order)
    gap = layout["gap"]
    rows, columns = shape if order == "C" else shape[::-1]
    base = np.zeros((rows, columns * gap + 1), dtype)
    array = base[:, : columns * gap : gap]
    array = array if order == "C" else array.T
    down, across = layout["flip"]
    return array[:: -1 if down else 1, :: -1 if across else 1]
