"""Condition number of a polynomial fit as coefficients are added, in two bases for one curve."""

import matplotlib.pyplot as plt
import numpy as np
from numpy.polynomial.legendre import legvander
from scipy.linalg import hilbert


def relative_error(x: np.ndarray, reference: np.ndarray) -> np.ndarray:
    """Return the length of x - reference over that of reference: (n,), or (n, k) by columns."""
    return np.linalg.norm(x - reference, axis=0) / np.linalg.norm(reference, axis=0)


print("H x = b with x = 1, 1, ..., 1 and b rounded to 10 decimal places")
print(" n  condition   error put into b  error that comes out in x")
for n in (3, 5, 7, 9):
    H = hilbert(n)  # entry (i, j) is 1 / (i + j + 1)
    truth = np.ones(n)
    exact = H @ truth
    b = np.round(exact, 10)
    x = np.linalg.solve(H, b)
    condition = np.linalg.cond(H)
    print(f"{n:2d}      {condition:.0e}              {relative_error(b, exact):.0e}", end="")
    print(f"                      {relative_error(x, truth):.0e}")
    assert relative_error(x, truth) <= 1.01 * condition * relative_error(b, exact)

# With every digit of b the solution is still poor. The inverse is worse: it misses the equations.
H = hilbert(11)
truth = np.random.default_rng(0).choice([-1.0, 1.0], size=(11, 200))  # 200 x: one may be lucky
b = H @ truth
by_solve, by_inverse = np.linalg.solve(H, b), np.linalg.inv(H) @ b
typical = np.median(relative_error(by_solve, truth))
assert typical > 1e-4 and relative_error(H @ by_solve, b).max() < 1e-14
assert relative_error(H @ by_inverse, b).min() > 1e-8
print(f"n = 11, b to all 16 digits: median error in x of 200 systems ~{typical:.0e}")
print("solve(H, b) fits the equations to 14 digits, inv(H) @ b to fewer than 8")

# The cure is another basis. Fitting a polynomial to points on [0, 1] makes X'X / n_points
# nearly a Hilbert matrix in powers of x, nearly the identity in Legendre polynomials.
x = np.linspace(0, 1, 200)
sizes = np.arange(2, 11)
powers = [np.vander(x, n, increasing=True) for n in sizes]  # columns 1, x, x^2, ...
legendre = [legvander(2 * x - 1, n - 1) * np.sqrt(2 * np.arange(n) + 1) for n in sizes]
assert np.allclose(powers[-1].T @ powers[-1] / len(x), hilbert(10), atol=5e-3)
condition_powers = [np.linalg.cond(X.T @ X) for X in powers]
condition_legendre = [np.linalg.cond(X.T @ X) for X in legendre]
assert np.isclose(np.linalg.cond(powers[3]) ** 2, condition_powers[3])  # X'X squares it
print(f"10 coefficients: condition {condition_powers[-1]:.0e} in powers of x,", end=" ")
print(f"{condition_legendre[-1]:.1f} in Legendre polynomials")

fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
ax.semilogy(sizes, condition_powers, "o-", color="C1")
ax.text(6.1, condition_powers[4] / 60, "powers 1, x, x², …", color="C1")
ax.semilogy(sizes, condition_legendre, "o-", color="C0")
ax.text(6.1, 6, "Legendre polynomials", color="C0")
limit = 1 / np.finfo(float).eps
ax.axhline(limit, color="C7", ls="--")
ax.text(2, limit / 3, "no digit left in 64-bit floats", color="C7", va="top")
ax.set(xlabel="number of coefficients", ylabel="condition number of XᵀX", ylim=(0.5, 1e17))
plt.show()
