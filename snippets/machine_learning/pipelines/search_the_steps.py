"""One search over parameters, over which step stands in a place, and over leaving a step out."""

from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GridSearchCV, StratifiedKFold, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, SplineTransformer, StandardScaler
from statsmodels.datasets import fair

survey = fair.load_pandas().data.iloc[::2]
y = (survey.pop("affairs") > 0).astype(int)
X_train, X_test, y_train, y_test = train_test_split(survey, y, random_state=0, stratify=y)

curved = ["age", "yrs_married", "children", "educ", "religious", "rate_marriage"]
prepare = ColumnTransformer(
    [
        ("num", "passthrough", curved),
        ("job", OneHotEncoder(handle_unknown="ignore"), ["occupation", "occupation_husb"]),
    ]
)
pipeline = Pipeline([("prepare", prepare), ("model", LogisticRegression(max_iter=2000))])
splines = SplineTransformer(n_knots=4, degree=2)
space = [  # a list of grids: each model gets only the parameters that it has
    {
        "prepare__num": [StandardScaler(), splines],
        "prepare__job": [OneHotEncoder(handle_unknown="ignore"), "drop"],
        "model__C": [0.1, 1.0],
    },
    {
        "prepare__job": ["drop"],
        "model": [HistGradientBoostingClassifier(max_iter=30, learning_rate=0.1)],
        "model__max_leaf_nodes": [4, 8],
    },
]
folds = StratifiedKFold(3, shuffle=True, random_state=0)
search = GridSearchCV(pipeline, space, cv=folds, scoring="roc_auc").fit(X_train, y_train)
best: dict[str, float] = {}
for params, score in zip(
    search.cv_results_["params"], search.cv_results_["mean_test_score"], strict=True
):
    if "model" in params:
        name = "boosted trees"
    else:
        name = "linear, " + type(params["prepare__num"]).__name__
    best[name] = max(score, best.get(name, 0.0))
for name, score in best.items():
    print(f"{name:27s} best AUC in the folds {score:.3f}")
print("candidates:", len(search.cv_results_["params"]))
test = roc_auc_score(y_test, search.predict_proba(X_test)[:, 1])
print(f"winner on held-out rows: {test:.3f} (guessing: 0.5)")
assert test > 0.65 and max(best.values()) == search.best_score_
