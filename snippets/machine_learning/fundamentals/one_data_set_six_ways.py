"""178 wines on two principal components: growers' labels left, found clusters right."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from sklearn.cluster import KMeans
from sklearn.datasets import load_wine
from sklearn.decomposition import PCA
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import adjusted_rand_score
from sklearn.model_selection import KFold, StratifiedKFold, cross_val_score
from sklearn.preprocessing import StandardScaler
from sklearn.semi_supervised import LabelSpreading

rng = np.random.default_rng(0)
table, cultivar = load_wine(return_X_y=True)
alcohol = table[:, 0]  # percent by volume
X = StandardScaler().fit_transform(table)
folds = KFold(5, shuffle=True, random_state=0)
by_class = StratifiedKFold(5, shuffle=True, random_state=0)

accuracy = cross_val_score(LogisticRegression(), X, cultivar, cv=by_class).mean()
r2 = cross_val_score(LinearRegression(), X[:, 1:], alcohol, cv=folds).mean()
clusters = KMeans(3, n_init=10, random_state=0).fit_predict(X)  # never sees a label
agreement = adjusted_rand_score(cultivar, clusters)
pca = PCA(2).fit(X)
kept = pca.explained_variance_ratio_.sum()

few, spread = [], {10: [], 30: []}  # semi-supervised: two labeled wines per cultivar, 20 draws
for _ in range(20):
    labeled = np.concatenate(
        [rng.choice(np.flatnonzero(cultivar == k), 2, False) for k in range(3)]
    )
    rest = np.setdiff1d(np.arange(len(X)), labeled)
    partial = np.full(len(X), -1)  # -1 means: no label
    partial[labeled] = cultivar[labeled]
    few.append(
        LogisticRegression().fit(X[labeled], cultivar[labeled]).score(X[rest], cultivar[rest])
    )
    for k, scores in spread.items():  # labels travel to the k nearest neighbors
        model = LabelSpreading(kernel="knn", n_neighbors=k).fit(X, partial)
        scores.append((model.transduction_[rest] == cultivar[rest]).mean())

hidden = [  # self-supervised: hide one column, predict it from the other twelve
    cross_val_score(LinearRegression(), np.delete(X, j, axis=1), X[:, j], cv=folds).mean()
    for j in range(X.shape[1])
]

shelves = [alcohol[cultivar == k] > 13 for k in (0, 1)]  # reinforcement: reward 1 for a strong wine
total, pulls, rewards = np.zeros(2), np.zeros(2), []
for t in range(500):
    explore = t < 2 or rng.random() < 0.1
    arm = t % 2 if explore else int(np.argmax(total / pulls))
    reward = float(rng.choice(shelves[arm]))
    total[arm], pulls[arm] = total[arm] + reward, pulls[arm] + 1
    rewards.append(reward)

print(f"classification   cultivar, held-out accuracy     {accuracy:.2f}")
print(f"regression       alcohol, held-out R2            {r2:.2f}")
print(f"clustering       agreement with cultivars        {agreement:.2f}  (0 chance, 1 equal)")
print(f"projection       variance kept by 2 of 13        {kept:.2f}")
print(f"semi-supervised  six labels alone                {np.mean(few):.2f}")
for k, scores in spread.items():
    print(f"                 spread to {k} neighbors          {np.mean(scores):.2f}")
print(f"self-supervised  a hidden column, mean R2        {np.mean(hidden):.2f}")
print(f"reinforcement    mean reward of 500 bottles      {np.mean(rewards):.2f}")
print(
    f"                 shelves {shelves[0].mean():.2f} and {shelves[1].mean():.2f}, unknown to it"
)
assert (
    accuracy > 0.95 and agreement > 0.8 and np.mean(spread[10]) < np.mean(few) < np.mean(spread[30])
)
assert np.mean(rewards) > (shelves[0].mean() + shelves[1].mean()) / 2 + 0.2

shown = rng.permutation(len(X))[:140]
Z = pca.transform(X)[shown]
fig, axes = plt.subplots(1, 2, figsize=(7, 3.2), layout="constrained", sharey=True)
for ax, groups, title in zip(axes, (cultivar, clusters), ("labeled", "clustered"), strict=True):
    for k in range(3):
        ax.scatter(*Z[groups[shown] == k].T, s=14, color=f"C{k}" if ax is axes[0] else f"C{k + 4}")
    ax.set(title=title, xlabel="component 1 (standard units)")
axes[0].set_ylabel("component 2 (standard units)")
plt.show()
