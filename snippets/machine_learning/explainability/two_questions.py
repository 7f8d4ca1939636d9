"""Interventional and conditional Shapley values disagree about a column that is never read."""

import numpy as np

rng = np.random.default_rng(0)
rho, n = 0.9, 40_000
cov = np.array([[1, rho], [rho, 1]])
data = rng.multivariate_normal([0, 0], cov, size=n)  # income and postcode, standardized


def model(X: np.ndarray) -> np.ndarray:
    """Reads the first column only; X (n, 2), result (n,)."""
    return X[:, 0]


def interventional(x: np.ndarray, known: list[int]) -> float:
    """Mean prediction with the known columns set in every row of the data."""
    rows = data.copy()
    rows[:, known] = x[known]
    return float(model(rows).mean())


def conditional(x: np.ndarray, known: list[int]) -> float:
    """Mean prediction over the rows that are like x in the known columns."""
    near = (np.abs(data[:, known] - x[known]) < 0.1).all(1)
    return float(model(data[near]).mean())


x = np.array([1.0, 1.5])
print("income 1.0, postcode 1.5; the model reads income only")
values = {}
for value in (interventional, conditional):
    none, first, second, both = (value(x, known) for known in ([], [0], [1], [0, 1]))
    phi = np.array([first - none + both - second, second - none + both - first]) / 2
    values[value.__name__] = phi
    print(f"  {value.__name__:15} income {phi[0]:5.2f}, postcode {phi[1]:5.2f}")
closed_form = np.array([x[0] - rho * x[1] / 2, rho * x[1] / 2])
print(f"  {'closed form':15} income {closed_form[0]:5.3f}, postcode {closed_form[1]:5.3f}")
assert np.allclose(values["interventional"], [1, 0], atol=0.02)
assert np.allclose(values["conditional"], closed_form, atol=0.03)

# hybrids: first column of one row with the second of another
hybrids = np.column_stack([data[:, 0], rng.permutation(data[:, 1])])
inverse = np.linalg.inv(cov)
squared = [np.einsum("ij,jk,ik->i", Z, inverse, Z) for Z in (data, hybrids)]
beyond = np.mean(squared[1] > np.quantile(squared[0], 0.99))
print(f"hybrid rows less likely than 99 % of the data: {100 * beyond:.0f} %")
assert beyond > 0.25
