"""Two bells over one petal measurement; where they cross, the posterior crosses one half."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.optimize import brentq
from scipy.stats import norm
from sklearn.datasets import load_iris

X, y = load_iris(return_X_y=True)
petal = X[:, 2]  # petal length in cm
names = ["versicolor", "virginica"]
bells = [norm(petal[y == k].mean(), petal[y == k].std()) for k in (1, 2)]
prior = 0.5  # fifty flowers of each species


def posterior(x):
    """Return P(virginica | petal length x) by Bayes' theorem."""
    joint = [prior * bell.pdf(x) for bell in bells]
    return joint[1] / (joint[0] + joint[1])


border = brentq(lambda x: posterior(x) - 0.5, 4, 6)
assert np.isclose(bells[0].pdf(border), bells[1].pdf(border))
for name, bell in zip(names, bells, strict=True):
    print(f"{name}: mean {bell.mean():.2f} cm, standard deviation {bell.std():.2f} cm")
print(f"the bells cross at {border:.2f} cm")
print(f"P(virginica | 4.5 cm) = {posterior(4.5):.2f}, P(virginica | 5.2 cm) = {posterior(5.2):.2f}")

x = np.linspace(2.8, 7.2, 300)
fig, (top, bottom) = plt.subplots(
    2, 1, figsize=(7, 4.4), sharex=True, layout="constrained", height_ratios=[2, 1]
)
for k, bell in enumerate(bells):
    top.plot(x, prior * bell.pdf(x), color=f"C{k}")
    top.plot(petal[y == k + 1], np.full(50, -0.02 - 0.03 * k), "|", color=f"C{k}")
    top.text(
        bell.mean(), prior * bell.pdf(bell.mean()) + 0.01, names[k], color=f"C{k}", ha="center"
    )
top.set(ylabel="prior × density", ylim=(-0.08, 0.49))
bottom.plot(x, posterior(x), color="C1")
bottom.axhline(0.5, color="C7", lw=0.8)
for ax in (top, bottom):
    ax.axvline(border, color="C7", ls="--")
bottom.set(xlabel="petal length (cm)", ylabel="P(virginica)")
plt.show()
