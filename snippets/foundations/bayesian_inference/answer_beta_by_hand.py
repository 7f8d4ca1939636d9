"""The pencil-and-paper update: Beta(2, 8), then 3 of 10, then 7 of 30."""

import numpy as np
from scipy import stats

a, b = 2, 8
for k, n in ((3, 10), (7, 30)):
    a, b = a + k, b + n - k
    print(
        f"after {k} of {n}: Beta({a}, {b}), mean {a / (a + b):.3f}, MAP {(a - 1) / (a + b - 2):.3f}"
    )

assert (a, b) == (2 + 10, 8 + 30)  # both batches at once
grid = np.linspace(0, 1, 100_001)
assert np.isclose(grid[np.argmax(stats.beta.pdf(grid, a, b))], (a - 1) / (a + b - 2), atol=1e-5)
predictive = stats.betabinom(2, a, b)
print(
    f"next two both succeed: {predictive.pmf(2):.4f}; plugging in the mean {(a / (a + b)) ** 2:.4f}"
)
assert np.isclose(predictive.pmf(2), a / (a + b) * (a + 1) / (a + b + 1))
