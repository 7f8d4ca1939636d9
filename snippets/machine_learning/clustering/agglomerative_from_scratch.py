"""Bottom-up clustering by the Lance-Williams update, and its tree of 25 American countries."""

import matplotlib.pyplot as plt
import numpy as np
from plotly.express.data import gapminder
from scipy.cluster.hierarchy import cophenet, dendrogram, fcluster, linkage
from scipy.spatial.distance import pdist, squareform
from sklearn.preprocessing import StandardScaler


def merge_heights(X: np.ndarray, method: str) -> np.ndarray:
    """Heights of the n - 1 merges, shape (n - 1,), of single, complete, average or Ward linkage.

    Source: Lance and Williams, A general theory of classificatory sorting strategies (1967).
    """
    D = squareform(pdist(X)) ** (2 if method == "ward" else 1)  # Ward's update needs squares
    np.fill_diagonal(D, np.inf)
    size, heights = np.ones(len(X)), []
    for _ in range(len(X) - 1):
        i, j = np.unravel_index(D.argmin(), D.shape)
        heights.append(D[i, j])
        to_i, to_j = size[i], size[j]
        if method == "single":
            new = np.minimum(D[i], D[j])
        elif method == "complete":
            new = np.maximum(D[i], D[j])
        elif method == "average":
            new = (to_i * D[i] + to_j * D[j]) / (to_i + to_j)
        else:
            new = (to_i + size) * D[i] + (to_j + size) * D[j] - size * D[i, j]
            new /= to_i + to_j + size
        D[i], D[:, i] = new, new  # i is now the union, j is gone
        D[j] = D[:, j] = D[i, i] = np.inf
        size[i] += size[j]
    return np.sqrt(heights) if method == "ward" else np.array(heights)


world = gapminder().query("year == 2007 and continent == 'Americas'")
X = np.log10(world[["gdpPercap", "pop"]]).assign(life=world["lifeExp"])
X = StandardScaler().fit_transform(X)
for method in ("single", "complete", "average", "ward"):
    tree = linkage(X, method)
    assert np.allclose(merge_heights(X, method), tree[:, 2])
    sizes = sorted(np.bincount(fcluster(tree, 3, "maxclust"))[1:].tolist(), reverse=True)
    faithful = cophenet(tree, pdist(X))[0]
    print(f"{method:8s} last merge at {tree[-1, 2]:.2f}, cut in three: {sizes}, "
          f"cophenetic correlation {faithful:.2f}")  # fmt: skip

tree = linkage(X, "ward")
fig, ax = plt.subplots(figsize=(7, 4.6), layout="constrained")
cut = (tree[-3, 2] + tree[-2, 2]) / 2  # between these heights there are three clusters
dendrogram(tree, labels=world["country"].tolist(), orientation="right", color_threshold=cut,
           above_threshold_color="C7", leaf_font_size=8, ax=ax)  # fmt: skip
ax.axvline(cut, color="C7", linestyle=":")
ax.set_xlabel("height of the merge (Ward)")
plt.show()
