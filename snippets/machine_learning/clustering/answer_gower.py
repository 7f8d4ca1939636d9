"""Gower distance on 244 restaurant bills: numbers by range, categories by equality, then a tree."""

import numpy as np
from plotly.express.data import tips
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist, squareform
from sklearn.metrics import silhouette_score

bills = tips()
numbers = bills[["total_bill", "tip", "size"]].to_numpy(dtype=float)
categories = bills[["sex", "smoker", "day", "time"]].apply(lambda column: column.factorize()[0])
scaled = (numbers - numbers.min(axis=0)) / np.ptp(numbers, axis=0)  # every column spans 0..1
m = numbers.shape[1] + categories.shape[1]
gower = (pdist(scaled, "cityblock") + pdist(categories, "hamming") * categories.shape[1]) / m
assert 0 <= gower.min() and gower.max() <= 1

D = squareform(gower)
tree = linkage(gower, "average")
cuts = {k: fcluster(tree, k, "maxclust") for k in range(2, 9)}
widths = {k: silhouette_score(D, cut, metric="precomputed") for k, cut in cuts.items()}
k = max(widths, key=widths.get)
bills["cluster"] = cuts[k]
print(f"mean silhouette is highest at k = {k}: {widths[k]:.2f}")
for j, part in bills.groupby("cluster"):
    typical = part[["time", "smoker", "sex"]].mode().iloc[0]
    print(f"cluster {j}: {len(part):3d} bills, mostly {typical['time']}, {typical['sex']}, "
          f"smoker {typical['smoker']}; median bill {part['total_bill'].median():.1f}")  # fmt: skip
assert widths[k] > 0.2
