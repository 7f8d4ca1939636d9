"""Four hundred digits on two coordinates by PCA, Isomap and t-SNE, with scores for each map."""

import matplotlib.pyplot as plt
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE, Isomap, LocallyLinearEmbedding, trustworthiness
from sklearn.model_selection import cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.random_projection import GaussianRandomProjection

X, y = load_digits(return_X_y=True)
X, y = X[:400], y[:400]
P = PCA(2, svd_solver="full").fit_transform(X)
tsne = TSNE(  # float64 and small steps: the same map on every machine
    init=P / P[:, 0].std(), method="exact", learning_rate=20, early_exaggeration=4, max_iter=400
)
maps = {
    "all 64 pixels": X,
    "random projection": GaussianRandomProjection(2, random_state=0).fit_transform(X),
    "PCA": P,
    "LLE": LocallyLinearEmbedding(n_neighbors=10, random_state=0).fit_transform(X),
    "Isomap": Isomap(n_neighbors=15).fit_transform(X),
    "t-SNE": tsne.fit_transform(X),
}
trust, accuracy = {}, {}
for name, T in maps.items():
    trust[name] = trustworthiness(X, T, n_neighbors=10)
    accuracy[name] = cross_val_score(KNeighborsClassifier(5), T, y, cv=5).mean()
    print(f"{name:18} trustworthiness {trust[name]:.2f}, 5-NN accuracy {accuracy[name]:.2f}")
assert trust["random projection"] < trust["PCA"] < trust["Isomap"] < trust["t-SNE"]
assert accuracy["PCA"] < accuracy["Isomap"] < accuracy["t-SNE"]

fig, axes = plt.subplots(1, 3, figsize=(7, 2.7), layout="constrained")
for ax, name in zip(axes, ("PCA", "Isomap", "t-SNE"), strict=True):
    T = maps[name]
    for digit in range(10):
        part = T[:200][y[:200] == digit]
        ax.scatter(*part.T, s=5, color=f"C{digit % 8}", marker="os"[digit // 8])
        x1, x2 = T[y == digit].mean(axis=0)
        ax.text(x1, x2, str(digit), size=12, weight="bold", ha="center", va="center")
    ax.set(title=name, xticks=[], yticks=[])
plt.show()
