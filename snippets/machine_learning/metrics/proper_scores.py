"""Expected penalty for saying q when the true chance is 0.3: which rules reward honesty?"""

import matplotlib.pyplot as plt
import numpy as np
from sklearn import metrics
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from statsmodels.datasets import fair

RULES = {  # penalty of stating probability q when the outcome is y
    "log loss": lambda y, q: -np.log(np.where(y == 1, q, 1 - q)),
    "Brier": lambda y, q: (y - q) ** 2,
    "absolute": lambda y, q: np.abs(y - q),
    "error at 0.5": lambda y, q: (y != (q > 0.5)).astype(float),
}
SPOT = {"log loss": (0.86, 1.1), "Brier": (0.66, 0.27), "absolute": (0.12, 0.42)}
SPOT["error at 0.5"] = (0.72, 0.73)
chance, q = 0.3, np.linspace(0.005, 0.995, 199)
fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
best = {}
for i, (name, rule) in enumerate(RULES.items()):
    expected = chance * rule(np.ones(199), q) + (1 - chance) * rule(np.zeros(199), q)
    least = np.flatnonzero(np.isclose(expected, expected.min()))
    best[name] = q[least[0]], q[least[-1]]
    print(f"{name:13s} lowest for q from {best[name][0]:.3f} to {best[name][1]:.3f}")
    ax.plot(q, expected, color=f"C{i}")
    ax.text(*SPOT[name], name, color=f"C{i}")
assert np.allclose([best["log loss"], best["Brier"]], chance)
assert best["absolute"][1] < 0.01 and best["error at 0.5"][1] > 0.49
ax.axvline(chance, linestyle=":", color="C7")
ax.set(xlabel="stated probability q", ylabel="expected penalty", xlim=(0, 1), ylim=(0, 1.4))

survey = fair.load_pandas().data
y = (survey.pop("affairs") > 0).to_numpy(int)
X_a, X_b, y_a, y_b = train_test_split(survey, y, test_size=0.5, stratify=y, random_state=0)
p = LogisticRegression(max_iter=1000).fit(X_a, y_a).predict_proba(X_b)[:, 1]
boast = p**3 / (p**3 + (1 - p) ** 3)  # log-odds times three: the same order, the same answers
print("\n            accuracy    AUC   log loss   Brier  absolute")
rows = {}
for name, r in (("as fitted", p), ("boasting", boast)):
    auc = metrics.roc_auc_score(y_b, r)
    log, brier, absolute, error = (rule(y_b, r).mean() for rule in RULES.values())
    assert np.isclose(log, metrics.log_loss(y_b, r))
    assert np.isclose(brier, metrics.brier_score_loss(y_b, r))
    rows[name] = 1 - error, auc, log, brier, absolute
    print(f"{name:10s}  {1 - error:8.3f}  {auc:.3f}  {log:9.3f}  {brier:6.3f}  {absolute:8.3f}")
fitted, boasting = rows["as fitted"], rows["boasting"]
assert np.isclose(fitted[0], boasting[0]) and np.isclose(fitted[1], boasting[1], atol=1e-6)
assert boasting[2] > fitted[2] and boasting[3] > fitted[3] and boasting[4] < fitted[4]
plt.show()
