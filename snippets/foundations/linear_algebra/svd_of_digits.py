"""The leading right singular vectors of 1,257 scanned digits, drawn as images of 8 x 8 pixels."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0)
mean = X_train.mean(axis=0)
A = X_train - mean  # rows: scans; columns: pixels
U, s, Vt = np.linalg.svd(A, full_matrices=False)

rank = int(np.sum(s > s[0] * max(A.shape) * np.finfo(float).eps))
blank = int(np.sum(np.all(X_train == 0, axis=0)))
assert rank == np.linalg.matrix_rank(A) == 64 - blank
print(
    f"data matrix {A.shape[0]} x {A.shape[1]}: {blank} pixels are blank in every scan, rank {rank}"
)

pca = PCA(n_components=10, svd_solver="full").fit(X_train)
assert np.allclose(s[:10] ** 2 / (len(A) - 1), pca.explained_variance_)
assert np.allclose(np.abs(np.sum(pca.components_ * Vt[:10], axis=1)), 1)

share = np.cumsum(s**2) / np.sum(s**2)
scores = {}
for k in (2, 5, 10, 20, 64):
    V = Vt[:k].T  # shape (64, k): learned on the training scans only
    neighbors = KNeighborsClassifier(3).fit(A @ V, y_train)
    scores[k] = neighbors.score((X_test - mean) @ V, y_test)
    print(f"{k:2d} numbers per scan: variance kept {share[k - 1]:.3f}, accuracy {scores[k]:.2f}")
most_common = np.bincount(y_train).argmax()
print(f"always answering {most_common}: accuracy {np.mean(y_test == most_common):.2f}")
assert scores[20] > scores[64] - 0.02 and scores[2] < 0.8

fig, axes = plt.subplots(1, 8, figsize=(7, 1.15), layout="constrained")
for k, ax in enumerate(axes):
    v = Vt[k] * np.sign(Vt[k][np.abs(Vt[k]).argmax()])  # a singular vector's sign is free
    ax.imshow(v.reshape(8, 8), cmap="cividis", vmin=-0.4, vmax=0.4)
    ax.set(title=f"v{k + 1}", xticks=[], yticks=[])
plt.show()
