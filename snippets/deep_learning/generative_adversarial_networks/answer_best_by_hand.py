"""The best discriminator and the value of the game for three outcomes, by a search and by hand."""

import numpy as np
from scipy.optimize import minimize

p, q = np.array([0.5, 0.5, 0.0]), np.array([0.25, 0.25, 0.5])


def loss(z: np.ndarray) -> float:
    """Return minus the value of the game for logits z (3,)."""
    return float(p @ np.logaddexp(0, -z) + q @ np.logaddexp(0, z))


found = minimize(loss, np.zeros(3))
print("D found:", *[f"{d:.2f}" for d in 1 / (1 + np.exp(-found.x))])
middle = (p + q) / 2
jsd = (p[:2] @ np.log(p[:2] / middle[:2]) + q @ np.log(q / middle)) / 2
print(f"value found {-found.fun:.2f}, -log 4 + 2 JSD = {-np.log(4) + 2 * jsd:.2f}")
assert abs(-found.fun + np.log(4) - 2 * jsd) < 1e-3  # fails if JSD were not doubled
