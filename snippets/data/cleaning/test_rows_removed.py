"""Remove outliers from the test set, and the same model scores better without being better."""

import numpy as np
import statsmodels.api as sm
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split

survey = sm.datasets.engel.load_pandas().data  # 235 households in Belgium, 1857
X, y = survey[["income"]].to_numpy(), survey["foodexp"].to_numpy()

results: dict[str, list[float]] = {}
removed = []
for seed in range(100):
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=seed)
    residual = np.abs(y_test - LinearRegression().fit(X_train, y_train).predict(X_test))
    rows = residual.argsort(kind="stable")
    kept = rows[: int(0.95 * len(rows))]  # "five percent were clearly outliers"
    q1, q3 = np.percentile(y_test, [25, 75])
    inside = y_test <= q3 + 1.5 * (q3 - q1)  # the rule that looks respectable
    removed.append((~inside).mean())
    for name, chosen in (
        ("all test rows", rows),
        ("without rows beyond the fence", np.flatnonzero(inside)),
        ("without the worst 5 % of residuals", kept),
    ):
        results.setdefault(name, []).append(np.sqrt(np.mean(residual[chosen] ** 2)))

print(f"one model, spending on food; rows beyond the fence: {np.mean(removed):.3f} of the test set")
for name, rmse in results.items():
    print(f"{name:36} RMSE {np.mean(rmse):5.0f} francs")
full, fenced, trimmed = (np.mean(v) for v in results.values())
print(f"apparent gain: {1 - fenced / full:.2f} and {1 - trimmed / full:.2f}")
assert fenced < 0.9 * full and trimmed < 0.8 * full
