"""What one layer does to the size of a signal: the sum adds up squares, ReLU keeps half of them."""

import numpy as np

rng = np.random.default_rng(0)


def size(A: np.ndarray) -> float:
    """Root mean square: the typical size of an entry, whatever its sign."""
    return float(np.sqrt((A**2).mean()))


print("a sum of d_in products, weights of standard deviation 1")
for d_in in (25, 100, 400):
    A = rng.normal(size=(1000, d_in))
    Z = A @ rng.normal(size=(d_in, 1000))
    print(f"  d_in = {d_in:3d}: the size grows from {size(A):.1f} to {size(Z):.0f}")
    assert abs(size(Z) / np.sqrt(d_in) - 1) < 0.05  # fails if sizes added up, not squares

Z = rng.normal(size=1_000_000)  # what a sum of many products looks like
s, t = 1 / (1 + np.exp(-Z)), np.tanh(Z)
kept = {  # name: values, slopes
    "none": (Z, np.ones_like(Z)),
    "ReLU": (np.maximum(Z, 0), Z > 0),
    "leaky ReLU 0.1": (np.where(Z > 0, Z, 0.1 * Z), np.where(Z > 0, 1, 0.1)),
    "tanh": (t, 1 - t**2),
    "sigmoid": (s, s * (1 - s)),
}
print("share of the squares that is left   of values   of slopes")
for name, (value, slope) in kept.items():
    print(f"  {name:32s} {(value**2).mean():8.2f} {(slope**2.0).mean():11.2f}")
relu, slope = kept["ReLU"]
print(f"ReLU's variance about its own mean: {relu.var():.2f}")
assert abs((relu**2).mean() - 1 / 2) < 0.01 and abs((slope**2.0).mean() - 1 / 2) < 0.01
assert abs(relu.var() - 1 / 2) > 0.1  # the derivation fails with variances in place of squares
