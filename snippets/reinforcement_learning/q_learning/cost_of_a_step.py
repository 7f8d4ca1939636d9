"""With four actions an update reads five cells of any table; each variable multiplies the table."""

import numpy as np

ROUNDS, ACTIONS = 1_000, 4
rng = np.random.default_rng(0)


class Table:
    """Action values (states, actions) that count how many of their cells are read and written."""

    def __init__(self, n_states: int) -> None:
        self.q, self.read, self.written = np.zeros((n_states, ACTIONS)), 0, 0

    def __getitem__(self, key):
        self.read += self.q[key].size
        return self.q[key]

    def __setitem__(self, key, value) -> None:
        self.written += self.q[key].size
        self.q[key] = value


for n_states in (10**2, 10**4, 10**6):
    q = Table(n_states)
    for s, a, after in rng.integers((n_states, ACTIONS, n_states), size=(ROUNDS, 3)):
        old = q[s, a]
        q[s, a] = old + 0.1 * (1.0 + 0.99 * q[after].max() - old)
    read, written = q.read / ROUNDS, q.written / ROUNDS
    print(
        f"{n_states:8d} states: {read:g} cells read and {written:g} written per update, "
        f"table {q.q.nbytes / 1e6:g} MB"
    )
    assert (read, written) == (1 + ACTIONS, 1)  # fails for an update that scans the table

for variables in (2, 4, 8, 16):
    cells = 10**variables
    print(f"{variables:2d} variables in 10 bins: {cells * ACTIONS * 8 / 1e9:g} GB")
