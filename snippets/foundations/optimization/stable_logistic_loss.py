"""The logistic loss as in the textbook turns into inf and nan; written with logaddexp it holds."""

import numpy as np
import torch
from scipy.special import expit


def textbook(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return −y ln p − (1 − y) ln(1 − p) with p = 1 / (1 + exp(−z)), as the formula says."""
    p = 1 / (1 + np.exp(-z))
    return -y * np.log(p) - (1 - y) * np.log(1 - p)


def stable(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the same loss as ln(eᶻ + e⁰) − yz, without ever forming eᶻ or p."""
    return np.logaddexp(0, z) - y * z


print("score z  label  textbook  stable")
with np.errstate(over="ignore", divide="ignore", invalid="ignore"):  # silence what we came to see
    for z, y in [(2.0, 1.0), (-2.0, 1.0), (40.0, 0.0), (-800.0, 1.0), (800.0, 1.0)]:
        print(f"{z:7.0f} {y:6.0f} {textbook(z, y):9.4f} {stable(z, y):7.4g}")
    assert np.isinf(textbook(40.0, 0.0)) and np.isinf(textbook(-800.0, 1.0))
    assert np.isnan(textbook(800.0, 1.0))  # 0 times minus infinity

z, y = np.linspace(-1000, 1000, 2001), np.arange(2001) % 2.0
reference = torch.nn.functional.binary_cross_entropy_with_logits(
    torch.tensor(z), torch.tensor(y), reduction="none"
)
assert np.allclose(stable(z, y), reference)
assert np.isfinite(expit(z)).all()  # and for the gradient p − y: a sigmoid that can't overflow
print("equal to PyTorch's loss on scores from -1000 to 1000")
