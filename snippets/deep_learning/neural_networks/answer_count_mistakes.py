"""Mistakes of the perceptron against the bound (R / margin)² on separable points with a chosen margin."""

import numpy as np

MARGINS = (0.2, 0.1, 0.05)
mistakes, bounds = np.zeros((3, 5)), np.zeros((3, 5))
for i, margin in enumerate(MARGINS):
    for seed in range(5):
        X = np.random.default_rng(seed).uniform(-1, 1, (4_000, 2))
        distance = X @ [0.6, 0.8]  # to a line through the origin, so no bias is needed
        X, y = X[abs(distance) > margin], (distance[abs(distance) > margin] > 0).astype(int)
        w = np.zeros(2)
        wrong = -1
        while wrong:  # passes until one makes no mistake
            wrong = 0
            for x, target in zip(X, y, strict=True):
                error = target - (x @ w > 0)
                w += error * x
                wrong += abs(error)
            mistakes[i, seed] += wrong
        bounds[i, seed] = (np.hypot(*X.T).max() / margin) ** 2
        assert ((X @ w > 0) == y).all()
    print(f"margin {margin}: {mistakes[i].mean():.0f} mistakes ({mistakes[i].min():.0f} to {mistakes[i].max():.0f}), "
          f"bound {bounds[i].mean():.0f}")  # fmt: skip
assert (mistakes <= bounds).all() and (mistakes > 0).all()
assert mistakes[2].mean() > mistakes[0].mean()  # a program that counts passes would not grow so
