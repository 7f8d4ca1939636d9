"""Training and validation error against rows for a rigid and a flexible model, with fitted laws."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from scipy.optimize import curve_fit
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.model_selection import ShuffleSplit, learning_curve
from sklearn.pipeline import make_pipeline
from sklearn.svm import SVC

X, y = load_digits(return_X_y=True)
sizes = np.array([60, 100, 160, 250, 400, 800, 1300])
seen = sizes <= 400  # the law is fitted here and checked on the rest
models = {
    "rigid: linear on 4 components": make_pipeline(PCA(4), LinearDiscriminantAnalysis()),
    "flexible: RBF kernel on 64 pixels": SVC(gamma=1e-3),
}


def law(n: np.ndarray, floor: float, b: float, c: float) -> np.ndarray:
    """Error after n rows: a floor that more rows never remove, plus a power of n."""
    return floor + b * (n / 100) ** -c


fig, axes = plt.subplots(1, 2, figsize=(7, 3.4), layout="constrained", sharey=True)
gap, ahead = [], []
for ax, (name, model) in zip(axes, models.items(), strict=True):
    cv = ShuffleSplit(4, test_size=400, random_state=0)
    _, train, valid = learning_curve(model, X, y, train_sizes=sizes, cv=cv)
    train, valid = 1 - train.mean(axis=1), 1 - valid.mean(axis=1)
    fitted, _ = curve_fit(law, sizes[seen], valid[seen], p0=(0.01, 0.1, 1), bounds=(0, [1, 1, 2]))
    gap.append(valid[-1] - train[-1])
    ahead.append(valid[seen][-1] - valid[-1])
    forecast = law(sizes[-1], *fitted)
    print(name)
    print(f"  error at 400 rows: training {train[4]:.3f}, validation {valid[4]:.3f}")
    print(f"  at 1,300 rows: {train[-1]:.3f} and {valid[-1]:.3f}; the law said {forecast:.3f}")
    assert abs(forecast - valid[-1]) < 0.015
    ax.plot(sizes, train, "o-", color="C0", ms=4)
    ax.plot(sizes, valid, "o-", color="C1", ms=4)
    grid = np.geomspace(60, 1300, 30)
    ax.plot(grid, law(grid, *fitted), ":", color="C7")
    ax.set(title=name.replace(": ", ":\n"), xscale="log", xlabel="training rows")
    ax.title.set_fontsize(10)
    ax.set_xticks([60, 160, 400, 1300], ["60", "160", "400", "1300"])
    ax.minorticks_off()
assert gap[0] < 0.02 and ahead[0] < 0.03  # both errors meet, high: bias
assert valid[4] > train[4] + 0.02  # far apart and still closing: variance
axes[0].text(450, 0.235, "validation", color="C1")
axes[0].text(100, 0.1, "training", color="C0")
axes[1].text(150, 0.1, "law from the first 400", color="C7")
axes[0].set(ylabel="error")
plt.show()
