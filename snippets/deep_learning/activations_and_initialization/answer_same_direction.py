"""He's weights keep the size of every row and lose what tells the rows apart."""

import numpy as np
from sklearn.datasets import load_digits

WIDTH = 200
X = load_digits().data[:100]
X = X - X.mean(axis=0)


def cosines(A: np.ndarray) -> np.ndarray:
    """Cosines of the angles between all pairs of different rows."""
    unit = A / np.linalg.norm(A, axis=1, keepdims=True)
    return (unit @ unit.T)[np.triu_indices(len(A), 1)]


def through(phi, gain: float, seed: int) -> np.ndarray:
    """Return mean and mean absolute cosine at the input and after 1, 5 and 50 layers."""
    rng, A, seen = np.random.default_rng(seed), X, [cosines(X)]
    for layer in range(1, 51):
        A = phi(A @ rng.normal(0, gain / np.sqrt(A.shape[1]), (A.shape[1], WIDTH)))
        if layer in (1, 5, 50):
            seen.append(cosines(A))
    return np.array([[c.mean() for c in seen], [abs(c).mean() for c in seen]])


kinds = {
    "no activation": (lambda Z: Z, 1.0),
    "ReLU, He": (lambda Z: np.maximum(Z, 0), np.sqrt(2)),
    "tanh, Xavier": (np.tanh, 1.0),
}
means = {}
print("cosine between rows: mean (mean absolute)")
print("                     input        layer 1        layer 5       layer 50")
for name, (phi, gain) in kinds.items():
    mean, size = means[name] = np.mean([through(phi, gain, seed) for seed in range(5)], axis=0)
    pairs = [f"{m + 0.0:6.2f} ({s:.2f})" for m, s in zip(mean, size, strict=True)]
    print(f"{name:14s}", "  ".join(pairs))
assert means["ReLU, He"][0, 3] > 0.95 and means["ReLU, He"][0, 1] > 0.25
assert abs(means["no activation"][0, 3]) < 0.1  # no common direction without ReLU ...
assert means["no activation"][1, 3] > means["no activation"][1, 0] + 0.1  # ... but scattered
