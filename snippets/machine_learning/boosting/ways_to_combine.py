"""Voting, bagging, boosting and stacking against a mean and a line, on two real tables."""

import statsmodels.api as sm
from sklearn import ensemble
from sklearn.datasets import load_diabetes
from sklearn.dummy import DummyClassifier, DummyRegressor
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import KFold, StratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

seed = {"random_state": 0}
table = sm.datasets.fair.load_pandas().data.sample(1000, **seed)
survey = table.drop(columns="affairs").to_numpy(), (table["affairs"] > 0).to_numpy().astype(int)


def models(kind: str) -> dict[str, object]:
    """The same list for "Classifier" and "Regressor"."""
    classes = kind == "Classifier"
    linear = make_pipeline(StandardScaler(), LogisticRegression() if classes else Ridge())
    near = KNeighborsClassifier(20) if classes else KNeighborsRegressor(20)
    tree = DecisionTreeClassifier if classes else DecisionTreeRegressor
    near = make_pipeline(StandardScaler(), near)
    gradient = getattr(ensemble, f"GradientBoosting{kind}")(n_estimators=30, max_depth=2, **seed)
    members = [("linear", linear), ("near", near), ("boosting", gradient)]
    soft = {"voting": "soft"} if classes else {}
    return {
        "baseline": DummyClassifier() if classes else DummyRegressor(),
        "linear": linear,
        "one deep tree": tree(**seed),
        "bagging": getattr(ensemble, f"Bagging{kind}")(tree(), 20, **seed),
        "AdaBoost": getattr(ensemble, f"AdaBoost{kind}")(
            tree(max_depth=2), n_estimators=25, **seed
        ),
        "gradient boosting": gradient,
        "voting": getattr(ensemble, f"Voting{kind}")(members, **soft),
        "stacking": getattr(ensemble, f"Stacking{kind}")(members, cv=3),
    }


tables = {
    "Classifier": (*survey, StratifiedKFold(3, shuffle=True, **seed), "roc_auc"),
    "Regressor": (*load_diabetes(return_X_y=True), KFold(3, shuffle=True, **seed), "r2"),
}
result = {}
for kind, (X, y, folds, metric) in tables.items():
    for name, model in models(kind).items():
        scores = cross_val_score(model, X, y, cv=folds, scoring=metric)
        result[kind, name] = scores.mean().round(2) + 0.0, scores.std(ddof=1)
print(f"{'':19s}  survey, AUC     diabetes, R2")
for name in models("Classifier"):
    (a, sa), (r, sr) = result["Classifier", name], result["Regressor", name]
    print(f"{name:19s}{a:6.2f} ±{sa:.2f}     {r:6.2f} ±{sr:.2f}")
assert result["Regressor", "linear"][0] > result["Regressor", "gradient boosting"][0]
for kind in tables:
    assert result[kind, "gradient boosting"][0] > result[kind, "one deep tree"][0] + 0.05
