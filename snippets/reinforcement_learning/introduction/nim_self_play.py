"""Nim learned by playing against itself: won positions it converts against perfect play."""

from itertools import product

import matplotlib.pyplot as plt
import numpy as np

HEAPS = (3, 4, 5)
POSITIONS = list(product(*(range(h + 1) for h in HEAPS)))
EMPTY = (0, 0, 0)


def moves(position):
    """All positions reachable by taking one or more matches from one heap."""
    for i, heap in enumerate(position):
        for left in range(heap):
            yield position[:i] + (left,) + position[i + 1 :]


AFTER = {position: list(moves(position)) for position in POSITIONS}
# A position is lost for the player to move exactly if the XOR of its heaps is 0 (Bouton, 1901).
WON = [p for p in POSITIONS if p[0] ^ p[1] ^ p[2]]


def perfect(position, rng):
    good = [p for p in AFTER[position] if not p[0] ^ p[1] ^ p[2]]
    options = good or AFTER[position]
    return options[rng.integers(len(options))]


def best(position, value):
    """The move into the position that was best for whoever left it behind."""
    return max(AFTER[position], key=value.__getitem__)


def share_converted(choose, rng):
    """Start in every won position against perfect play; return the share of games won."""
    won = 0
    for position in WON:
        ours = True
        while position != EMPTY:
            position = choose(position) if ours else perfect(position, rng)
            ours = not ours
        won += not ours  # we took the last match
    return won / len(WON)


rng = np.random.default_rng(0)
value = {p: 0.5 for p in POSITIONS}  # chance that the player who left p behind wins
value[EMPTY] = 1.0  # taking the last match wins
random_share = share_converted(lambda p: AFTER[p][rng.integers(len(AFTER[p]))], rng)
print(f"random play wins {random_share:.2f} of {len(WON)} won positions against perfect play")
games, shares = [0], [share_converted(lambda p: best(p, value), rng)]
for game in range(1, 1501):
    position = POSITIONS[rng.integers(1, len(POSITIONS))]
    while position != EMPTY:
        explore = rng.random() < 0.2
        options = AFTER[position]
        reply = options[rng.integers(len(options))] if explore else best(position, value)
        # Having left `position` is as good as the best reply to it is bad.
        value[position] += 0.3 * (1 - value[best(position, value)] - value[position])
        position = reply
    if game % 50 == 0:
        games.append(game)
        shares.append(share_converted(lambda p: best(p, value), rng))
print(f"after {games[1]} games {shares[1]:.2f}, after {games[-1]} games {shares[-1]:.2f}")
right = np.mean([best(p, value) in [q for q in AFTER[p] if not q[0] ^ q[1] ^ q[2]] for p in WON])
print(f"share of won positions with a perfect first move: {right:.2f}")
assert shares[-1] == 1.0 and random_share < 0.3

fig, ax = plt.subplots(figsize=(7, 2.8), layout="constrained")
ax.plot(games, shares, "o-", color="C0", ms=4)
ax.axhline(random_share, color="C7", ls="--")
ax.text(1500, random_share + 0.03, "random play", color="C7", ha="right")
ax.set(xlabel="games against itself", ylabel="won positions converted", ylim=(0, 1.05))
plt.show()
