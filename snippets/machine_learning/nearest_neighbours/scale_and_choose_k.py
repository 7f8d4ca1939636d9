"""A pipeline whose scaling and k are chosen by nested cross-validation, on two tables."""

from sklearn.datasets import load_digits, load_wine
from sklearn.dummy import DummyClassifier
from sklearn.model_selection import GridSearchCV, StratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

outer = StratifiedKFold(5, shuffle=True, random_state=0)
inner = StratifiedKFold(3, shuffle=True, random_state=1)
search = GridSearchCV(
    Pipeline([("scale", StandardScaler()), ("knn", KNeighborsClassifier())]),
    {"scale": ["passthrough", StandardScaler()], "knn__n_neighbors": [1, 5, 15, 31]},
    cv=inner,
)
models = {
    "most common class": DummyClassifier(),
    "raw, k = 5": KNeighborsClassifier(5),
    "standardized, k = 5": Pipeline([("scale", StandardScaler()), ("knn", KNeighborsClassifier())]),
    "all chosen inside": search,
}
digits = load_digits()
tables = {"wine": load_wine(return_X_y=True), "digits": (digits.data[::2], digits.target[::2])}
score = {}
for table, (X, y) in tables.items():
    print(f"{table}: {X.shape[0]} rows, {X.shape[1]} columns")
    for name, model in models.items():
        folds = cross_val_score(model, X, y, cv=outer)
        score[table, name] = folds.mean()
        print(f"  {name:20s} {folds.mean():.3f}, folds spread by {folds.std():.3f}")
    best = search.fit(X, y).best_params_
    scaled = "no scaling" if best["scale"] == "passthrough" else "standardized"
    print(f"  chosen on all rows: {scaled}, k = {best['knn__n_neighbors']}")
X, _ = tables["wine"]
share = X.var(axis=0) / X.var(axis=0).sum()  # of the mean squared distance between two wines
print(f"wine, raw: {load_wine().feature_names[share.argmax()]} makes {share.max():.1%} of it")
assert score["wine", "standardized, k = 5"] > score["wine", "raw, k = 5"] + 0.2
assert score["digits", "raw, k = 5"] > score["digits", "standardized, k = 5"]
for table in tables:
    assert score[table, "all chosen inside"] > score[table, "most common class"] + 0.5
