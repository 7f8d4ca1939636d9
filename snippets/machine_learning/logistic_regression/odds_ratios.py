"""Odds ratios of a Dole vote with 95 % Wald intervals on a log axis; 1 means no effect."""

import matplotlib.pyplot as plt
import numpy as np
import statsmodels.api as sm
from scipy.special import expit, logit

data = sm.datasets.anes96.load_pandas().data
data["decade"] = data["age"] / 10  # the unit decides how large an effect looks
names = ["PID", "selfLR", "decade", "educ", "income", "TVnews"]
X, y = sm.add_constant(data[names]), data["vote"]
model = sm.Logit(y, X).fit(disp=0)

A, w = X.to_numpy(), model.params.to_numpy()
p = expit(A @ w)
covariance = np.linalg.inv(A.T @ (A * (p * (1 - p))[:, None]))  # inverse of the Hessian
error = np.sqrt(np.diag(covariance))
ratio, low, high = np.exp(w), np.exp(w - 1.96 * error), np.exp(w + 1.96 * error)
assert np.allclose(error, model.bse, rtol=1e-5)
assert np.allclose(np.c_[low, high], np.exp(model.conf_int()), rtol=1e-3)

effect = (p * (1 - p)).mean() * w  # average slope of the probability
assert np.allclose(effect[1:], model.get_margeff().margeff)
print("interval: exp(weight ± 1.96 standard errors)")
print("one step of   odds ratio   95 % interval   average marginal effect")
for i, name in enumerate(names, start=1):
    print(f"{name:12s}  {ratio[i]:9.2f}   {low[i]:5.2f} to {high[i]:4.2f}   {effect[i]:+.3f}")

print("one party step up, from a probability of")
for start in (0.02, 0.5, 0.9):
    after = expit(logit(start) + w[1])
    print(
        f"  {start:.2f} to {after:.3f}: odds times {ratio[1]:.2f}, risk times {after / start:.2f}"
    )

fig, ax = plt.subplots(figsize=(7, 2.9), layout="constrained")
rows = np.arange(len(names))[::-1]
clear = (low[1:] > 1) | (high[1:] < 1)
for row, i in zip(rows, range(1, len(w)), strict=True):
    color = "C0" if clear[i - 1] else "C7"
    ax.plot([low[i], high[i]], [row, row], color=color)
    ax.plot(ratio[i], row, "o", color=color)
ax.axvline(1, color="C7", linestyle=":")
ax.set_xscale("log")
ax.set_xticks([0.8, 1, 1.5, 2, 3], ["0.8", "1", "1.5", "2", "3"])
ax.minorticks_off()
ax.set_yticks(rows, names)
ax.set_xlabel("odds ratio per step")
plt.show()
