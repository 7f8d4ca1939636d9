"""The best regression split from cumulative sums of y and y squared, as scikit-learn finds it."""

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.tree import DecisionTreeRegressor

data = load_diabetes()
X, y = data.data, data.target
n = len(y)
order = X.argsort(axis=0, kind="stable")
values = np.take_along_axis(X, order, axis=0)
n_left = np.arange(1, n)[:, None]
n_right = n - n_left

sums, squares = y[order].cumsum(axis=0), (y[order] ** 2).cumsum(axis=0)
left = squares[:-1] - sums[:-1] ** 2 / n_left  # sum of squares about the mean of the left side
right = (squares[-1] - squares[:-1]) - (sums[-1] - sums[:-1]) ** 2 / n_right
variance = (left + right) / n
variance[values[1:] == values[:-1]] = np.inf
i, feature = np.unravel_index(variance.argmin(), variance.shape)
threshold = (values[i, feature] + values[i + 1, feature]) / 2

stump = DecisionTreeRegressor(max_depth=1).fit(X, y).tree_
assert feature == stump.feature[0] and np.isclose(threshold, stump.threshold[0])
assert np.isclose(variance.min(), stump.n_node_samples[1:] / n @ stump.impurity[1:])
print(f"{data.feature_names[feature]} <= {threshold:.4f}")
print(f"variance {y.var():.1f} before, {variance.min():.1f} after")
