"""The products of one ALS sweep, counted as the ratings and the number of factors grow."""

import numpy as np
from scipy.sparse import csr_array, random_array


def half_sweep(R: csr_array, Y: np.ndarray, lam: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """One ridge regression a row; the factors, and the products of Gram matrices and solutions."""
    k = Y.shape[1]
    X = np.zeros((R.shape[0], k))
    products = np.zeros(2)
    for n in range(R.shape[0]):
        at = slice(R.indptr[n], R.indptr[n + 1])
        A = Y[R.indices[at]]
        X[n] = np.linalg.solve(A.T @ A + lam * np.eye(k), A.T @ R.data[at])
        products += [A.size * k, k**3 / 3]  # k * k for each rating, k**3 / 3 for each row
    return X, products


def work(n_rows: int, per_row: int, k: int) -> np.ndarray:
    """Products of a half-sweep over n_rows with about per_row ratings each."""
    rng = np.random.default_rng(0)
    R = csr_array(random_array((n_rows, 5000), density=per_row / 5000, rng=rng, format="csr"))
    return half_sweep(R, rng.normal(size=(5000, k)))[1]


def slope(x: list, y: np.ndarray) -> float:
    """Exponent of the power law y ~ x**slope."""
    return float(np.polyfit(np.log(x), np.log(y), 1)[0])


users, factors = [100, 200, 400, 800], [16, 32, 64, 128]
by_rows = np.array([work(n, 200, 32) for n in users])
print(f"200 ratings a user, 32 factors: {by_rows[-1].sum() / 800:,.0f} products a user")
in_users = slope(users, by_rows.sum(axis=1))
print(f"exponent in the number of users (and ratings) {in_users:.2f}")
exponents = {}
for per_row in (1000, 20):
    by_factors = np.array([work(60, per_row, k) for k in factors])
    exponents[per_row] = slope(factors, by_factors.sum(axis=1))
    share = by_factors[-1, 1] / by_factors[-1].sum()
    print(
        f"{per_row:4d} ratings a user: exponent in the factors {exponents[per_row]:.1f}; ", end=""
    )
    print(f"at 128 factors, {share:.0%} of the products go into solving")
# Fails if every cell is visited, known or not, or if the solution is forgotten.
assert abs(in_users - 1) < 0.01 and exponents[1000] < 2.1 and exponents[20] > 2.3
