"""Error of a simulated mean against the number of draws: slope −1/2, steeper for Sobol points."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.stats import qmc

# A page waits for the slowest of 5 servers; each takes an exponential time with mean 1.
# The exact mean: the first to finish takes 1/5 on average, the next 1/4 more, ... 1 for the last.
d = 5
exact = sum(1 / k for k in range(1, d + 1))


def slowest(u: np.ndarray) -> np.ndarray:
    """Return the time of the slowest server from uniforms of shape (n, d), by inverse transform."""
    return -np.log1p(-u.max(axis=1))


rng = np.random.default_rng(0)
sizes = 2 ** np.arange(6, 17, 2)
errors = {"random": [], "Sobol": []}
for n in sizes:
    random = [slowest(rng.random((n, d))).mean() for _ in range(30)]
    sobol = [slowest(qmc.Sobol(d, rng=seed).random(n)).mean() for seed in range(30)]
    for name, estimates in (("random", random), ("Sobol", sobol)):
        errors[name].append(np.sqrt(np.mean((np.array(estimates) - exact) ** 2)))

print(f"exact expectation {exact:.4f}")
print("     n   random    Sobol")
for n, a, b in zip(sizes, errors["random"], errors["Sobol"], strict=True):
    print(f"{n:6d}  {a:.5f}  {b:.5f}")
slope = {name: np.polyfit(np.log(sizes), np.log(e), 1)[0] for name, e in errors.items()}
print(f"slopes: random {slope['random']:.2f}, Sobol {slope['Sobol']:.2f}")
assert abs(slope["random"] + 0.5) < 0.1 and slope["Sobol"] < -0.7

deviation = np.sqrt(sum(1 / k**2 for k in range(1, d + 1)))  # exact, of one draw
fig, ax = plt.subplots(figsize=(7, 3), layout="constrained")
ax.loglog(sizes, deviation / np.sqrt(sizes), color="C7", ls="--", lw=1)
for (name, values), color in zip(errors.items(), ["C0", "C1"], strict=True):
    ax.loglog(sizes, values, "o-", color=color)
    ax.text(sizes[-1] * 1.2, values[-1], name, color=color, va="center")
ax.text(1500, 0.045, "σ/√n", color="C7")
ax.set(xlabel="n, draws", ylabel="typical error", xlim=(50, 200_000))
plt.show()
