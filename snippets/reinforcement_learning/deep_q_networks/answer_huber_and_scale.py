"""Huber with large rewards learns a median: the rare bad end is nearly ignored."""

import numpy as np
from scipy.optimize import minimize_scalar


def huber(error: np.ndarray) -> np.ndarray:
    """Half the square up to 1, a line with slope 1 after."""
    size = np.abs(error)
    return np.where(size <= 1, error**2 / 2, size - 0.5)


# One state and action: nine times in ten worth 50, once in ten a fall, worth 1.
targets = np.array([50.0] * 9 + [1.0])
fits = {}
for scale in (1.0, 0.02):
    best = minimize_scalar(
        lambda q, y=targets * scale: huber(q - y).sum(),
        bounds=(0, 50 * scale),
        method="bounded",
        options={"xatol": 1e-9},
    )
    fits[scale] = best.x / scale
    print(f"reward times {scale:4.2f}: Huber rests at {fits[scale]:.1f}, mean {targets.mean():.1f}")
assert abs(fits[0.02] - targets.mean()) < 0.1 and fits[1.0] > 49

# Clipping to [-1, 1] bounds the gradient too, and makes rewards of 10 and 500 the same.
print("clipped:", np.clip(np.array([10.0, 500.0, -3.0]), -1, 1))
