"""LIME: a weighted linear fit around one patient, and how it depends on seed and width."""

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

X, y = load_diabetes(return_X_y=True, as_frame=True, scaled=False)
names = np.array(X.columns)
train, test, y_train, _ = train_test_split(X.to_numpy(), y.to_numpy(), random_state=0)
model = GradientBoostingRegressor(n_estimators=100, random_state=0).fit(train, y_train)
scale = train.std(0)


def lime(predict, x: np.ndarray, n_samples: int, width: float, seed: int):
    """Local slopes per standard deviation, shape (d,), and the weighted R² of the fit.

    Source: Ribeiro et al., Why Should I Trust You?, equation 1, with Gaussian perturbations.
    """
    rng = np.random.default_rng(seed)
    Z = rng.normal(size=(n_samples, len(x)))  # offsets from x in standard deviations
    answers = predict(x + Z * scale)
    weights = np.exp(-(Z**2).sum(1) / width**2)
    local = Ridge(alpha=1e-3).fit(Z, answers, sample_weight=weights)
    return local.coef_, local.score(Z, answers, sample_weight=weights)


x = test[model.predict(test).argmax()]
print("samples  width  top feature in 10 seeds   sd of the top slope / slope   local R²")
spread = {}
for n_samples, width in ((100, 2.4), (3000, 2.4), (3000, 1.2), (3000, 10)):
    runs = [lime(model.predict, x, n_samples, width, seed) for seed in range(10)]
    slopes = np.array([run[0] for run in runs])
    top = names[np.abs(slopes).argmax(1)]
    found, count = np.unique(top, return_counts=True)
    tops = ", ".join(f"{a} {c}" for a, c in zip(found, count, strict=True))
    j = np.abs(slopes.mean(0)).argmax()
    spread[n_samples, width] = slopes[:, j].std() / abs(slopes[:, j].mean())
    fit = np.mean([run[1] for run in runs])
    print(f"{n_samples:7d}  {width:5.1f}  {tops:24}  {spread[n_samples, width]:12.2f} {fit:24.2f}")
assert spread[100, 2.4] > 3 * spread[3000, 2.4]
