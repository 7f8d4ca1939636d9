"""A skewed feature and the bells fitted to it, before and after a power transform."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.stats import norm, skew
from sklearn.datasets import load_breast_cancer, load_digits
from sklearn.metrics import log_loss
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.naive_bayes import CategoricalNB, GaussianNB
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import KBinsDiscretizer, PowerTransformer

tumors = load_breast_cancer()
y = tumors.target
errors = tumors.data[:, 10:20]  # the ten standard errors, all skewed to the right
assert skew(errors).min() > 1
bins = KBinsDiscretizer(6, encode="ordinal", quantile_method="averaged_inverted_cdf")
pixels, digit = load_digits(return_X_y=True)  # gray levels 0 to 16, most of them 0
# min_categories: a value that is missing from a training fold must still have a probability
runs = {
    "tumors, bells": (GaussianNB(), errors, y),
    "tumors, power transform": (make_pipeline(PowerTransformer(), GaussianNB()), errors, y),
    "tumors, six bins": (make_pipeline(bins, CategoricalNB(min_categories=6)), errors, y),
    "digits, bells": (GaussianNB(), pixels, digit),
    "digits, gray levels": (CategoricalNB(min_categories=17), pixels, digit),
}
folds = StratifiedKFold(5, shuffle=True, random_state=0)
loss = {}
for name, (model, A, b) in runs.items():
    p = cross_val_predict(model, A, b, cv=folds, method="predict_proba")
    loss[name] = log_loss(b, p)
    print(f"{name:23} accuracy {np.mean(p.argmax(axis=1) == b):.3f}, log loss {loss[name]:.2f}")
assert loss["tumors, power transform"] < loss["tumors, bells"] - 0.05
assert loss["digits, gray levels"] < loss["digits, bells"] / 2

area = errors[:, 3]
fig, axes = plt.subplots(1, 2, figsize=(7, 3.2), layout="constrained")
values = {"raw": area, "transformed": PowerTransformer().fit_transform(area[:, None])[:, 0]}
for ax, (name, v) in zip(axes, values.items(), strict=True):
    x = np.linspace(v.min() - 0.1 * v.std(), np.quantile(v, 0.98), 200)
    for k, label in enumerate(["malignant", "benign"]):
        rows = v[y == k]
        print(f"area error of {label}, {name}: skewness {skew(rows):.1f}")
        ax.hist(rows, bins=25, range=(x[0], x[-1]), density=True, color=f"C{k}", alpha=0.3)
        ax.plot(x, norm.pdf(x, rows.mean(), rows.std()), color=f"C{k}", label=label)
    ax.set(xlabel=f"area error, {name}", ylabel="density")
axes[0].legend(frameon=False)
plt.show()
