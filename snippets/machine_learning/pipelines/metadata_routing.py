"""Row weights and groups find their way through a cross-validated pipeline, on request only."""

import numpy as np
import sklearn
from sklearn.datasets import load_diabetes
from sklearn.exceptions import UnsetMetadataPassedError
from sklearn.linear_model import Ridge
from sklearn.metrics import get_scorer, r2_score
from sklearn.model_selection import GroupKFold, cross_validate
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_diabetes(return_X_y=True, scaled=False)
rng = np.random.default_rng(0)
clinic = rng.integers(20, size=len(y))  # drawn here: the data have none
weight = np.where(X[:, 1] == 2, 3.0, 1.0)  # one sex counts three times, say by survey design
folds = GroupKFold(5)
row_data = {"sample_weight": weight, "groups": clinic}

with sklearn.config_context(enable_metadata_routing=True):
    silent = make_pipeline(StandardScaler(), Ridge())
    try:
        cross_validate(silent, X, y, cv=folds, params=row_data, error_score="raise")
        raise AssertionError("nobody asked for weights")
    except UnsetMetadataPassedError as error:
        print(type(error).__name__ + ": weights given, and no step has said what it does with them")

    scaler = StandardScaler().set_fit_request(sample_weight=False)
    ridge = Ridge().set_fit_request(sample_weight=True)
    scorer = get_scorer("r2").set_score_request(sample_weight=True)
    result = cross_validate(
        make_pipeline(scaler, ridge),
        X,
        y,
        cv=folds,  # a group splitter asks for groups by itself
        scoring=scorer,
        params=row_data,
    )

by_hand, unweighted = [], []
for train, test in folds.split(X, y, clinic):
    assert not set(clinic[train]) & set(clinic[test])
    Z = StandardScaler().fit(X[train]).transform(X)
    model = Ridge().fit(Z[train], y[train], sample_weight=weight[train])
    by_hand.append(r2_score(y[test], model.predict(Z[test]), sample_weight=weight[test]))
    unweighted.append(r2_score(y[test], model.predict(Z[test])))
print("weighted R2 by fold:", np.round(result["test_score"], 3))
print("the same by hand:   ", np.round(by_hand, 3))
print(f"mean, weighted score {np.mean(by_hand):.3f}, unweighted score {np.mean(unweighted):.3f}")
assert np.allclose(result["test_score"], by_hand)
