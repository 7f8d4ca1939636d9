"""SVR on the diabetes data: the target's scale decides whether C and epsilon mean anything."""

from sklearn.compose import TransformedTargetRegressor
from sklearn.datasets import load_diabetes
from sklearn.dummy import DummyRegressor
from sklearn.linear_model import RidgeCV
from sklearn.model_selection import GridSearchCV, KFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVR

X, y = load_diabetes(return_X_y=True)
plain = make_pipeline(StandardScaler(), SVR())
both = TransformedTargetRegressor(plain, transformer=StandardScaler())
grid = {
    "regressor__svr__C": [0.3, 3],
    "regressor__svr__gamma": [0.003, 0.03],
    "regressor__svr__epsilon": [0.1, 0.5],
}
models = {
    "mean": DummyRegressor(),
    "ridge": make_pipeline(StandardScaler(), RidgeCV()),
    "SVR, raw target": plain,
    "SVR, scaled target": both,
    "SVR, scaled and searched": GridSearchCV(both, grid, cv=3),
}
folds = KFold(5, shuffle=True, random_state=0)
r2 = {}
for name, model in models.items():
    r2[name] = cross_val_score(model, X, y, cv=folds).mean()
    print(f"{name:25} held-out R2 {r2[name]:.2f}")
assert r2["SVR, raw target"] < r2["SVR, scaled target"] - 0.1
assert abs(r2["SVR, scaled and searched"] - r2["ridge"]) < 0.05
