"""A zero singular value reveals dependent columns; its right singular vector tells how."""

import numpy as np
from sklearn.datasets import load_wine

wine = load_wine(as_frame=True).data[["malic_acid", "ash", "magnesium", "total_phenols"]]
wine["sum"] = 2 * wine["malic_acid"] - wine["ash"]  # the planted dependency
A = wine.to_numpy()

_, s, Vt = np.linalg.svd(A, full_matrices=False)
null = Vt[-1] / Vt[-1, -1]  # scaled so that the last entry is 1
assert s[-1] < 1e-13 * s[0]
print("columns:", len(s), " rank:", np.linalg.matrix_rank(A))
print("weights of the combination that vanishes:")
for name, weight in zip(wine.columns, null, strict=True):
    print(f"{name:14s} {round(weight, 3) + 0.0:+.3f}")
assert np.allclose(A @ null, 0, atol=1e-10)
assert np.allclose(null, [-2, 1, 0, 0, 1], atol=1e-10)

y = load_wine().data[:, 0]
w = np.linalg.lstsq(A, y)[0]
assert np.allclose(A @ w, A @ (w + 100 * null))  # other weights, the same predictions
assert np.linalg.norm(w) < np.linalg.norm(w + 100 * null)  # lstsq takes the shortest
assert np.isclose(w @ null, 0)
print("weights + 100 x null vector: the same predictions")
