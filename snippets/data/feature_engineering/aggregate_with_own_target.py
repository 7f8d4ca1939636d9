"""A customer's late rate: with the row's own outcome in it, the score lies."""

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(0)
CUSTOMERS, ORDERS = 1500, 8000
habit = rng.beta(1.2, 4, CUSTOMERS)  # each customer's own chance of paying late
orders = pd.DataFrame(
    {"customer": rng.integers(0, CUSTOMERS, ORDERS), "amount": rng.exponential(1, ORDERS)}
)
logit = np.log(habit / (1 - habit))[orders.customer] + 0.6 * (orders.amount - 1)
orders["late"] = (rng.random(ORDERS) < 1 / (1 + np.exp(-logit))).astype(
    int
)  # rows are in time order
history = orders.index < 6000
prior, base = 3, orders.late[history].mean()

by_customer = orders.groupby("customer").late
before = by_customer.cumsum() - orders.late  # late payments before this order
past_only = (before + prior * base) / (by_customer.cumcount() + prior)
of_training = orders[history].groupby("customer").late.agg(["sum", "count"])
of_training = of_training.reindex(orders.customer, fill_value=0).set_axis(orders.index)
rates = {
    "no rate": None,
    "whole table": by_customer.transform("mean"),  # own outcome and the future
    "training rows": (of_training["sum"] + prior * base) / (of_training["count"] + prior),
    "past only": past_only,
}
result = {}
print("rate taken over     tested: AUC  log loss   in production: AUC  log loss")
for name, rate in rates.items():
    X = orders[["amount"]] if rate is None else orders[["amount"]].assign(rate=rate)
    live = X[~history] if rate is None else X[~history].assign(rate=past_only[~history])
    model = make_pipeline(StandardScaler(), LogisticRegression())
    tested = cross_val_predict(
        model, X[history], orders.late[history], cv=5, method="predict_proba"
    )
    used = model.fit(X[history], orders.late[history]).predict_proba(live)
    row = [
        f(orders.late[part], p[:, 1])
        for part, p in ((history, tested), (~history, used))
        for f in (roc_auc_score, log_loss)
    ]
    result[name] = row
    print(f"{name:18s} {row[0]:12.2f} {row[1]:9.2f} {row[2]:20.2f} {row[3]:9.2f}")
assert result["whole table"][0] > result["past only"][0] + 0.1  # praised most in the test
assert result["training rows"][3] > result["no rate"][3] + 0.03  # worse than no feature at all
assert result["past only"][3] == min(r[3] for r in result.values())
