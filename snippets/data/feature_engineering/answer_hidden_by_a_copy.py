"""The main survey answer entered twice: its importance falls, the score does not."""

import numpy as np
import statsmodels.api as sm
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

table = sm.datasets.fair.load_pandas().data
y = (table.pop("affairs") > 0).to_numpy()
table["copy"] = table["rate_marriage"]
X, X_test, y, y_test = train_test_split(table, y, train_size=2000, test_size=2000, random_state=0)
rng = np.random.default_rng(0)


def lost(columns: list[str], use: list[str]) -> tuple[float, float]:
    """AUC on held-out rows and its mean loss when `columns` are shuffled together."""
    forest = RandomForestClassifier(60, min_samples_leaf=10, max_features=3, random_state=0)
    forest.fit(X[use], y)
    auc = roc_auc_score(y_test, forest.predict_proba(X_test[use])[:, 1])
    drops = []
    for _ in range(4):
        Z = X_test[use].copy()
        Z[columns] = Z[columns].to_numpy()[rng.permutation(len(Z))]
        drops.append(auc - roc_auc_score(y_test, forest.predict_proba(Z)[:, 1]))
    return auc, float(np.mean(drops))


one = [c for c in table if c != "copy"]
alone, both = lost(["rate_marriage"], one), lost(["rate_marriage"], list(table))
group = lost(["rate_marriage", "copy"], list(table))
for name, (auc, drop) in {
    "once": alone,
    "twice, one shuffled": both,
    "twice, both shuffled": group,
}.items():
    print(f"{name:22s} AUC {auc:.2f}, lost by shuffling {drop:.3f}")
assert both[1] < 0.7 * alone[1] < group[1] and abs(both[0] - alone[0]) < 0.02
