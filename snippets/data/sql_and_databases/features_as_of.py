"""Features joined by customer alone leak the future; an as-of join takes what was known then."""

import duckdb
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

rng, n = np.random.default_rng(0), 4_000
# By a stated process: activity drifts; low activity makes leaving likelier; after leaving it is 0.
first = pd.Timestamp("2026-01-01")
activity = np.clip(rng.normal(5, 2, n)[:, None] + rng.normal(0, 1, (n, 6)).cumsum(axis=1), 0, None)
asked = rng.integers(2, 5, n)  # the month at whose start we want a prediction
left = rng.random(n) < 1 / (1 + np.exp(0.6 * activity[np.arange(n), asked - 1]))
months = np.arange(6)
activity[left[:, None] & (months >= asked[:, None])] = 0.0
snapshots = pd.DataFrame(
    {
        "customer": np.repeat(np.arange(n), 6),
        "known_at": np.tile(first + pd.to_timedelta(30 * (months + 1), "D"), n),
        "activity": activity.ravel(),
    }
)
labels = pd.DataFrame(
    {"customer": np.arange(n), "asked_at": first + pd.to_timedelta(30 * asked, "D"), "left": left}
)
db = duckdb.connect(config={"threads": 1})
LATEST = """
    SELECT customer, "left", arg_max(activity, known_at) AS activity
    FROM labels JOIN snapshots USING (customer) GROUP BY customer, "left" ORDER BY customer
"""
AS_OF = """
    SELECT labels.customer, "left", activity, known_at, asked_at
    FROM labels ASOF JOIN snapshots
      ON labels.customer = snapshots.customer AND known_at <= asked_at
    ORDER BY labels.customer
"""
leaky, honest = db.execute(LATEST).df(), db.execute(AS_OF).df()
assert len(leaky) == len(honest) == n and (honest["known_at"] <= honest["asked_at"]).all()

# The same join in pandas.
check = pd.merge_asof(
    labels.sort_values("asked_at", kind="stable"),
    snapshots.sort_values("known_at", kind="stable"),
    left_on="asked_at",
    right_on="known_at",
    by="customer",
).sort_values("customer", kind="stable")
assert np.allclose(check["activity"], honest["activity"])

train = np.arange(n) < n // 2
y = honest["left"].to_numpy()
scores = {}
for name, table in (("latest", leaky), ("as of", honest)):
    model = LogisticRegression().fit(table[["activity"]][train], y[train])
    for where, test in (("backtest", table), ("production", honest)):
        p = model.predict_proba(test[["activity"]][~train])
        scores[name, where] = roc_auc_score(y[~train], p[:, 1]), p[:, 1].mean()
print(f"share that left: {y[~train].mean():.3f}")
print("features     backtest AUC   production AUC   mean prediction in production")
for name in ("latest", "as of"):
    (back, _), (live, mean) = scores[name, "backtest"], scores[name, "production"]
    print(f"{name:12s} {back:12.3f} {live:16.3f} {mean:18.3f}")
assert scores["latest", "backtest"][0] > scores["latest", "production"][0] + 0.1
assert abs(scores["as of", "production"][1] - y[~train].mean()) < 0.02
