"""Mean regret of five strategies on ten arms, on a logarithmic time axis; dashed the lower bound's slope."""

import matplotlib.pyplot as plt
import numpy as np

RATES = np.array([0.10, 0.05, 0.05, 0.05, 0.02, 0.02, 0.02, 0.01, 0.01, 0.01]) * 4
VIEWS, RUNS, K = 5_000, 150, 10


def greedy(n, s, t, rng, epsilon):
    """The best arm so far, or with the chance epsilon any arm."""
    choice = np.argmax(s / n + 1e-9 * rng.random(n.shape), axis=1)
    return np.where(rng.random(RUNS) < epsilon, rng.integers(K, size=RUNS), choice)


def ucb(n, s, t, rng):
    """UCB1: the arm whose optimistic estimate is largest. Source: Auer et al., 2002, figure 1."""
    return np.argmax(s / n + np.sqrt(2 * np.log(t) / n), axis=1)


def thompson(n, s, t, rng):
    """An arm is shown with the probability that it is best under a Beta(1, 1) prior."""
    return np.argmax(rng.beta(1 + s, 1 + n - s), axis=1)


strategies = {
    "ε = 0.1": lambda n, s, t, rng: greedy(n, s, t, rng, 0.1),
    "ε falling": lambda n, s, t, rng: greedy(n, s, t, rng, min(1, 60 / t)),
    "UCB1": ucb,
    "UCB, narrower": lambda n, s, t, rng: np.argmax(s / n + np.sqrt(0.25 * np.log(t) / n), axis=1),
    "Thompson": thompson,
}


def play(strategy, seed: int = 0) -> np.ndarray:
    """Cumulative regret (RUNS, VIEWS); every arm is shown once before the strategy begins."""
    rng, rows = np.random.default_rng(seed), np.arange(RUNS)
    n, s = np.ones((RUNS, K)), (rng.random((RUNS, K)) < RATES).astype(float)
    regret = np.zeros((RUNS, VIEWS))
    for t in range(VIEWS):
        arm = strategy(n, s, t + K, rng)
        s[rows, arm] += rng.random(RUNS) < RATES[arm]
        n[rows, arm] += 1
        regret[:, t] = RATES.max() - RATES[arm]
    return regret.cumsum(axis=1)


fig, ax = plt.subplots(figsize=(7, 4.2), layout="constrained")
times = np.unique(np.geomspace(1, VIEWS - 1, 50).astype(int))
curves = {name: play(strategy) for name, strategy in strategies.items()}
for color, (name, regret) in enumerate(curves.items()):
    mean, error = regret.mean(axis=0), 2 * regret.std(axis=0) / np.sqrt(RUNS)
    ax.semilogx(times, mean[times], color=f"C{color}")
    ax.fill_between(
        times,
        (mean - error)[times],
        (mean + error)[times],
        color=f"C{color}",
        alpha=0.2,
        linewidth=0,
    )
    ax.annotate(
        name,
        (VIEWS, mean[-1]),
        (4, {3: -9, 4: 1}.get(color, -3)),
        textcoords="offset points",
        color=f"C{color}",
    )
    late = mean[-1] - mean[VIEWS // 2]
    print(
        f"{name:14} regret {mean[-1]:4.0f} ± {error[-1]:2.0f}, of it in the second half {late:4.0f}"
    )

# Lai and Robbins, 1985: no strategy that is good everywhere can grow more slowly than this.
best, others = RATES.max(), RATES[RATES < RATES.max()]
kl = others * np.log(others / best) + (1 - others) * np.log((1 - others) / (1 - best))
slope = np.sum((best - others) / kl)
ax.semilogx(times, slope * np.log(np.maximum(times / 300, 1)), "--", color="C7")
ax.annotate(
    "slope of the lower bound",
    (VIEWS, slope * np.log(VIEWS / 300)),
    (-150, -26),
    textcoords="offset points",
    color="C7",
)
ax.set(xlabel="views", ylabel="mean regret (clicks)", xlim=(10, 22_000))
print(
    f"lower bound: {slope:.1f} log t, so at least {slope * np.log(2):.0f} in the second half, for large t"
)
end = {name: r[:, -1].mean() for name, r in curves.items()}
half = {name: r[:, -1].mean() - r[:, VIEWS // 2].mean() for name, r in curves.items()}
assert end["Thompson"] < end["ε = 0.1"] < end["UCB1"]  # within 5,000 views; UCB1 is still exploring
assert half["Thompson"] < 0.5 * half["ε = 0.1"]
plt.show()
