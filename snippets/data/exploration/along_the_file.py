"""Mean visits along the file, against the band in which shuffled rows would stay."""

import matplotlib.pyplot as plt
import numpy as np
import statsmodels.api as sm
from scipy.stats import ks_2samp
from sklearn.linear_model import PoissonRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

visits = sm.datasets.randhie.load_pandas().data
profile_id = visits.iloc[:, 1:].groupby(list(visits.columns[1:])).ngroup()
train = profile_id % 5 > 0
visits, profile_id = visits[train], profile_id[train].to_numpy()
X, y = visits.drop(columns="mdvis").to_numpy(), visits.mdvis.to_numpy()
n, parts = len(y), 40
along = np.array([part.mean() for part in np.array_split(y, parts)])

rng = np.random.default_rng(0)
people = np.split(y, np.flatnonzero(np.diff(profile_id)) + 1)  # runs of one profile move together
means = []
for _ in range(200):
    shuffled = np.concatenate([people[i] for i in rng.permutation(len(people))])
    means.append([part.mean() for part in np.array_split(shuffled, parts)])
low, high = np.percentile(means, [2.5, 97.5])
outside = np.mean((along < low) | (along > high))
print(f"parts outside the band that holds 95 % of the shuffled ones: {outside:.2f} of all")
assert outside > 0.3

first, last = slice(0, int(0.8 * n)), slice(int(0.8 * n), n)
print(f"mean visits: first four fifths {y[first].mean():.2f}, last fifth {y[last].mean():.2f}")
names = visits.columns[1:]
gap = {name: ks_2samp(X[first, j], X[last, j]).statistic for j, name in enumerate(names)}
print("largest shifts (KS):", *[f"{c} {gap[c]:.2f}" for c in sorted(gap, key=gap.get)[:-4:-1]])

model = make_pipeline(StandardScaler(), PoissonRegressor(alpha=1e-4, max_iter=300))
test = profile_id % 5 == 1
splits = {"profiles from everywhere": (~test, test), "the last fifth": (first, last)}
ratio = {}
for name, (fit, score) in splits.items():
    predicted = model.fit(X[fit], y[fit]).predict(X[score]).mean()
    ratio[name] = predicted / y[score].mean()
    print(f"scored on {name:24}: predicted / actual visits {ratio[name]:.2f}")
assert abs(ratio["profiles from everywhere"] - 1) < 0.1 and ratio["the last fifth"] > 1.2

fig, ax = plt.subplots(figsize=(7, 3), layout="constrained")
ax.axhspan(low, high, color="C7", alpha=0.3)
ax.plot((np.arange(parts) + 0.5) * n / parts, along, "o-", color="C0", ms=4)
ax.text(0.99 * n, high + 0.06, "shuffled people stay in this band", color="C7", ha="right")
ax.set(xlabel="training row, in the order of the file", ylabel="mean visits per year")
plt.show()
