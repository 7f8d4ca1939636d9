"""Missing values and categories taken as they are, and a curve forced to rise with age."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import r2_score

rng = np.random.default_rng(0)


def claims(n: int) -> pd.DataFrame:
    """Insurance claims with a known rule: region 0..39, age, income (missing tells something)."""
    region, age = rng.integers(40, size=n), rng.uniform(18, 80, n)
    risky = rng.uniform(size=n) < 0.3
    income = np.where(risky & (rng.uniform(size=n) < 0.8), np.nan, rng.normal(50, 15, n))
    rule = age_effect(age) + region_effect[region] + 2 * risky
    y = rule + rng.normal(0, 1.5, n)
    return pd.DataFrame({"region": region, "age": age, "income": income, "y": y})


def age_effect(age: np.ndarray) -> np.ndarray:
    """True effect: rises, slowly after 60."""
    return 4 * np.tanh((age - 18) / 30)


region_effect = rng.normal(0, 2, 40)
train, test = claims(600), claims(4000)
categories = pd.CategoricalDtype(range(40))


def score(native_region: bool, native_gaps: bool, **settings) -> tuple[float, object]:
    """Held-out R2 and the model."""
    columns = []
    for table in (train, test):
        X = table.drop(columns="y")
        if native_region:
            X = X.astype({"region": categories})
        if not native_gaps:
            X = X.fillna({"income": train["income"].median()})
        columns.append(X)
    model = HistGradientBoostingRegressor(
        max_iter=60, max_leaf_nodes=8, categorical_features="from_dtype", **settings
    ).fit(columns[0], train["y"])
    return r2_score(test["y"], model.predict(columns[1])), model


plain, _ = score(False, False)
gaps, _ = score(False, True)
free, free_model = score(True, True)
rising, rising_model = score(True, True, monotonic_cst={"age": 1})
print(f"regions numbered, gaps filled with the median  R2 {plain:.2f}")
print(f"regions numbered, gaps left as NaN             R2 {gaps:.2f}")
print(f"regions as categories, gaps left as NaN        R2 {free:.2f}")
print(f"and never falling with age                     R2 {rising:.2f}")
assert abs(gaps - plain) < 0.04 and gaps + 0.03 < free

ages = np.linspace(18, 80, 125)
curve = pd.DataFrame({"region": 0, "age": ages, "income": 50.0}).astype({"region": categories})
answers = {"free": free_model.predict(curve), "monotone": rising_model.predict(curve)}
falls = {name: int((np.diff(a) < -1e-9).sum()) for name, a in answers.items()}
print(f"falling steps along age: free {falls['free']}, monotone {falls['monotone']}")
assert falls["free"] > 0 and falls["monotone"] == 0
truth = age_effect(ages)
fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
for (name, answer), color, y_text in zip(answers.items(), ("C1", "C0"), (-1.9, -2.7), strict=True):
    centered = answer - answer.mean()
    ax.plot(ages, centered, color=color)
    error = np.sqrt(np.mean((centered - truth + truth.mean()) ** 2))
    print(f"{name:9s} root mean squared error of the age curve {error:.2f}")
    ax.text(60, y_text, name, color=color)
ax.plot(ages, truth - truth.mean(), "--", color="C7")
ax.text(60, -1.1, "truth (dashed)", color="C7")
ax.set(xlabel="age (years)", ylabel="claim, centered")
plt.show()
