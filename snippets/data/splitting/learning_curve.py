"""Error against the number of training rows, with a power law fitted to the left half."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import StratifiedShuffleSplit, learning_curve
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier

X, y = load_digits(return_X_y=True)
sizes = np.array([40, 75, 150, 300, 600, 1200])
splits = StratifiedShuffleSplit(8, test_size=500, random_state=0)
models = {
    "1 nearest neighbor": KNeighborsClassifier(1),
    "naive Bayes": GaussianNB(var_smoothing=1e-2),
}
fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
error = {}
for (name, model), color in zip(models.items(), ("C0", "C1"), strict=True):
    _, _, scores = learning_curve(
        model, X, y, train_sizes=sizes, cv=splits, shuffle=True, random_state=0
    )
    error[name] = 1 - scores.mean(axis=1)
    slope, level = np.polyfit(np.log(sizes[:4]), np.log(error[name][:4]), 1)  # up to 300 rows
    law = np.exp(level) * sizes**slope
    print(f"{name:18s} 300 rows {error[name][3]:.3f}, 1,200 {error[name][5]:.3f}, law {law[5]:.3f}")
    ax.plot(sizes, error[name], "o-", color=color)
    ax.plot(sizes, law, ":", color=color)
    ax.text(1260, error[name][-1], name, color=color, va="center")
assert error["1 nearest neighbor"][5] < 0.5 * error["1 nearest neighbor"][3]
assert error["naive Bayes"][5] > 0.75 * error["naive Bayes"][3]
ax.set(xscale="log", yscale="log", xlim=(36, 3600), xlabel="training scans")
ax.set(ylabel="error on 500 held-out scans", xticks=sizes, xticklabels=sizes)
ax.set(yticks=[0.02, 0.05, 0.1, 0.2], yticklabels=["0.02", "0.05", "0.1", "0.2"])
ax.minorticks_off()
plt.show()
