"""Answer: kNN regression in a pipeline on diabetes, k by nested cross-validation, two baselines."""

from sklearn.datasets import load_diabetes
from sklearn.dummy import DummyRegressor
from sklearn.linear_model import RidgeCV
from sklearn.model_selection import GridSearchCV, KFold, cross_val_score
from sklearn.neighbors import KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_diabetes(return_X_y=True)
folds = KFold(5, shuffle=True, random_state=0)
knn = make_pipeline(StandardScaler(), KNeighborsRegressor())
search = GridSearchCV(
    knn,
    {"kneighborsregressor__n_neighbors": [1, 5, 10, 20, 40, 80]},
    cv=KFold(5, shuffle=True, random_state=1),
)
models = {
    "mean": DummyRegressor(),
    "1 neighbor": knn.set_params(kneighborsregressor__n_neighbors=1),
    "k chosen inside": search,
    "ridge": make_pipeline(StandardScaler(), RidgeCV()),
}
r2 = {}
for name, model in models.items():
    r2[name] = cross_val_score(model, X, y, cv=folds).mean()
    print(f"{name:16s} held-out R2 {r2[name]:+.3f}")
print("chosen on all rows: k =", search.fit(X, y).best_params_["kneighborsregressor__n_neighbors"])
assert r2["1 neighbor"] < r2["mean"] + 0.05 < r2["k chosen inside"] < r2["ridge"]
