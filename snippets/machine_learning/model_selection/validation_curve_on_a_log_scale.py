"""R2 against the ridge penalty: where nine evenly spaced values and nine powers of ten fall."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Ridge
from sklearn.model_selection import KFold, validation_curve
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

X, y = load_diabetes(return_X_y=True)
model = make_pipeline(PolynomialFeatures(2, include_bias=False), StandardScaler(), Ridge())
cv = KFold(5, shuffle=True, random_state=0)
spacings = {"even steps": np.linspace(1e-4, 1e4, 9), "powers of ten": np.logspace(-4, 4, 9)}
best = {}
for name, alphas in spacings.items():
    train, valid = (
        s.mean(axis=1)
        for s in validation_curve(model, X, y, param_name="ridge__alpha", param_range=alphas, cv=cv)
    )
    i = valid.argmax()
    best[name] = valid[i]
    print(
        f"{name:14s} best alpha {alphas[i]:6.4g}: training {train[i]:.2f}, held out {valid[i]:.2f}"
    )
print(f"smallest alpha:                  training {train[0]:.2f}, held out {valid[0]:.2f}")
print(f"largest alpha:                   training {train[-1]:.2f}, held out {valid[-1]:.2f}")
assert best["powers of ten"] > best["even steps"] + 0.05 and 0 < i < 8  # inside, not at an edge
assert train[0] - valid[0] > 0.15 and train[-1] - valid[-1] < 0.03

fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
ax.plot(alphas, train, "o-", color="C0")
ax.plot(alphas, valid, "o-", color="C1")
ax.text(2e-3, train[1] + 0.02, "training", color="C0")
ax.text(2e-3, valid[1] - 0.06, "held out", color="C1")
ax.plot(spacings["even steps"], np.full(9, -0.03), "|", color="C4", ms=12)
ax.text(30, -0.045, "nine even steps:", color="C4", ha="right")
ax.set(xscale="log", xlabel="alpha, the penalty", ylabel="$R^2$", ylim=(-0.1, 0.72))
plt.show()
