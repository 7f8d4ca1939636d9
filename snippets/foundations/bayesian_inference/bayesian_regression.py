"""Ridge is the mode of a posterior; the whole posterior gives honest intervals on new patients."""
# one seed: to be revised

import numpy as np
from scipy import stats
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LinearRegression, Ridge

X_all, y_all = load_diabetes(return_X_y=True)
X_all = X_all / X_all.std(axis=0)  # columns are centered already
n_train, levels = 30, np.array([0.5, 0.8, 0.95])
taus, sigmas = np.meshgrid(np.geomspace(2, 60, 12), np.linspace(35, 90, 12))


def posterior(X: np.ndarray, y: np.ndarray, tau: float, sigma: float) -> tuple[np.ndarray, ...]:
    """Posterior of the weights: prior Normal(0, tau), noise sigma. Source: Bishop, 3.50-3.54.

    Args:
        X: Centered features, shape (n, d).
        y: Centered targets, shape (n,).
        tau: Standard deviation of each weight under the prior.
        sigma: Standard deviation of the noise.

    Returns:
        Mean, shape (d,), and covariance, shape (d, d).
    """
    S = np.linalg.inv(X.T @ X / sigma**2 + np.eye(X.shape[1]) / tau**2)
    return S @ X.T @ y / sigma**2, S


def log_evidence(X: np.ndarray, y: np.ndarray, tau: float, sigma: float) -> float:
    """Log probability of the targets with the weights integrated out: one big Gaussian."""
    C = sigma**2 * np.eye(len(y)) + tau**2 * X @ X.T
    _, logdet = np.linalg.slogdet(C)
    return -0.5 * (y @ np.linalg.solve(C, y) + logdet + len(y) * np.log(2 * np.pi))


rng = np.random.default_rng(0)
inside = {"least squares, plug-in": [], "posterior predictive": []}
rmse = {name: [] for name in inside}
for _ in range(60):
    order = rng.permutation(len(y_all))
    train, test = order[:n_train], order[n_train:]
    center, y0 = X_all[train].mean(axis=0), y_all[train].mean()
    X, y, X_new = X_all[train] - center, y_all[train] - y0, X_all[test] - center
    scores = [log_evidence(X, y, *pair) for pair in zip(taus.flat, sigmas.flat, strict=True)]
    tau, sigma = taus.flat[np.argmax(scores)], sigmas.flat[np.argmax(scores)]
    mean, S = posterior(X, y, tau, sigma)
    assert np.allclose(mean, Ridge(alpha=sigma**2 / tau**2, fit_intercept=False).fit(X, y).coef_)
    ols = LinearRegression(fit_intercept=False).fit(X, y).coef_
    spread = np.sqrt(sigma**2 * (1 + 1 / n_train) + np.sum(X_new @ S * X_new, axis=1))
    forecasts = (X_new @ ols, np.std(y - X @ ols)), (X_new @ mean, spread)
    for name, (center_y, sd) in zip(inside, forecasts, strict=True):
        z = np.abs(y_all[test] - y0 - center_y) / sd
        inside[name].append([np.mean(z < stats.norm.ppf(0.5 + p / 2)) for p in levels])
        rmse[name].append(np.sqrt(np.mean((y_all[test] - y0 - center_y) ** 2)))

print(f"{n_train} patients to learn from, {len(test)} held out, 60 splits")
print(f"answer the mean: error {np.std(y_all):.0f}")
for name in inside:
    covered = np.mean(inside[name], axis=0)
    shares = ", ".join(f"{p:.2f} -> {c:.2f}" for p, c in zip(levels, covered, strict=True))
    print(f"{name}: error {np.mean(rmse[name]):.0f}; stated -> covered {shares}")
assert np.all(np.abs(covered - levels) < 0.05)
assert np.mean(inside["least squares, plug-in"], axis=0)[2] < 0.8
