"""A confident wrong sigmoid hardly learns from the squared error, but does from log loss."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.special import expit


def squared_slope(z):
    """Return the derivative by the score z of (p − 1)²/2, with p the sigmoid of z."""
    p = expit(z)
    return (p - 1) * p * (1 - p)


def log_slope(z):
    """Return the derivative by the score z of −ln p."""
    return expit(z) - 1


def steps_until_right(slope, z: float, rate: float = 1.0) -> tuple[int, list[float]]:
    """Descend from the score z for label 1 until p > 0.9; return the steps and every p."""
    history = [float(expit(z))]
    while history[-1] <= 0.9:
        z -= rate * slope(z)
        history.append(float(expit(z)))
    return len(history) - 1, history


fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.2), layout="constrained")
z = np.linspace(-10, 6, 120)
for name, slope, color in [("squared error", squared_slope, "C1"), ("log loss", log_slope, "C0")]:
    h = 1e-5
    value = (
        (lambda v: (expit(v) - 1) ** 2 / 2)
        if slope is squared_slope
        else (lambda v: -np.log(expit(v)))
    )
    assert np.allclose((value(z + h) - value(z - h)) / (2 * h), slope(z), atol=1e-8)
    steps, history = steps_until_right(slope, -8.0)
    print(f"{name:13s} slope at z = -8: {slope(-8.0):.1e}, steps until p > 0.9: {steps}")
    left.plot(z, np.abs(slope(z)), color=color)
    at = np.unique(np.geomspace(1, len(history), 120).astype(int)) - 1
    right.plot(at + 1, np.array(history)[at], color=color)
    if slope is log_slope:
        assert steps < 20
    else:
        assert steps > 1000
left.text(-9.5, 0.92, "log loss", color="C0")
left.text(-9.5, 0.04, "squared error", color="C1")
left.set(xlabel="score z of an example with label 1", ylabel="size of the slope")
right.set(xscale="log", xlabel="steps + 1", ylabel="probability of the label")
plt.show()
