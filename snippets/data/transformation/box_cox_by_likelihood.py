"""Box-Cox and Yeo-Johnson: the power that makes a column most nearly normal, by likelihood."""

import matplotlib.pyplot as plt
import numpy as np
import plotly.express as px
from scipy import stats
from scipy.optimize import minimize_scalar
from sklearn.preprocessing import PowerTransformer


def box_cox(x: np.ndarray, lam: float) -> np.ndarray:
    """Return (x^lam - 1) / lam, and log x at lam = 0; x must be positive.

    Source: Box and Cox, An Analysis of Transformations (1964), equation 1.
    """
    return np.log(x) if abs(lam) < 1e-9 else (x**lam - 1) / lam


def yeo_johnson(x: np.ndarray, lam: float) -> np.ndarray:
    """Box-Cox of 1 + x where x >= 0, mirrored with 2 - lam where x < 0.

    Source: Yeo and Johnson, A New Family of Power Transformations (2000), equation 2.1.
    """
    up, down = box_cox(1 + np.maximum(x, 0), lam), box_cox(1 + np.maximum(-x, 0), 2 - lam)
    return np.where(x >= 0, up, -down)


def log_likelihood(z: np.ndarray, x: np.ndarray, lam: float, shift: float = 0) -> float:
    """Return the normal log-likelihood of x: fit of z plus the Jacobian, up to a constant."""
    jacobian = (lam - 1) * np.sum(np.sign(x) * np.log(np.abs(x) + shift))
    return -0.5 * len(x) * np.log(z.var()) + jacobian


def best_power(curve) -> float:
    """Return the power with the largest log-likelihood."""
    return minimize_scalar(lambda lam: -curve(lam), bracket=(-1, 1)).x


def income_curve(lam: float) -> float:
    """Log-likelihood of the incomes under Box-Cox."""
    return log_likelihood(box_cox(income, lam), income, lam)


def change_curve(lam: float) -> float:
    """Log-likelihood of the changes under Yeo-Johnson."""
    return log_likelihood(yeo_johnson(change, lam), change, lam, shift=1)


table = px.data.gapminder().pivot(index="country", columns="year", values="gdpPercap")
income = table[2007].to_numpy()  # positive, in dollars
change = (table[2007] - table[1987]).to_numpy() / 1000  # in thousands; some countries lost

lam = best_power(income_curve)
assert np.isclose(lam, stats.boxcox_normmax(income, method="mle"), atol=1e-3)
lam_yj = best_power(change_curve)
power = PowerTransformer(method="yeo-johnson", standardize=False).fit(change[:, None])
assert np.isclose(lam_yj, power.lambdas_[0], atol=1e-3)
z, z_yj = box_cox(income, lam), yeo_johnson(change, lam_yj)
assert np.allclose(z_yj, power.transform(change[:, None])[:, 0], atol=1e-2)

# 1.92: half the 95 % quantile of chi-squared with one degree of freedom (likelihood ratio)
inside = [v for v in np.linspace(-1, 1, 401) if income_curve(v) > income_curve(lam) - 1.92]
print(f"income: Box-Cox power {lam:.2f}, 95 % interval {inside[0]:.2f} to {inside[-1]:.2f}")
print(f"  skewness {stats.skew(income):.2f}, log {stats.skew(np.log(income)):.2f}", end="")
print(f", Box-Cox {stats.skew(z):.2f}")
assert inside[0] < 0 < inside[-1]  # the logarithm is within what the data allow
print(f"change: {np.sum(change < 0)} of {len(change)} negative, Yeo-Johnson power {lam_yj:.2f}")
print(f"  skewness {stats.skew(change):.2f}, Yeo-Johnson {stats.skew(z_yj):.2f}")

fig, (left, middle, right) = plt.subplots(1, 3, figsize=(7, 2.8), layout="constrained")
powers = np.linspace(-0.6, 1, 60)
left.plot(powers, [income_curve(v) for v in powers])
left.axvline(lam, color="C1", linestyle="--")
left.axvspan(inside[0], inside[-1], color="C1", alpha=0.2, linewidth=0)
left.set(xlabel="power λ", ylabel="log-likelihood", title="incomes of 2007")
middle.hist(income / 1000, bins=20, color="C7")
middle.set(xlabel="raw, thousand dollars", ylabel="countries", title="before")
right.hist(z, bins=20, color="C0")
right.set(xlabel=f"Box-Cox, λ = {lam:.2f}", title="after")
plt.show()
