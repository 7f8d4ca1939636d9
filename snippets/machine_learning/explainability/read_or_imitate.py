"""Two models that can be read, one that cannot, and small trees that imitate it."""

from sklearn.datasets import load_diabetes
from sklearn.dummy import DummyRegressor
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.linear_model import LinearRegression
from sklearn.metrics import r2_score
from sklearn.model_selection import KFold, cross_val_predict, train_test_split
from sklearn.tree import DecisionTreeRegressor, export_text

X, y = load_diabetes(return_X_y=True, as_frame=True, scaled=False)
folds = KFold(5, shuffle=True, random_state=0)
boosted = GradientBoostingRegressor(n_estimators=60, random_state=0)
models = {
    "mean of all patients": DummyRegressor(),
    "linear, 10 coefficients": LinearRegression(),
    "tree, 4 leaves": DecisionTreeRegressor(max_leaf_nodes=4, random_state=0),
    "boosted, 60 trees": boosted,
}
print("R² of cross-validated predictions")
scores = {}
for name, model in models.items():
    scores[name] = r2_score(y, cross_val_predict(model, X, y, cv=folds))
    print(f"  {name:24} {scores[name]:5.2f}")
assert scores["linear, 10 coefficients"] > scores["boosted, 60 trees"]

# A surrogate is fitted to the model's answers, and judged by them on held-out rows
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
boosted.fit(X_train, y_train)
answers = boosted.predict(X_test)
print(f"boosted model on held-out rows: R² {r2_score(y_test, answers):.2f}")
print("its surrogates                   fidelity   R² on the truth")
fidelity = []
surrogates = [DecisionTreeRegressor(max_leaf_nodes=k, random_state=0) for k in (4, 16, 64)]
for surrogate in [*surrogates, LinearRegression()]:
    surrogate.fit(X_train, boosted.predict(X_train))
    guess = surrogate.predict(X_test)
    fidelity.append(r2_score(answers, guess))
    leaves = getattr(surrogate, "max_leaf_nodes", None)
    name = f"tree, {leaves} leaves" if leaves else "linear"
    print(f"  {name:30} {fidelity[-1]:8.2f} {r2_score(y_test, guess):12.2f}")
assert fidelity[0] < fidelity[1] < 0.9  # none of them is the model
print(export_text(surrogates[0], feature_names=list(X.columns), decimals=1), end="")
