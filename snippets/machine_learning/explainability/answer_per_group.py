"""Errors and contributions for the two sexes apart, and again without the column."""
# one seed: to be revised

import numpy as np
from shap import TreeExplainer
from sklearn.datasets import load_diabetes
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.model_selection import train_test_split

X, y = load_diabetes(return_X_y=True, as_frame=True, scaled=False)
group = X["sex"].to_numpy()
for name, table in (("with sex", X), ("without", X.drop(columns="sex"))):
    train, test, y_train, y_test, _, g = train_test_split(table, y, group, random_state=0)
    model = GradientBoostingRegressor(n_estimators=100, random_state=0).fit(train, y_train)
    error = model.predict(test) - y_test.to_numpy()
    phi = TreeExplainer(model, train.iloc[:100]).shap_values(test)
    means = np.array([phi[g == k].mean(0) for k in (1, 2)])
    print(name)
    for k in (1, 2):
        print(
            f"  sex {k}: {np.sum(g == k)} patients, mean error {error[g == k].mean():+.1f}, "
            f"mean absolute {np.abs(error[g == k]).mean():.1f}"
        )
    gap = means[1] - means[0]
    order = np.abs(gap).argsort(kind="stable")[::-1][:3]
    print("  gap: " + ", ".join(f"{table.columns[j]} {gap[j]:+.1f}" for j in order))
    predicted = model.predict(test)
    assert np.isclose(gap.sum(), predicted[g == 2].mean() - predicted[g == 1].mean())
