"""Ten expressions, their shapes predicted by the rules, and NumPy's verdict."""

import numpy as np

x, c, A, T = np.ones(5), np.ones((5, 1)), np.ones((5, 3)), np.ones((4, 5, 3))
cases = [
    ("x + c", lambda: x + c, (5, 5)),  # (1, 5) with (5, 1)
    ("A + x", lambda: A + x, None),  # 3 and 5 meet on the last axis
    ("A + x[:, None]", lambda: A + x[:, None], (5, 3)),
    ("A.mean(axis=0)", lambda: A.mean(axis=0), (3,)),
    ("A - A.mean(axis=1)", lambda: A - A.mean(axis=1), None),  # keepdims is missing
    ("x @ A", lambda: x @ A, (3,)),
    ("A @ A.T", lambda: A @ A.T, (5, 5)),
    ("T @ A.T", lambda: T @ A.T, (4, 5, 5)),  # a stack of four
    ("T[:, [0, 1], [0, 1]]", lambda: T[:, [0, 1], [0, 1]], (4, 2)),  # paired, not crossed
    ("T.sum(axis=(0, 2), keepdims=True)", lambda: T.sum(axis=(0, 2), keepdims=True), (1, 5, 1)),
]
for text, work, predicted in cases:
    try:
        shape = work().shape
    except ValueError:
        shape = None
    assert shape == predicted
    print(f"{text:34s} {shape or 'error'}")
