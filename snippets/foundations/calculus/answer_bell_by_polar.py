"""The volume under the bell exp(-(x^2 + y^2) / 2) in two coordinate systems, and at random."""

import numpy as np
from scipy.integrate import simpson

x = np.linspace(-8, 8, 201)
square = simpson(simpson(np.exp(-(x**2 + x[:, None] ** 2) / 2), x=x), x=x)

r = np.linspace(0, 8, 201)
ring = 2 * np.pi * simpson(np.exp(-(r**2) / 2) * r, x=r)  # r dr dθ: the Jacobian's determinant
forgotten = 2 * np.pi * simpson(np.exp(-(r**2) / 2), x=r)  # the factor r left out

points = np.random.default_rng(0).uniform(-8, 8, size=(200_000, 2))
heights = 16**2 * np.exp(-np.sum(points**2, axis=1) / 2)  # area of the square times the height
error = heights.std() / np.sqrt(len(heights))
print(f"grid {square:.4f}  polar {ring:.4f}  2 pi {2 * np.pi:.4f}  without r {forgotten:.4f}")
print(f"Monte Carlo {heights.mean():.2f}, standard error {error:.2f}")
assert np.isclose(square, 2 * np.pi, rtol=1e-8) and np.isclose(ring, 2 * np.pi, rtol=1e-6)
assert abs(heights.mean() - 2 * np.pi) < 3 * error
assert np.isclose(np.sqrt(square), np.sqrt(2 * np.pi))  # why the normal density has this constant
