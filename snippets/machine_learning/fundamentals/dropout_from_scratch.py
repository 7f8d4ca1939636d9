"""Inverted dropout keeps expectations; for a linear model it is an L2 penalty."""

import numpy as np
from sklearn.datasets import load_diabetes

rng = np.random.default_rng(0)


def dropout(H: np.ndarray, rate: float, training: bool = True) -> tuple[np.ndarray, np.ndarray]:
    """Zero each entry with probability `rate`, scale the rest by 1 / (1 - rate).

    Args:
        H: Activations of any shape.
        rate: Share to drop, at least 0 and below 1.
        training: At prediction time the layer does nothing.

    Returns:
        The new activations and the mask; the backward pass multiplies by the same mask.

    Raises:
        ValueError: If `rate` is outside [0, 1).

    Source: Srivastava et al., Dropout (JMLR 15, 2014), section 10 (scaling at training time).
    """
    if not 0 <= rate < 1:
        raise ValueError("rate must be in [0, 1)")
    if not training or rate == 0:
        return H, np.ones_like(H)
    mask = (rng.random(H.shape) >= rate) / (1 - rate)
    return H * mask, mask


H = np.array([0.5, 1.0, 2.0, 4.0])
print("one draw       ", dropout(H, 0.5)[0])
mean = np.mean([dropout(H, 0.5)[0] for _ in range(20_000)], axis=0)
print("mean of 20,000 ", mean.round(1), " activations", H)
assert np.allclose(mean, H, rtol=0.05) and np.array_equal(dropout(H, 0.5, training=False)[0], H)

X, y = load_diabetes(return_X_y=True)
X, y = (X / X.std(axis=0)), (y - y.mean()) / y.std()
w, rate = np.linalg.lstsq(X, y, rcond=None)[0], 0.2
measured = np.mean([np.mean((y - dropout(X, rate)[0] @ w) ** 2) for _ in range(2000)])
plain = np.mean((y - X @ w) ** 2)
penalty = rate / (1 - rate) * np.sum((X**2).mean(axis=0) * w**2)  # variance of a mask, per weight
print(f"MSE without dropout {plain:.2f}, penalty {penalty:.2f}, sum {plain + penalty:.2f}")
print(f"MSE with dropout, mean of 2,000 masks: {measured:.2f}")
assert abs(measured - plain - penalty) < 0.01
