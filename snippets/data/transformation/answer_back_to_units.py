"""Answer: centers of clusters of standardized wines, read in the wines' own units."""

import numpy as np
from sklearn.cluster import KMeans
from sklearn.datasets import load_wine
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PowerTransformer, StandardScaler

wine = load_wine(as_frame=True)
columns = ["alcohol", "flavanoids", "proline"]
X = wine.data[columns]
scaler = StandardScaler().fit(X)
Z = scaler.transform(X)
assert np.allclose(scaler.inverse_transform(Z), X)
clusters = KMeans(3, n_init=10, random_state=0).fit(Z)
centers = scaler.inverse_transform(clusters.cluster_centers_)
centers = centers[np.argsort(centers[:, 2], kind="stable")]
print("centers   ", "  ".join(columns))
for i, center in enumerate(centers):
    print(f"cluster {i}   {center[0]:7.1f} {center[1]:11.1f} {center[2]:8.0f}")
for i, group in enumerate(np.argsort(clusters.cluster_centers_[:, 2], kind="stable")):
    assert np.allclose(centers[i], X[clusters.labels_ == group].mean())  # a line keeps means

both = make_pipeline(PowerTransformer(), StandardScaler()).fit(X)
assert np.allclose(both.inverse_transform(both.transform(X)), X)  # steps undone in reverse order
back = both.inverse_transform(both.transform(X).mean(axis=0, keepdims=True))[0]
print(f"mean proline {X['proline'].mean():.0f}, mean in power scale taken back {back[2]:.0f}")
assert back[2] < 0.95 * X["proline"].mean()
