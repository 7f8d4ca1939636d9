"""Where four over-samplers put their points, and which pairs Tomek links remove."""

import numpy as np
from imblearn.over_sampling import ADASYN, SMOTE, BorderlineSMOTE, RandomOverSampler
from imblearn.under_sampling import TomekLinks
from sklearn.datasets import load_breast_cancer
from sklearn.neighbors import NearestNeighbors
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(0)
data = load_breast_cancer()
malignant = rng.permutation(np.flatnonzero(data.target == 0))[:40]  # keep 40 of 212
rows = np.concatenate([np.flatnonzero(data.target == 1), malignant])
X, y = StandardScaler().fit_transform(data.data[rows, :2]), 1 - data.target[rows]

nearest = NearestNeighbors(n_neighbors=10).fit(X)
print("added by             points   benign among the 10 nearest")
shares = {}
for sampler in (RandomOverSampler, SMOTE, BorderlineSMOTE, ADASYN):
    added = sampler(random_state=0).fit_resample(X, y)[0][len(X) :]
    shares[sampler.__name__] = np.mean(y[nearest.kneighbors(added)[1]] == 0)
    print(f"{sampler.__name__:20} {len(added):6d} {shares[sampler.__name__]:10.0%}")
assert shares["BorderlineSMOTE"] > shares["SMOTE"] + 0.05  # they aim for the border
assert shares["ADASYN"] > shares["SMOTE"] + 0.05

# A Tomek link: two points of different class, each the other's nearest neighbor.
other = NearestNeighbors(n_neighbors=2).fit(X).kneighbors(X)[1][:, 1]
linked = (other[other] == np.arange(len(X))) & (y != y[other])
kept = TomekLinks().fit(X, y)
kept.fit_resample(X, y)
dropped = np.setdiff1d(np.arange(len(X)), kept.sample_indices_)
assert np.array_equal(dropped, np.flatnonzero(linked & (y == 0)))  # only the benign half goes
print(
    f"\nTomek links: {linked.sum() // 2} pairs, {len(dropped)} of {np.sum(y == 0)} benign dropped"
)
