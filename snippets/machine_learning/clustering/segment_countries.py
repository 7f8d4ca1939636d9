"""142 countries in three segments: unscaled, k-means cuts by one column; scaled, by all three."""

import matplotlib.pyplot as plt
import numpy as np
from plotly.express.data import gapminder
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

columns = ["gdpPercap", "lifeExp", "pop"]
world = gapminder().query("year == 2007").reset_index(drop=True)
X = world[columns].to_numpy()
kmeans = KMeans(3, n_init=10, random_state=0)

raw = kmeans.fit(X).labels_
only_people = kmeans.fit(X[:, 2:]).labels_
same = adjusted_rand_score(raw, only_people)
print(f"unscaled: sizes {sorted(np.bincount(raw).tolist())}; with population alone, ARI {same:.2f}")
assert same == 1

model = make_pipeline(FunctionTransformer(np.log10), StandardScaler(), kmeans).fit(X)
label = model[-1].labels_
median = [world["gdpPercap"][label == j].median() for j in range(3)]
order = np.argsort(median, kind="stable").argsort(kind="stable")
world["segment"] = order[label]  # 0 is the poorest
profile = world.groupby("segment")[columns].median()
profile.insert(0, "n", world["segment"].value_counts().sort_index())
profile["pop"] /= 1e6
print(profile.round(1).to_string())
Z = model[:-1].transform(X)
centers = model[-1].cluster_centers_
nearest = [world["country"][((Z - c) ** 2).sum(axis=1).argmin()] for c in centers]
print("most typical:", ", ".join(nearest[j] for j in np.argsort(order, kind="stable")))

rng = np.random.default_rng(0)
explained = 1 - model[-1].inertia_ / Z.size
shuffled = [kmeans.fit(rng.permuted(Z, axis=0)).inertia_ for _ in range(10)]
chance = 1 - np.array(shuffled) / Z.size
print(f"variance explained {explained:.2f}; columns shuffled apart {chance.mean():.2f}")
assert explained > chance.max()

for k in (2, 3, 4, 5):
    fit = KMeans(k, n_init=5, random_state=0).fit
    first, agreement = fit(Z).labels_, []
    for _ in range(20):
        again = fit(Z[rng.integers(len(Z), size=len(Z))])
        agreement.append(adjusted_rand_score(first, again.predict(Z)))
    print(f"k = {k}, refitted on 20 resamples: median ARI {np.median(agreement):.2f}")

fig, axes = plt.subplots(1, 2, figsize=(7, 2.8), sharey=True, layout="constrained")
for ax, labels, title in zip(
    axes, [raw, world["segment"]], ["unscaled", "log, then scaled"], strict=True
):
    for j in range(3):
        part = world[labels == j]
        ax.plot(part["pop"], part["lifeExp"], ".", color=f"C{j}")
    ax.set(xscale="log", title=title, xlabel="population")
axes[0].set_ylabel("life expectancy (years)")
plt.show()
