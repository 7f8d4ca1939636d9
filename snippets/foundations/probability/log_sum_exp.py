"""Multiply 20,190 probabilities and get zero; add their logarithms and get the answer."""

import numpy as np
from scipy.special import logsumexp
from statsmodels.datasets import randhie


def log_sum_exp(a: np.ndarray) -> float:
    """Return log(sum(exp(a))) for a of shape (n,), shifted so that the largest exponent is 0."""
    top = a.max()
    return float(top + np.log(np.sum(np.exp(a - top))))


any_visit = randhie.load_pandas().data["mdvis"].to_numpy() > 0
hypotheses = np.array([0.68, 0.69, 0.70])  # equally likely candidates for P(any visit)

likelihood = np.array([np.prod(np.where(any_visit, p, 1 - p)) for p in hypotheses])
with np.errstate(invalid="ignore"):
    posterior = likelihood / likelihood.sum()  # Bayes' theorem, 0 / 0
print(f"products: likelihoods {likelihood}, posterior {posterior}")
assert np.all(likelihood == 0) and np.all(np.isnan(posterior))

k, n = any_visit.sum(), len(any_visit)
log_likelihood = k * np.log(hypotheses) + (n - k) * np.log1p(-hypotheses)
posterior = np.exp(log_likelihood - log_sum_exp(log_likelihood))
print("logarithms: " + ", ".join(f"{value:.1f}" for value in log_likelihood))
print("posterior: " + ", ".join(f"{p:.3f}" for p in posterior))
assert np.isclose(posterior.sum(), 1)
assert np.isclose(log_sum_exp(log_likelihood), logsumexp(log_likelihood))
assert np.isclose(log_sum_exp(np.array([1000.0, 1000.0])), 1000 + np.log(2))  # np.exp(1000) is inf
tiny = np.nextafter(0, 1)
print(f"smallest 64-bit float: {tiny:.2g}, its logarithm {np.log(tiny):.0f}")
