"""One update costs the same in any table; the table multiplies with every variable."""

import time

import numpy as np

ROUNDS, ACTIONS = 20_000, 4
rng = np.random.default_rng(0)
cost = {}
for n_states in (10**2, 10**4, 10**6):
    q = np.zeros((n_states, ACTIONS))
    moves = list(
        zip(
            *(rng.integers(k, size=ROUNDS).tolist() for k in (n_states, ACTIONS, n_states)),
            strict=True,
        )
    )
    best = np.inf
    for _ in range(4):
        start = time.perf_counter()
        for s, a, after in moves:
            q[s, a] += 0.1 * (1.0 + 0.99 * q[after].max() - q[s, a])
        best = min(best, time.perf_counter() - start)
    cost[n_states] = best / ROUNDS * 1e6
    print(f"{n_states:8d} states: ~{cost[n_states]:.0f} us per update, table {q.nbytes / 1e6:g} MB")
assert cost[10**6] < 4 * cost[10**2]

for variables in (2, 4, 8, 16):
    cells = 10**variables
    print(f"{variables:2d} variables in 10 bins: {cells * ACTIONS * 8 / 1e9:g} GB")
