"""Error of 1-NN and of k = sqrt(n) against n where the best possible error, 0.30, is known."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.neighbors import KNeighborsClassifier

rng = np.random.default_rng(0)


def draw(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw x uniform on [0, 1], shape (n, 1), and y = 1 with chance eta(x) = 0.1 + 0.8 x."""
    x = rng.uniform(size=(n, 1))
    return x, (rng.uniform(size=n) < 0.1 + 0.8 * x[:, 0]).astype(int)


eta = 0.1 + 0.8 * (np.arange(100_000) + 0.5) / 100_000  # averages below are integrals over x
bayes = np.minimum(eta, 1 - eta).mean()  # the best rule is wrong with the smaller chance
limit = (2 * eta * (1 - eta)).mean()  # two independent coins of the same bias disagree
bound = 2 * bayes * (1 - bayes)
print(f"best possible error {bayes:.4f}, limit of 1-NN {limit:.4f}, Cover-Hart bound {bound:.4f}")

sizes = [10, 30, 100, 300, 1_000, 3_000, 10_000]
error = {"k = 1": [], "k = √n": []}
for n in sizes:
    repeats = max(4, 600 // n)
    wrong = {name: [] for name in error}
    for _ in range(repeats):
        X, y = draw(n)
        X_new, y_new = draw(3_000)
        for name, k in (("k = 1", 1), ("k = √n", int(n**0.5))):
            model = KNeighborsClassifier(k, algorithm="kd_tree").fit(X, y)
            wrong[name].append(1 - model.score(X_new, y_new))
    for name in error:
        error[name].append(np.mean(wrong[name]))
for name, values in error.items():
    print(f"{name:6s} error", "  ".join(f"{v:.3f}" for v in values))
assert bayes <= limit <= bound <= 2 * bayes
assert abs(error["k = 1"][-1] - limit) < 0.02 and abs(error["k = √n"][-1] - bayes) < 0.02

fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
for i, (name, values) in enumerate(error.items()):
    ax.semilogx(sizes, values, f"C{i}o-")
    ax.text(35, values[1] + 0.003, name, color=f"C{i}")
for height, name in ((bayes, "best possible"), (limit, "limit of 1-NN"), (bound, "bound")):
    ax.axhline(height, color="C7", linestyle="--", linewidth=1)
    ax.text(13_000, height, name, color="C7", va="bottom")
ax.set(xlabel="training points", ylabel="error on new points", xlim=(8, 90_000), ylim=(0.28, 0.44))
plt.show()
