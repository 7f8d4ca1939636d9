"""Looking at a test after every batch and stopping at p < 0.05 turns noise into winners."""

import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
LOOKS, BATCH, TESTS = 20, 500, 10_000  # 20 days, 500 users per arm and day, both arms at 10 %
A, B = rng.binomial(BATCH, 0.10, size=(2, TESTS, LOOKS)).cumsum(axis=2)
n = BATCH * np.arange(1, LOOKS + 1)
pooled = (A + B) / (2 * n)
z = (B - A) / n / np.sqrt(2 * pooled * (1 - pooled) / n)  # shape (TESTS, LOOKS)

so_far = np.maximum.accumulate(np.abs(z), axis=1)  # the best z seen up to each look
rate = np.mean(so_far > 1.96, axis=0)
boundary = np.quantile(so_far[:, -1], 0.95)  # crossed by 5 % of the tests in 20 looks
print(f"one look at the end: {np.mean(np.abs(z[:, -1]) > 1.96):.3f} of the A/A tests significant")
for looks in (2, 5, 20):
    picked = np.linspace(LOOKS / looks, LOOKS, looks).astype(int) - 1
    print(f"{looks:2d} looks: {np.mean((np.abs(z[:, picked]) > 1.96).any(axis=1)):.3f}")
print(f"threshold for |z| that allows 20 looks: {boundary:.1f} in place of 1.96")
assert rate[-1] > 0.22 and abs(np.mean(np.abs(z[:, -1]) > 1.96) - 0.05) < 0.01
assert 2.6 < boundary < 2.75

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.2), layout="constrained")
day = np.arange(1, LOOKS + 1)
for path in z[:40]:
    stop = np.abs(path) > 1.96
    left.plot(day, path, color="C7", lw=0.5, alpha=0.6)
    if stop.any():
        left.plot(day[stop.argmax()], path[stop.argmax()], "o", color="C1", ms=4)
for limit in (-1.96, 1.96):
    left.axhline(limit, color="C0", ls="--")
left.text(20, -2.1, "|z| = 1.96", color="C0", ha="right", va="top")
left.set(xlabel="day", ylabel="z of 40 A/A tests", ylim=(-3.8, 3.8))
right.plot(day, 100 * rate, color="C1")
right.text(1, 25.5, "stop at the first p < 0.05", color="C1")
right.plot(day, 100 * np.mean(so_far > boundary, axis=0), color="C0")
right.text(7, 1.2, f"stop at |z| > {boundary:.1f}", color="C0")
right.axhline(5, color="C7", ls="--")
right.set(xlabel="looks so far", ylabel="A/A tests called winners, %", ylim=(0, 28))
plt.show()
