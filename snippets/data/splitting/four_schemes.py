"""Which rows test and which train, in each fold of four schemes, for 60 rows in order of time."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle
from sklearn.model_selection import GroupKFold, KFold, StratifiedKFold, TimeSeriesSplit

n, k = 60, 4
rng = np.random.default_rng(2)
y = (np.arange(n) % 7 == 0).astype(int)[rng.permutation(n)]  # a rare class, 9 of 60 rows
person = np.repeat(np.arange(10), 6)  # ten people, six rows each
schemes = {
    "KFold(shuffle=True)": KFold(k, shuffle=True, random_state=0),
    "StratifiedKFold(shuffle=True)": StratifiedKFold(k, shuffle=True, random_state=0),
    "GroupKFold": GroupKFold(k),
    "TimeSeriesSplit(gap=3)": TimeSeriesSplit(k, gap=3),
}
fig, axes = plt.subplots(4, 1, figsize=(7, 6.2), layout="constrained", sharex=True)
for ax, (name, scheme) in zip(axes, schemes.items(), strict=True):
    rare, torn, future = [], 0, 0
    extra = {"groups": person} if name == "GroupKFold" else {}
    for fold, (train, test) in enumerate(scheme.split(np.zeros((n, 1)), y, **extra)):
        for rows, color in ((train, "C0"), (test, "C1")):
            runs = np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)  # neighbors in one bar
            for run in runs:
                ax.add_patch(Rectangle((run[0], fold + 0.1), len(run), 0.8, color=color, lw=0))
        rare.append(int(y[test].sum()))
        torn += len(np.intersect1d(person[train], person[test]))
        future += int(np.sum(train[:, None] > test[None, :]) > 0)
    print(f"{name:29s} rare rows {rare}, torn people {torn:2d}, see the future {future}")
    if name == "GroupKFold":
        assert torn == 0
    if name.startswith("Stratified"):
        assert max(rare) - min(rare) <= 1
    if name.startswith("Time"):
        assert future == 0
    ax.set(xlim=(0, n), ylim=(k, -0.1), yticks=np.arange(k) + 0.5, yticklabels=range(1, k + 1))
    ax.set_title(name, loc="left", fontsize=10)
    ax.vlines(np.arange(0, n + 1, 6), -0.1, k, color="C7", lw=0.8, ls=":")
axes[1].set_ylabel("fold")
axes[-1].set_xlabel(
    "row, in order of time; dotted lines part the ten people (blue trains, orange tests)"
)
plt.show()
