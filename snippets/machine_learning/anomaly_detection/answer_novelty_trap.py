"""Answer: scoring the training rows as if they were new makes every one of them look normal."""

import numpy as np
from sklearn.datasets import load_wine
from sklearn.neighbors import LocalOutlierFactor
from sklearn.preprocessing import StandardScaler

X = StandardScaler().fit_transform(load_wine().data)
rng = np.random.default_rng(0)
X[:3] = rng.normal(scale=0.05, size=(3, 13)) + 6  # three odd rows, close together
as_outliers = -LocalOutlierFactor(n_neighbors=3).fit(X).negative_outlier_factor_
novelty = LocalOutlierFactor(n_neighbors=3, novelty=True).fit(X)
as_new = -novelty.score_samples(X)
print(f"three odd rows, each compared with 3 others: LOF {as_outliers[:3].min():.1f} or more")
print(f"the same rows passed as new, each its own neighbor: LOF {as_new[:3].max():.1f} at most")
print(f"kept for the training rows: {-novelty.negative_outlier_factor_[:3].min():.1f} or more")
assert as_outliers[:3].min() > 1.5 * as_new[:3].max()
