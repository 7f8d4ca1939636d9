"""Kernel values that the exact machine reads, and what two approximations give back."""

import numpy as np
from sklearn.kernel_approximation import Nystroem, RBFSampler
from sklearn.pipeline import make_pipeline
from sklearn.svm import SVC, LinearSVC

rng = np.random.default_rng(0)


def sample(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return X (n, 6) and whether its rows lie outside a ball, 10 % flipped."""
    X = rng.normal(size=(n, 6))
    return X, ((X**2).sum(axis=1) > 5.35) ^ (rng.random(n) < 0.1)


sizes = [800, 1_600, 3_200]
to_fit, support = [], []
print(" rows    steps   kernel values to fit   to predict a row")
for n in sizes:
    model = SVC(gamma=0.1).fit(*sample(n))
    steps = int(model.n_iter_[0])  # each reads two columns of the n x n kernel matrix
    to_fit.append(2 * n * steps)
    support.append(len(model.support_))
    print(
        f"{n:5d}   {f'~{steps}':>6}   {f'~{to_fit[-1] / 1e6:.1f} million':>20}   {f'~{support[-1]}':>16}"
    )
slope = np.polyfit(np.log(sizes), np.log(to_fit), 1)[0]
print(f"kernel values to fit grow as n to the power ~{slope:.1f}")
more = support[-1] / support[0]
print(f"4 times the rows: ~{more:.1f} times the support vectors")
assert 1.4 < slope < 3 and more > 2  # work linear in n has 1; a fixed set of support vectors 1
print(f"kernel matrix: {4_000**2 * 8 / 1e6:.0f} MB for 4,000 rows, "
      f"{1e6**2 * 8 / 1e12:.0f} TB for a million")  # fmt: skip

X, y = sample(3_000)
X_new, y_new = sample(1_000)
kernel = {"gamma": 0.1, "n_components": 100, "random_state": 0}
models = {
    "SVC, RBF": SVC(gamma=0.1),
    "LinearSVC": LinearSVC(),
    "Nystroem 100 + LinearSVC": make_pipeline(Nystroem(**kernel), LinearSVC()),
    "RBFSampler 100 + LinearSVC": make_pipeline(RBFSampler(**kernel), LinearSVC()),
}
accuracy = {name: model.fit(X, y).score(X_new, y_new) for name, model in models.items()}
share = len(models["SVC, RBF"].support_) / len(X)
per_row = [f"~{share * len(X):.0f} kernel values", "6 products", "100 kernel values", "100 waves"]
for (name, score), work in zip(accuracy.items(), per_row, strict=True):
    print(f"{name:26} accuracy {score:.2f}, {work} for a new row")
print(f"SVC keeps {share:.0%} of the rows as support vectors")
exact, nystroem = "SVC, RBF", "Nystroem 100 + LinearSVC"
assert accuracy[exact] - accuracy[nystroem] < 0.05 and accuracy["LinearSVC"] < 0.7
