"""A sum tree draws transitions in proportion to their priority, and visits one path to do so."""

import numpy as np


class SumTree:
    """Priorities in the leaves, sums above: node i has the children 2i and 2i + 1.

    Source: Schaul et al., Prioritized Experience Replay, appendix B.2.1.
    """

    def __init__(self, capacity: int) -> None:
        self.leaves = 1 << (capacity - 1).bit_length()  # the next power of two
        self.node = np.zeros(2 * self.leaves)
        self.visited = 0  # nodes, counted for the last lines of this file

    def set(self, i: int, priority: float) -> None:
        """Change one priority and the sums on the way to the root."""
        i += self.leaves
        self.node[i] = priority
        while i > 1:
            i //= 2
            self.node[i] = self.node[2 * i] + self.node[2 * i + 1]
            self.visited += 1

    def draw(self, size: int, rng: np.random.Generator) -> np.ndarray:
        """Walk `size` random amounts down from the root at once. Returns leaf numbers (size,)."""
        amount = rng.random(size) * self.node[1]
        i = np.ones(size, dtype=int)
        while i[0] < self.leaves:
            i = 2 * i
            right = amount >= self.node[i]
            amount -= right * self.node[i]
            i = i + right
            self.visited += size
        return i - self.leaves


rng = np.random.default_rng(0)
td_error = np.array([0.0, 0.1, 0.2, 0.4, 0.8, 1.6])
priority = (np.abs(td_error) + 0.01) ** 0.6
tree = SumTree(len(td_error))
for i, p in enumerate(priority):
    tree.set(i, p)
share = priority / priority.sum()
seen = np.bincount(tree.draw(200_000, rng), minlength=6) / 200_000
weight = (1 / (6 * share)) ** 1.0  # beta = 1 undoes the whole bias
print("TD error        ", *(f"{e:5.2f}" for e in td_error))
print("wanted share    ", *(f"{p:5.2f}" for p in share))
print("largest gap of the drawn share below 0.005:", np.abs(seen - share).max() < 0.005)
print("weight over max ", *(f"{w:5.2f}" for w in weight / weight.max()))
assert np.abs(seen - share).max() < 0.005

# The weights make a prioritized mean an unbiased one.
draws = tree.draw(200_000, rng)
print(f"mean error: all {td_error.mean():.2f}, drawn {td_error[draws].mean():.1f},", end=" ")
print(f"weighted {np.mean(weight[draws] * td_error[draws]):.1f}")
assert abs(np.mean(weight[draws] * td_error[draws]) - td_error.mean()) < 0.02

work = {}
for capacity in (1 << 10, 1 << 18):
    tree = SumTree(capacity)
    for i in range(32):
        tree.set(i, 1.0)
    tree.draw(32, rng)
    work[capacity] = tree.visited
    print(f"{capacity:6d} steps: 32 new priorities and 32 draws visit {tree.visited:4d} nodes")
    assert tree.visited == 2 * 32 * np.log2(capacity)  # a scan would visit every step
small, large = work.values()
print(f"256 times the size costs: tree {large / small:.1f} times, scan 256 times")
