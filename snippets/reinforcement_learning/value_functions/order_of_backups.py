"""Backups until the values of FrozenLake 8 x 8 are right: in sweeps, in place, and by the largest error first."""

import gymnasium as gym
import numpy as np

GAMMA, TOLERANCE = 0.95, 1e-4
table = gym.make("FrozenLake-v1", map_name="8x8", is_slippery=False).unwrapped.P
n = len(table)


def backup(s: int, v: np.ndarray) -> float:
    """The right side of Bellman's optimality equation for state s."""
    return max(
        sum(
            chance * (reward + GAMMA * v[after] * (not ended))
            for chance, after, reward, ended in outcomes
        )
        for outcomes in table[s].values()
    )


def sweeps(in_place: bool, order: list[int]) -> tuple[np.ndarray, int]:
    """Whole sweeps over the states; in place, a new value serves the rest of the same sweep."""
    v, count = np.zeros(n), 0
    while True:
        source = v if in_place else v.copy()
        change = 0.0
        for s in order:
            new = backup(s, source)
            change, v[s], count = max(change, abs(new - v[s])), new, count + 1
        if change < TOLERANCE:
            return v, count


def prioritized() -> tuple[np.ndarray, int]:
    """Always backs up the state whose value is furthest off, then looks at those that lead to it.

    Source: Moore and Atkeson, Prioritized sweeping, Machine Learning 13, 1993.
    """
    leads_to: dict[int, set[int]] = {s: set() for s in range(n)}
    for s, actions in table.items():
        for outcomes in actions.values():
            for _, after, _, _ in outcomes:
                leads_to[after].add(s)
    v, count = np.zeros(n), n  # the first look at every state counts too
    off = {s: abs(backup(s, v)) for s in range(n)}
    while off[s := max(off, key=off.__getitem__)] > TOLERANCE:
        v[s] = backup(s, v)
        for before in leads_to[s] | {s}:
            off[before], count = abs(backup(before, v) - v[before]), count + 1
    return v, count


forward, backward = list(range(n)), list(range(n))[::-1]
runs = {
    "sweeps with a copy": sweeps(False, forward),
    "in place, from the start": sweeps(True, forward),
    "in place, from the goal": sweeps(True, backward),
    "largest error first": prioritized(),
}
for name, (v, count) in runs.items():
    print(f"{name:26} {count:5} backups, value of the start {v[0]:.4f}")
    assert np.abs(v - runs["sweeps with a copy"][0]).max() < 1e-3
assert runs["largest error first"][1] < 0.5 * runs["sweeps with a copy"][1]
