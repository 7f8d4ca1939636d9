"""Which derived column helps which model: held-out R2 without and with it."""

import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import LinearRegression

rng = np.random.default_rng(0)
a = rng.uniform(1, 5, 1600)
b = a * rng.uniform(0.7, 1.4, 1600)  # two prices, two dates, two sizes: close to each other
X = np.column_stack([a, b])
derived = {
    "difference a - b": a - b,
    "product a * b": a * b,
    "ratio a / b": a / b,
    "log of a": np.log(a),
    "threshold a > 3": (a > 3).astype(float),
}
gain = {}
print("the target is        linear without, with   trees without, with")
for name, f in derived.items():
    y = f + rng.normal(0, 0.1 * f.std(), len(f))
    row = []
    for make in (
        LinearRegression,
        lambda: HistGradientBoostingRegressor(max_iter=60, random_state=0),
    ):
        for Z in (X, np.column_stack([X, f])):
            row.append(make().fit(Z[:200], y[:200]).score(Z[200:], y[200:]))
    gain[name] = (row[1] - row[0], row[3] - row[2])
    print(f"{name:20s} {row[0]:10.2f} {row[1]:9.2f} {row[2]:14.2f} {row[3]:6.2f}")
assert abs(gain["difference a - b"][0]) < 1e-6
assert gain["difference a - b"][1] > 0.01
assert gain["ratio a / b"][1] > 0.08
assert gain["threshold a > 3"][0] > 0.1 and abs(gain["threshold a > 3"][1]) < 0.02
assert abs(gain["log of a"][1]) < 0.02
