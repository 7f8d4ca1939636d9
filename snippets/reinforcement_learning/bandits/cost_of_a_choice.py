"""Time of one decision: counting bandits grow with the arms, LinUCB with the square of the features."""

import time

import numpy as np

rng = np.random.default_rng(0)


def best_of(function, repeats: int = 5, loops: int = 20) -> float:
    """Shortest mean time of a call in microseconds."""
    times = []
    for _ in range(repeats):
        start = time.thread_time()
        for _ in range(loops):
            function()
        times.append((time.thread_time() - start) / loops)
    return 1e6 * min(times)


for k in (100, 10_000):
    a, b = 1 + rng.random(k), 1 + rng.random(k)
    print(
        f"{k:6,} arms: Thompson ~{best_of(lambda a=a, b=b: rng.beta(a, b).argmax()):.0f} µs",
        end=", ",
    )
    print(f"UCB1 ~{best_of(lambda a=a, b=b: (a / b + np.sqrt(2 / b)).argmax()):.0f} µs")
sizes, times = [50, 100, 200, 400], []
for d in sizes:
    A, x = np.eye(d), rng.random(d)

    def update(A: np.ndarray = A, x: np.ndarray = x) -> None:
        spread = A @ x
        A -= np.outer(spread, spread) / (1 + spread @ x)

    times.append(best_of(update))
slope = np.polyfit(np.log(sizes), np.log(times), 1)[0]
print(
    f"LinUCB update with {sizes[-1]} features ~{times[-1]:.0f} µs, grows as features to the power ~{slope:.1f}"
)
print(f"memory: 1,000 arms of 400 features, one matrix each: {8 * 1000 * 400**2 / 1e9:.1f} GB")
assert 0.8 < slope < 2.8
