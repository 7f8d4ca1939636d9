"""He's weights keep the size of every row and lose what tells the rows apart."""

import numpy as np
from sklearn.datasets import load_digits

WIDTH = 200
X = load_digits().data[:100]
X = X - X.mean(axis=0)


def agreement(A: np.ndarray) -> float:
    """Mean cosine of the angle between two different rows."""
    unit = A / np.linalg.norm(A, axis=1, keepdims=True)
    n = len(A)
    return float(((unit @ unit.T).sum() - n) / (n * (n - 1)))


def through(phi, gain: float, seed: int) -> list[float]:
    rng, A, seen = np.random.default_rng(seed), X, [agreement(X)]
    for layer in range(1, 51):
        A = phi(A @ rng.normal(0, gain / np.sqrt(A.shape[1]), (A.shape[1], WIDTH)))
        if layer in (1, 5, 50):
            seen.append(agreement(A))
    return seen


kinds = {
    "no activation": (lambda Z: Z, 1.0),
    "ReLU, He": (lambda Z: np.maximum(Z, 0), np.sqrt(2)),
    "tanh, Xavier": (np.tanh, 1.0),
}
means = {}
print("mean cosine between rows   input   layer 1   layer 5   layer 50")
for name, (phi, gain) in kinds.items():
    means[name] = np.mean([through(phi, gain, seed) for seed in range(5)], axis=0)
    print("{:24s} {:7.2f} {:9.2f} {:9.2f} {:10.2f}".format(name, *means[name]))
assert means["ReLU, He"][3] > 0.95 and means["ReLU, He"][1] > 0.25
assert abs(means["no activation"][3]) < 0.1  # the matrices alone do not do it
