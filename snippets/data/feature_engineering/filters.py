"""Filter scores for seven columns: each is blind to something, all to an interaction."""

import numpy as np
from sklearn.feature_selection import chi2, f_classif, mutual_info_classif
from sklearn.model_selection import cross_val_score
from sklearn.preprocessing import MinMaxScaler
from sklearn.tree import DecisionTreeClassifier

rng = np.random.default_rng(5)
n = 600
y = np.repeat([0, 1], n // 2)
shift = rng.normal(size=n) + y
a = rng.choice([-1.0, 1.0], n)
columns = {
    "mean differs by class": shift,
    "its copy": shift + rng.normal(0, 0.05, n),
    "spread differs by class": rng.normal(size=n) * (1 + 2 * y),
    "exclusive or, part a": a + rng.normal(0, 0.2, n),
    "exclusive or, part b": a * (1 - 2 * y) + rng.normal(0, 0.2, n),
    "noise": rng.normal(size=n),
    "noise in larger units": 100 * rng.normal(size=n),
}
X = np.column_stack(list(columns.values()))


def anova_f(x: np.ndarray, y: np.ndarray) -> float:
    """Variance between the class means over variance within the classes."""
    groups = [x[y == c] for c in np.unique(y)]
    between = sum(len(g) * (g.mean() - x.mean()) ** 2 for g in groups) / (len(groups) - 1)
    within = sum(((g - g.mean()) ** 2).sum() for g in groups) / (len(x) - len(groups))
    return float(between / within)


variance = X.var(axis=0)
r = np.array([np.corrcoef(x, y)[0, 1] for x in X.T])
F, p = f_classif(X, y)
assert np.allclose(F, [anova_f(x, y) for x in X.T])
assert np.allclose(F, r**2 / (1 - r**2) * (n - 2))  # two classes: correlation in other units
information = mutual_info_classif(X, y, random_state=0)
unit = MinMaxScaler().fit_transform(X)  # chi-square wants counts, at least nothing negative
chi = chi2(unit, y)[0]
assert np.allclose(chi2(10 * unit, y)[0], 10 * chi)  # it depends on the unit of measurement

print(f"{'':24s}variance  |corr|   F      mutual inf.  chi-square")
for i, name in enumerate(columns):
    print(
        f"{name:24s}{variance[i]:8.1f}{abs(r[i]):8.2f}{F[i]:8.1f}{information[i]:10.2f}{chi[i]:12.2f}"
    )
assert information[2] > 0.05 and p[2] > 0.05  # only mutual information sees a difference in spread
assert max(F[3:5]) < 5 and max(information[3:5]) < 0.03
pair = cross_val_score(DecisionTreeClassifier(random_state=0), X[:, 3:5], y, cv=5).mean()
alone = cross_val_score(DecisionTreeClassifier(random_state=0), X[:, [3]], y, cv=5).mean()
print(f"tree on part a alone: accuracy {alone:.2f}; on parts a and b: {pair:.2f}")
assert alone < 0.6 and pair > 0.95
print(f"correlation of the first column with its copy: {np.corrcoef(X[:, 0], X[:, 1])[0, 1]:.3f}")
