"""Value iteration discovers the (s, S) rule of a shop: order nothing above s, and fill up to S below it."""

import numpy as np
from scipy.stats import poisson

CAPACITY, GAMMA = 20, 0.95
PRICE, UNIT, DELIVERY, STORAGE = 4.0, 2.0, 8.0, 0.1  # delivery is paid once per order
demand = poisson.pmf(np.arange(CAPACITY + 1), 4)
demand[-1] += 1 - demand.sum()  # a larger demand empties the shelf just the same

P, R = np.zeros((CAPACITY + 1,) * 3), np.full((CAPACITY + 1,) * 2, -np.inf)
for stock in range(CAPACITY + 1):
    for order in range(CAPACITY + 1 - stock):
        shelf = stock + order
        sold = np.minimum(shelf, np.arange(CAPACITY + 1))
        R[stock, order] = (
            demand @ (PRICE * sold) - UNIT * order - DELIVERY * (order > 0) - STORAGE * shelf
        )
        np.add.at(P[stock, order], shelf - sold, demand)

v = np.zeros(CAPACITY + 1)
for _ in range(400):
    v = (R + GAMMA * P @ v).max(axis=1)
order = (R + GAMMA * P @ v).argmax(axis=1)
low = int(np.flatnonzero(order).max())
print("stock:", *range(12), "\norder:", *order[:12])
print(f"order when {low} or fewer are left, up to {low + order[low]}")
assert len({stock + int(order[stock]) for stock in range(low + 1)}) == 1  # always to the same level
assert not order[low + 1 :].any()
