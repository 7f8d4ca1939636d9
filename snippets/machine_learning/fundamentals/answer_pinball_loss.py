"""Answer: the pinball loss is least at a quantile; its gradient passes the check."""

import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.datasets import load_diabetes
from sklearn.metrics import mean_pinball_loss


def pinball(f: np.ndarray, y: np.ndarray, q: float) -> tuple[float, np.ndarray]:
    """Loss q (y - f) above the prediction, (1 - q) (f - y) below; gradient by f, shape (n,)."""
    loss = np.where(y > f, q * (y - f), (1 - q) * (f - y))
    return loss.mean(), np.where(y > f, -q, 1 - q) / len(y)


_, y = load_diabetes(return_X_y=True)
rng = np.random.default_rng(0)
f, h = y + rng.normal(0, 50, len(y)), 1e-4
value, gradient = pinball(f, y, 0.9)
step = h * np.eye(len(y))[:20]
numeric = [(pinball(f + s, y, 0.9)[0] - pinball(f - s, y, 0.9)[0]) / (2 * h) for s in step]
assert np.allclose(numeric, gradient[:20], atol=1e-7)
assert np.isclose(value, mean_pinball_loss(y, f, alpha=0.9))
for q in (0.1, 0.5, 0.9):
    best = minimize_scalar(
        lambda c, q=q: pinball(np.full_like(y, c), y, q)[0], bounds=(0, 400), method="bounded"
    ).x
    print(f"q = {q}: best constant {best:.0f}, share of targets below {np.mean(y <= best):.2f}")
    assert abs(np.mean(y <= best) - q) < 0.01
