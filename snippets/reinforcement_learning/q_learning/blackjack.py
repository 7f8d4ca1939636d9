"""Q-learning at Blackjack, judged exactly against the best hit-or-stand strategy."""

from functools import cache

import gymnasium as gym
import matplotlib.pyplot as plt
import numpy as np

HANDS = 14_000
CARDS = [(card, (4 if card == 10 else 1) / 13) for card in range(1, 11)]  # an endless deck


def add(total: int, ace: bool, card: int) -> tuple[int, bool]:
    """Total and whether an ace counts 11, after one more card."""
    total += card
    if card == 1 and total <= 11:
        return total + 10, True
    return (total - 10, False) if ace and total > 21 else (total, ace)


@cache
def dealer(total: int, ace: bool) -> np.ndarray:
    """Chances that the dealer ends with 17, 18, 19, 20, 21 or over; hits below 17."""
    if total >= 17:
        return np.eye(6)[min(total, 22) - 17]
    return sum(p * dealer(*add(total, ace, card)) for card, p in CARDS)


def stand(total: int, shown: int) -> float:
    """Expected reward of standing: win 1, lose -1, draw 0."""
    ends = dealer(*add(0, False, shown))
    return float(ends @ np.sign(total - np.array([17, 18, 19, 20, 21, 0])))


def value(policy) -> float:
    """Exact expected reward of a hand; policy(total, shown, ace, hit value) is true to hit."""

    @cache
    def worth(total: int, shown: int, ace: bool) -> float:
        if total > 21:
            return -1.0
        if total < 12:  # no card can hurt: always hit
            return hit(total, shown, ace)
        drawn = hit(total, shown, ace)
        return drawn if policy(total, shown, ace, drawn) else stand(total, shown)

    def hit(total: int, shown: int, ace: bool) -> float:
        return sum(p * worth(*add_state(total, shown, ace, card)) for card, p in CARDS)

    def add_state(total: int, shown: int, ace: bool, card: int) -> tuple[int, int, bool]:
        new, soft = add(total, ace, card)
        return new, shown, soft

    start = [(add(*add(0, False, x), y), p * r) for x, p in CARDS for y, r in CARDS]
    return sum(w * p * worth(t, d, ace) for (t, ace), w in start for d, p in CARDS)


basic = {}


def best(total, shown, ace, drawn):
    basic[total, shown, ace] = drawn > stand(total, shown)
    return basic[total, shown, ace]


env = gym.make("Blackjack-v1").unwrapped
rng = np.random.default_rng(0)
q, visits = np.zeros((32, 11, 2, 2)), np.zeros((32, 11, 2, 2))
env.reset(seed=0)
for _ in range(HANDS):
    s, ended = env.reset()[0], False
    while not ended:
        a = int(rng.integers(2) if rng.random() < 0.3 else q[s].argmax())
        after, reward, ended, _, _ = env.step(a)
        visits[s][a] += 1
        q[s][a] += visits[s][a] ** -0.8 * (reward + (0 if ended else q[after].max()) - q[s][a])
        s = after

worth = {
    "stand from 20 on": value(lambda total, shown, ace, drawn: total < 20),
    "never risk a bust": value(lambda total, shown, ace, drawn: False),
    "Q-learning": value(lambda t, d, ace, drawn: q[t, d, int(ace)].argmax() == 1),
    "optimum": value(best),
}
for name, reward in worth.items():
    print(f"{name:18s} {reward:7.3f} per hand")
same = np.mean([(q[t, d, int(ace)].argmax() == 1) == hit for (t, d, ace), hit in basic.items()])
print(f"same choice as the optimum in {same:.0%} of {len(basic)} situations")
assert worth["never risk a bust"] < worth["Q-learning"] <= worth["optimum"] < 0 and same > 0.7

fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
hard = [(t, d) for t in range(12, 22) for d in range(1, 11)]
for hit, color in ((True, "C1"), (False, "C0")):
    chosen = [(d, t) for t, d in hard if (q[t, d, 0].argmax() == 1) == hit]
    ax.scatter(*zip(*chosen, strict=True), s=120, marker="s", color=color, alpha=0.6)
border = [11.5 + sum(basic[t, d, False] for t in range(12, 22)) for d in range(1, 11)]
ax.step(np.arange(0.5, 11), [*border, border[-1]], where="post", color="C4", lw=2)
ax.set(xlabel="dealer's card (1 is an ace)", ylabel="own total, no usable ace", xticks=range(1, 11))
ax.set_title("learned: orange hit, blue stand; line: the optimum hits below it")
plt.show()
