"""Contributions of five measurements for forty patients (left), and of body mass index (right)."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from shap import TreeExplainer
from sklearn.datasets import load_diabetes
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.model_selection import train_test_split

X, y = load_diabetes(return_X_y=True, as_frame=True, scaled=False)
train, test, y_train, y_test = train_test_split(X, y, random_state=0)
model = GradientBoostingRegressor(n_estimators=100, random_state=0).fit(train, y_train)
explanation = TreeExplainer(model, train.iloc[:100])(test)
phi = explanation.values  # (n_patients, n_features)
assert np.allclose(explanation.base_values + phi.sum(1), model.predict(test))

importance = np.abs(phi).mean(0)
order = importance.argsort(kind="stable")[::-1][:5]
print("mean |value| over", len(test), "held-out patients")
for j in order:
    print(f"  {X.columns[j]:4} {importance[j]:5.1f}   largest {np.abs(phi[:, j]).max():5.1f}")

rng = np.random.default_rng(0)
fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.2), layout="constrained")
for row, j in enumerate(order[::-1]):
    rank = test.iloc[:, j].rank(pct=True)[:40]  # forty patients fill the picture
    values = phi[:40, j]
    density = np.exp(-((values[:, None] - values) ** 2) / 20).sum(1) / 20
    height = row + rng.uniform(-0.4, 0.4, 40) * density.clip(max=1)
    left.scatter(values, height, c=rank, cmap="cividis", s=9)
left.set_yticks(range(5), X.columns[order[::-1]])
left.axvline(0, color="C7", lw=0.8)
left.set(xlabel="Shapley value", title="yellow: high value, blue: low")

bmi, s5 = list(X.columns).index("bmi"), list(X.columns).index("s5")
high, level = test["s5"] > train["s5"].median(), []
for mask, color, name in ((high, "C1", "high s5"), (~high, "C0", "low s5")):
    right.scatter(test["bmi"][mask], phi[mask, bmi], s=8, color=color)
    alike = mask & test["bmi"].between(28, 32)
    level.append(phi[alike, bmi].mean())
    print(f"bmi from 28 to 32 and {name}: mean value of bmi {level[-1]:+.0f}")
right.text(19, phi[:, bmi].max() * 0.9, "high s5", color="C1")
right.text(19, phi[:, bmi].max() * 0.75, "low s5", color="C0")
right.axhline(0, color="C7", lw=0.8)
right.set(xlabel="body mass index, kg/m²", ylabel="Shapley value of bmi")
assert abs(level[0] - level[1]) < 10  # no strong interaction
plt.show()
