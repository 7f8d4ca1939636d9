"""Scaled rewards leave an epsilon-greedy learner alone and blind a Boltzmann one."""

import gymnasium as gym
import numpy as np

env = gym.make("CliffWalking-v1").unwrapped
STEP = [[env.P[s][a][0][1:] for a in range(4)] for s in range(48)]
GAMMA, EPISODES, LIMIT = 0.99, 120, 100


def run(scale: float, shift: float, explore: str) -> tuple[float, int]:
    """Median steps of the last 40 training episodes and of the greedy path (LIMIT: no arrival)."""
    rng = np.random.default_rng(0)
    q, lengths = np.zeros((48, 4)), []
    for episode in range(EPISODES + 1):  # the last one is greedy
        s, ended, steps = 36, False, 0
        while not ended and steps < LIMIT:
            if episode == EPISODES:
                a = int(q[s].argmax())
            elif explore == "Boltzmann":  # temperature 1, in units of the reward
                a = int((q[s] + rng.gumbel(size=4)).argmax())
            else:
                a = int(rng.integers(4) if rng.random() < 0.1 else q[s].argmax())
            after, reward, ended = STEP[s][a]
            future = 0.0 if ended else GAMMA * q[after].max()
            q[s, a] += 0.5 * (scale * reward + shift + future - q[s, a])
            s, steps = after, steps + 1
        lengths.append(steps)
    return float(np.median(lengths[-41:-1])), lengths[-1]


found = {}
for scale, shift in ((1, 0), (2**-7, 0), (2**7, 0), (1, 2)):
    for explore in ("epsilon-greedy", "Boltzmann"):
        while_learning, greedy = found[scale, shift, explore] = run(scale, shift, explore)
        print(
            f"reward * {scale:<10g}+ {shift}  {explore:15s}"
            f"{while_learning:5.0f} steps while learning, greedy {greedy}"
        )
assert found[1, 0, "epsilon-greedy"] == found[2**-7, 0, "epsilon-greedy"]
assert found[2**-7, 0, "Boltzmann"][0] > 2 * found[1, 0, "Boltzmann"][0]
assert found[1, 2, "epsilon-greedy"][1] == LIMIT
