"""Taylor polynomials of ln(1 + x): superb near 0, and beyond x = 1 the higher orders are worse."""

import matplotlib.pyplot as plt
import numpy as np


def taylor_log1p(x: np.ndarray | float, order: int):
    """Return the sum over k = 1..order of (-1)^(k+1) x^k / k, the expansion of ln(1 + x) at 0."""
    return sum((-1) ** (k + 1) * x**k / k for k in range(1, order + 1))


print("order  error at 0.1  halving x divides it by  error at 1.5")
for order in (1, 2, 4, 8):
    error = [abs(taylor_log1p(x, order) - np.log1p(x)) for x in (0.1, 0.05, 1.5)]
    print(f"{order:5d}       {error[0]:.1e} {error[0] / error[1]:24.0f} {error[2]:13.2f}")
    assert np.isclose(np.log2(error[0] / error[1]), order + 1, atol=0.15)  # error ~ x^(order + 1)
assert abs(taylor_log1p(1.5, 8) - np.log1p(1.5)) > abs(taylor_log1p(1.5, 2) - np.log1p(1.5))

x = np.linspace(-0.95, 2, 200)
fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
ax.plot(x, np.log1p(x), color="C7", lw=4, alpha=0.6)
ax.text(1.75, 0.72, "ln(1 + x)", color="C7")
for k, (order, place) in enumerate([(1, (1.05, 1.45)), (2, (1.72, 0.33)),
                                    (4, (1.9, -0.6)), (8, (1.05, -1.3))]):  # fmt: skip
    ax.plot(x, taylor_log1p(x, order), color=f"C{k}")
    ax.text(*place, f"order {order}", color=f"C{k}")
ax.plot(0, 0, "o", color="C4")
ax.set(xlabel="x", ylabel="value", ylim=(-2.2, 1.8), xlim=(-1, 2.2))
plt.show()
