"""Countries odd only in the combination of income and life expectancy, found without a label."""

import matplotlib.pyplot as plt
import numpy as np
import plotly.express as px
from sklearn.covariance import MinCovDet
from sklearn.ensemble import IsolationForest
from sklearn.preprocessing import scale

world = px.data.gapminder().query("year == 2007").reset_index(drop=True)
X = scale(np.column_stack([np.log10(world["gdpPercap"]), world["lifeExp"]]))

q1, q3 = np.percentile(X, [25, 75], axis=0)
fence = 1.5 * (q3 - q1)
alone = (X < q1 - fence) | (X > q3 + fence)
print("flagged by the fences of a single column:", alone.any(axis=1).sum())

forest = IsolationForest(n_estimators=500, random_state=0).fit(X)
scores = {
    "isolation forest": -forest.score_samples(X),  # larger: isolated by fewer splits
    "robust Mahalanobis": MinCovDet(random_state=0).fit(X).mahalanobis(X),
}
ranks = {name: np.argsort(-score, kind="stable") for name, score in scores.items()}
for name, order in ranks.items():
    print(f"{name}: " + ", ".join(world["country"][order[:6]]))
botswana = world.index[world["country"] == "Botswana"][0]
for name, order in ranks.items():
    print(f"Botswana by {name}: rank {np.flatnonzero(order == botswana)[0] + 1} of {len(X)}")
assert not alone[botswana].any()

# Label offsets in points: these three crowd each other.
place = {"Equatorial Guinea": (6, 2), "Botswana": (6, -9), "South Africa": (-74, -4)}
fig, ax = plt.subplots(figsize=(7, 3.7), layout="constrained")
ax.scatter(world["gdpPercap"], world["lifeExp"], s=12, color="C7")
for i in ranks["robust Mahalanobis"][:6]:
    name, x, y = world.loc[i, ["country", "gdpPercap", "lifeExp"]]
    ax.scatter(x, y, s=30, color="C1")
    offset = place.get(name, (6, -4))
    ax.annotate(name, (x, y), offset, textcoords="offset points", color="C1")
ax.set(xscale="log", xlabel="GDP per person in 2007, dollars", ylabel="life expectancy, years")
plt.show()
