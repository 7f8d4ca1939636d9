"""CartPole by a table: finer bins describe the pole better and learn worse."""

import gymnasium as gym
import numpy as np

GAMMA, ALPHA, STEPS, LIMIT = 0.99, 0.15, 20_000, 500
EDGE = (2.4, 2.5, 0.21, 2.5)  # beyond these, values share the outer bin


def learn(bins: tuple[int, ...], seed: int) -> tuple[float, int]:
    """Mean greedy length of 5 fresh episodes after STEPS steps, and the number of states seen."""
    env = gym.make("CartPole-v1").unwrapped  # without its clock: we stop at LIMIT ourselves

    def cell(x: np.ndarray) -> int:
        index = 0
        for value, edge, k in zip(x.tolist(), EDGE, bins, strict=True):
            index = index * k + min(max(int((value + edge) / (2 * edge) * k), 0), k - 1)
        return index

    rng = np.random.default_rng(seed)
    coin, guess = rng.random(STEPS).tolist(), rng.integers(2, size=STEPS).tolist()
    q: dict[int, list[float]] = {}  # a row is made when its state is first met
    s, age = cell(env.reset(seed=seed)[0]), 0
    for t in range(STEPS):
        row = q.setdefault(s, [0.0, 0.0])
        a = guess[t] if coin[t] < max(0.02, 1 - 2 * t / STEPS) else int(row[1] > row[0])
        x, reward, terminated, _, _ = env.step(a)
        after, age = cell(x), age + 1
        future = 0.0 if terminated else GAMMA * max(q.get(after, (0.0, 0.0)))
        row[a] += ALPHA * (reward + future - row[a])
        s = after
        if terminated or age == LIMIT:
            s, age = cell(env.reset()[0]), 0
    lengths = []
    for episode in range(5):
        s, age, terminated = cell(env.reset(seed=10_000 + episode)[0]), 0, False
        while not terminated and age < LIMIT:
            row = q.get(s, (0.0, 0.0))
            x, _, terminated, _, _ = env.step(int(row[1] > row[0]))
            s, age = cell(x), age + 1
        lengths.append(age)
    return float(np.mean(lengths)), len(q)


means = {}
print("bins               states   met    steps upright, per seed")
for bins in ((1, 1, 6, 1), (1, 1, 6, 6), (24, 24, 24, 24)):
    runs = [learn(bins, seed) for seed in range(2)]
    means[bins] = np.mean([length for length, _ in runs])
    scores = " ".join(f"~{length:<5.0f}" for length, _ in runs)
    print(f"{str(bins):18s} {np.prod(bins):6d} ~{runs[0][1]:<5d}  {scores.rstrip()}")
assert means[1, 1, 6, 6] > 2 * max(means[1, 1, 6, 1], means[24, 24, 24, 24])
