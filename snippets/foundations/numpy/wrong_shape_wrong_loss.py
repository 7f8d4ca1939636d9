"""Error of ridge regression by penalty: with one axis too many, the loss prefers no model."""
# one seed: to be revised

import textwrap

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

X, y = load_diabetes(return_X_y=True)
X_train, X_valid, y_train, y_valid = train_test_split(X, y, test_size=0.3, random_state=0)

penalties = np.logspace(-2, 3, 11)
right, wrong = [], []
for alpha in penalties:
    model = Ridge(alpha).fit(X_train, y_train[:, None])
    p = model.predict(X_valid).reshape(-1, 1)  # (133, 1), as a network's last layer gives it
    difference = p - y_valid  # (133, 1) - (133,) is (133, 133), and nobody complains
    wrong.append(np.mean(difference**2))
    right.append(np.mean((p[:, 0] - y_valid) ** 2))
    assert np.isclose(wrong[-1], p.var() + y_valid.var() + (p.mean() - y_valid.mean()) ** 2)

print("p", p.shape, " y", y_valid.shape, " p - y", difference.shape)
perfect = y_valid[:, None]
print(f"loss of perfect predictions: right {np.mean((perfect[:, 0] - y_valid) ** 2):.0f}", end="")
print(f", wrong {np.mean((perfect - y_valid) ** 2):.0f} = twice the variance of y")
assert np.isclose(np.mean((perfect - y_valid) ** 2), 2 * y_valid.var())
print(f"penalty chosen by the right loss {penalties[np.argmin(right)]:.2f}", end="")
print(f", by the wrong loss {penalties[np.argmin(wrong)]:.0f}, the largest tried")
assert np.argmin(wrong) == len(penalties) - 1 and np.argmin(right) < 5

for attempt in (lambda: y_train - y_valid, lambda: X_train @ y_train):
    try:
        attempt()
    except ValueError as error:
        print("ValueError:", *textwrap.wrap(str(error), 80), sep="\n    ")

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
ax.semilogx(penalties, right, "o-", color="C0")
ax.text(0.012, right[0] + 250, "right: (133,) − (133,)", color="C0")
ax.semilogx(penalties, wrong, "s-", color="C1")
ax.text(0.4, wrong[3], "wrong: (133, 1) − (133,)", color="C1")
ax.set(xlabel="penalty of the ridge regression", ylabel="mean squared error", ylim=(2800, 8100))
plt.show()
