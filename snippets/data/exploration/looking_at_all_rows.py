"""Choosing features by a look at all rows lets pure noise predict coin flips."""

import numpy as np
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline

N_ROWS, N_FEATURES, KEEP = 150, 2000, 20
results = {"chosen on all rows": [], "chosen inside each fold": [], "new rows": []}
for seed in range(10):
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(N_ROWS, N_FEATURES)), rng.integers(0, 2, N_ROWS)
    X_new, y_new = rng.normal(size=(1000, N_FEATURES)), rng.integers(0, 2, 1000)
    model = LogisticRegression()

    look = SelectKBest(f_classif, k=KEEP).fit(X, y)  # the mistake: the look sees every row
    results["chosen on all rows"].append(cross_val_score(model, look.transform(X), y).mean())
    honest = make_pipeline(SelectKBest(f_classif, k=KEEP), model)
    results["chosen inside each fold"].append(cross_val_score(honest, X, y).mean())
    fitted = model.fit(look.transform(X), y)
    results["new rows"].append(fitted.score(look.transform(X_new), y_new))

for name, accuracy in results.items():
    print(f"{name:24} accuracy {np.mean(accuracy):.2f}")
assert np.mean(results["chosen on all rows"]) > 0.75
assert abs(np.mean(results["chosen inside each fold"]) - 0.5) < 0.05
assert abs(np.mean(results["new rows"]) - 0.5) < 0.03
