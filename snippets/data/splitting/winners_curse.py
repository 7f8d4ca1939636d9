"""The score of the best of many models, on the rows that chose it and on untouched rows."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_breast_cancer

X, diagnosis = load_breast_cancer(return_X_y=True)
X = (X - X.mean(axis=0)) / X.std(axis=0)  # harmless here: no label is involved
y = 2.0 * diagnosis - 1  # -1 or 1
rng = np.random.default_rng(0)
tries = 2 ** np.arange(10)  # 1, 2, 4, ..., 512 candidate models
chosen, fresh = np.zeros((2, 120, len(tries)))
for repeat in range(120):
    rows = rng.permutation(len(X))
    train, choose, untouched = rows[:40], rows[40:100], rows[100:]
    # Every candidate is least squares on 3 random measurements; all are solved at once.
    columns = rng.random((tries[-1], 30)).argsort(axis=1, kind="stable")[:, :3]
    A = X[train][:, columns].transpose(1, 2, 0)  # shape (512, 3, 40)
    w = np.linalg.solve(A @ A.transpose(0, 2, 1), A @ y[train][:, None])[..., 0]
    W = np.zeros((30, tries[-1]))
    np.put_along_axis(W, columns.T, w.T, axis=0)
    right = (X @ W > 0) == (y > 0)[:, None]  # shape (569, 512)
    right_choose, right_fresh = right[choose].mean(axis=0), right[untouched].mean(axis=0)
    for i, K in enumerate(tries):
        winner = np.argmax(right_choose[:K])
        chosen[repeat, i], fresh[repeat, i] = right_choose[winner], right_fresh[winner]

optimism = (chosen - fresh).mean(axis=0)
for K in (1, 8, 64, 512):
    i = np.flatnonzero(tries == K)[0]
    print(
        f"best of {K:3d}: {chosen[:, i].mean():.3f} where it was chosen, "
        f"{fresh[:, i].mean():.3f} on untouched rows, optimism {optimism[i]:.3f}"
    )
assert abs(optimism[0]) < 0.015 and optimism[-1] > 0.03
assert np.all(np.diff(optimism[[0, 3, 6, 9]]) > 0)  # more tries, more optimism

fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
ax.plot(tries, chosen.mean(axis=0), "o-", color="C1")
ax.plot(tries, fresh.mean(axis=0), "o-", color="C0")
ax.fill_between(tries, fresh.mean(axis=0), chosen.mean(axis=0), color="C1", alpha=0.15)
ax.text(20, chosen.mean(axis=0)[4] + 0.008, "on the 60 rows that chose it", color="C1", ha="right")
ax.text(40, fresh.mean(axis=0)[5] - 0.02, "on 469 untouched rows", color="C0")
ax.set(xscale="log", xlabel="models tried", ylabel="accuracy of the winner")
ax.set(xticks=[1, 8, 64, 512], xticklabels=["1", "8", "64", "512"])
ax.minorticks_off()
plt.show()
