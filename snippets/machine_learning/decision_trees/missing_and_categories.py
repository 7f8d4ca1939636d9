"""What scikit-learn's trees do with missing values and with categories."""

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder
from sklearn.tree import DecisionTreeClassifier

rng = np.random.default_rng(0)
income = rng.uniform(20, 80, 400)  # thousands a year
default = (income < 35).astype(int)
income[(default == 1) & (rng.random(400) < 0.7)] = np.nan  # who earns little leaves the field empty
X = income[:, None]
native = DecisionTreeClassifier(max_depth=2, random_state=0)
imputed = make_pipeline(SimpleImputer(strategy="median"), DecisionTreeClassifier(max_depth=2))
for name, model in {"NaN kept": native, "median filled in": imputed}.items():
    print(f"{name:17s} training accuracy {model.fit(X, default).score(X, default):.3f}")
assert native.score(X, default) == 1 > imputed.score(X, default)
print(f"an empty income goes to class {native.predict([[np.nan]])[0]}")

towns = np.array([f"town {letter}" for letter in "ABCDEFGHIJKL"])
town = rng.choice(towns, (400, 1))
y = np.isin(town[:, 0], towns[::2]).astype(int)  # every other town, so the alphabet says nothing
try:
    DecisionTreeClassifier().fit(town, y)
except ValueError as error:
    print("text column:", str(error).split(":")[0])

encoders = {"ordinal": OrdinalEncoder(), "one-hot": OneHotEncoder(handle_unknown="ignore")}
for name, encoder in encoders.items():
    tree = DecisionTreeClassifier(random_state=0).fit(encoder.fit_transform(town), y)
    print(f"{name:8s} {tree.get_n_leaves():2d} leaves, depth {tree.get_depth():2d}")
    assert tree.score(encoder.transform(town), y) == 1 and tree.get_n_leaves() > 6

codes = encoders["ordinal"].transform(town)
histogram = HistGradientBoostingClassifier(max_iter=1, max_leaf_nodes=2, categorical_features=[0])
score = histogram.fit(codes, y).score(codes, y)
assert score == 1
print(f"HistGradientBoosting, categorical: one split, 2 leaves, training accuracy {score:.3f}")
