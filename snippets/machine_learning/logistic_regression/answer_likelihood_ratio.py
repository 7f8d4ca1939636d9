"""Do four columns together help? Twice the gain in log-likelihood against chi-squared."""

import numpy as np
import statsmodels.api as sm
from scipy.special import expit
from scipy.stats import chi2

data = sm.datasets.anes96.load_pandas().data
y = data["vote"].to_numpy()


def log_likelihood(columns: list[str]) -> float:
    """Fit a logistic regression on the columns and return its log-likelihood."""
    X = sm.add_constant(data[columns]).to_numpy()
    p = expit(X @ sm.Logit(y, X).fit(disp=0).params)
    return float(np.sum(np.log(np.where(y == 1, p, 1 - p))))


small, extra = ["PID", "selfLR"], ["age", "educ", "income", "TVnews"]
gain = 2 * (log_likelihood(small + extra) - log_likelihood(small))
p_value = chi2.sf(gain, df=len(extra))
print(f"four demographic columns: statistic {gain:.2f} on {len(extra)} degrees, p {p_value:.3f}")
gain = 2 * (log_likelihood(small) - log_likelihood(["PID"]))
p_selfLR = chi2.sf(gain, df=1)
print(
    f"self-placement:           statistic {gain:.2f} on 1 degree, p below 0.001: {p_selfLR < 1e-3}"
)
assert p_selfLR < 1e-3 < p_value
