"""Who is nearest under four distances, and held-out accuracy of 5-NN under each on four tables."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from scipy.spatial.distance import cdist
from sklearn.datasets import load_digits, load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(0)
METRICS = ("euclidean", "cityblock", "cosine", "mahalanobis", "hamming")


def accuracy(X: np.ndarray, y: np.ndarray, metric: str, standardize: bool) -> float:
    """Held-out accuracy of 5-NN; X has shape (n, d), y (n,), metric is one of METRICS."""
    A, B, a, b = train_test_split(X, y, test_size=0.4, stratify=y, random_state=0)
    if standardize:
        scaler = StandardScaler().fit(A)
        A, B = scaler.transform(A), scaler.transform(B)
    options = {}
    if metric == "mahalanobis":  # the inverse covariance comes from the training rows
        options["VI"] = np.linalg.pinv(np.cov(A.T))
    nearest = cdist(B, A, metric, **options).argsort(axis=1, kind="stable")[:, :5]
    votes = (a[nearest][:, :, None] == np.arange(a.max() + 1)).sum(axis=1)
    return float(np.mean(votes.argmax(axis=1) == b))


y = np.arange(600) % 2
stretched = rng.normal(size=(600, 2)) * [8, 0.5] + y[:, None] * [0, 1.5]
turn = np.array([[0.8, 0.6], [-0.6, 0.8]])
stretched = stretched @ turn  # long axis tilted; the classes lie across the thin one
topics = rng.dirichlet(np.full(50, 0.5), size=2) + 0.02  # word shares of two kinds of text
topics /= topics.sum(axis=1, keepdims=True)
topics[1] = 0.85 * topics[0] + 0.15 * topics[1]
lengths = np.exp(rng.uniform(np.log(100), np.log(5_000), size=600)).astype(int)
words = np.array([rng.multinomial(n, topics[c]) for n, c in zip(lengths, y, strict=True)])
digits = load_digits()
tables = {
    "wine, standardized": (load_wine().data, load_wine().target),
    "tilted cloud": (stretched, y),
    "word counts": (words.astype(float), y),
    "digits, 1 bit a pixel": (digits.data[::2] > 7, digits.target[::2]),
}
score = {}
print("accuracy of 5-NN       " + "".join(f"{m:>13s}" for m in METRICS))
for table, (X, label) in tables.items():
    known = METRICS[:4] if X.dtype != bool else ("euclidean", "hamming")
    row = [accuracy(X.astype(float), label, m, table.startswith("wine")) for m in known]
    score.update({(table, m): v for m, v in zip(known, row, strict=True)})
    cells = [f"{score[table, m]:13.3f}" if m in known else f"{'-':>13s}" for m in METRICS]
    print(f"{table:23s}" + "".join(cells))
assert score["tilted cloud", "mahalanobis"] > score["tilted cloud", "euclidean"] + 0.04
assert score["word counts", "cosine"] > score["word counts", "euclidean"] + 0.05
assert score["digits, 1 bit a pixel", "hamming"] > 0.9

S = np.cov(stretched.T)
L = np.linalg.cholesky(np.linalg.inv(S))  # Mahalanobis is Euclidean after this map
assert np.allclose(
    cdist(stretched[:9], stretched, "mahalanobis", VI=L @ L.T),
    cdist(stretched[:9] @ L, stretched @ L),
)
ticks = np.linspace(-3, 3, 120)  # an even number: the origin has no angle
grid = np.stack(np.meshgrid(ticks, ticks), axis=-1).reshape(-1, 2)
query = np.array([[1.5, 1.0]])
fig, axes = plt.subplots(1, 4, figsize=(7, 2.2), sharey=True, layout="constrained")
for ax, metric in zip(axes, METRICS[:4], strict=True):
    options = {"VI": np.linalg.inv(S)} if metric == "mahalanobis" else {}
    far = cdist(grid, query, metric, **options).reshape(120, 120)
    levels = np.quantile(far, [0.05, 0.2, 0.4])
    ax.contour(ticks, ticks, far, levels, colors=["C0", "C5", "C2"])
    ax.plot(*query[0], "*", color="C4", markersize=9)
    ax.set(title=metric, xlabel="$x_1$", aspect="equal")
axes[0].set_ylabel("$x_2$")
plt.show()
