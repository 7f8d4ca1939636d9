"""A line and a sigmoid through the votes of 1996; in log-odds the sigmoid is straight."""

import matplotlib.pyplot as plt
import numpy as np
import statsmodels.api as sm
from scipy.special import expit, logit

data = sm.datasets.anes96.load_pandas().data
party, y = (
    data["PID"].to_numpy(),
    data["vote"].to_numpy(),
)  # 0 strong Democrat ... 6 strong Republican
steps = np.arange(7)
share = np.array([y[party == step].mean() for step in steps])  # share voting Dole at each step

X = sm.add_constant(party)
a_line, b_line = np.linalg.lstsq(X, y, rcond=None)[0]
a, b = sm.Logit(y, X).fit(disp=0).params

print("step   voters  Dole share   line  sigmoid")
for step in steps:
    line, p = a_line + b_line * step, expit(a + b * step)
    print(f"{step:4d}  {(party == step).sum():7d}  {share[step]:10.3f}  {line:5.3f}  {p:7.3f}")
print(f"log-odds = {a:.2f} + {b:.2f} * step; one half is crossed at step {-a / b:.2f}")
assert a_line < 0 and a_line + 7 * b_line > 1  # a line leaves [0, 1] at both ends
error = [
    np.abs(share - a_line - b_line * steps).mean(),
    np.abs(share - expit(a + b * steps)).mean(),
]
print(f"mean distance from the shares: line {error[0]:.3f}, sigmoid {error[1]:.3f}")
assert error[1] < error[0]

fine = np.linspace(-1, 7, 200)
fig, axes = plt.subplots(1, 2, figsize=(7, 3.4), layout="constrained")
axes[0].plot(fine, a_line + b_line * fine, color="C1")
axes[0].plot(fine, expit(a + b * fine), color="C0")
axes[0].plot(steps, share, "o", color="C7")
axes[0].axhspan(-0.3, 0, color="C4", alpha=0.15)
axes[0].axhspan(1, 1.3, color="C4", alpha=0.15)
axes[0].text(5.0, 1.13, "line", color="C1", ha="center")
axes[0].text(3.55, 0.42, "sigmoid", color="C0")
axes[0].text(2.1, 0.27, "shares", color="C7", ha="right")
axes[0].set(xlabel="party step", ylabel="probability of a Dole vote", ylim=(-0.3, 1.3))
axes[1].plot(fine, a + b * fine, color="C0")
axes[1].plot(steps, logit(share), "o", color="C7")
axes[1].set(xlabel="party step", ylabel="log-odds of a Dole vote")
plt.show()
