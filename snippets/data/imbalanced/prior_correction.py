"""Predicted against observed share: resampling breaks probabilities, one formula mends them."""

import matplotlib.pyplot as plt
import numpy as np
from imblearn.over_sampling import SMOTE
from imblearn.under_sampling import RandomUnderSampler
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, log_loss
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from statsmodels.datasets import fair


def correct_prior(p: np.ndarray, old: float, new: float) -> np.ndarray:
    """Move probabilities from one share of positives to another.

    Args:
        p: Probabilities of the positive class, shape (n,), learned at prevalence old.
        old: Share of positives that the model saw. new: Share where it is used.

    Source: Elkan, The Foundations of Cost-Sensitive Learning (2001), theorem 2.
    """
    odds = p / (1 - p) * (new / (1 - new)) / (old / (1 - old))
    return odds / (1 + odds)


survey = fair.load_pandas().data
y = (survey.pop("affairs") > 3).to_numpy(int)
X = StandardScaler().fit_transform(survey)
X_a, X_b, y_a, y_b = train_test_split(X, y, test_size=0.4, stratify=y, random_state=0)
pi = y_a.mean()
fits = {"nothing": (X_a, y_a)}
fits["under-sampling"] = RandomUnderSampler(random_state=0).fit_resample(X_a, y_a)
fits["SMOTE"] = SMOTE(random_state=0).fit_resample(X_a, y_a)

base = log_loss(y_b, np.full(len(y_b), pi))
print(f"prevalence {pi:.3f}; always predicting it: log loss {base:.3f}\n")
print("                           mean p   log loss    Brier")
predictions, losses = {}, {}
for name, (X_fit, y_fit) in fits.items():
    p = LogisticRegression().fit(X_fit, y_fit).predict_proba(X_b)[:, 1]
    predictions[name] = p
    if name != "nothing":
        predictions[name + ", corrected"] = correct_prior(p, y_fit.mean(), pi)
for name, p in predictions.items():
    losses[name] = log_loss(y_b, p)
    print(f"{name:25} {p.mean():7.2f} {losses[name]:10.3f} {brier_score_loss(y_b, p):8.3f}")
for name in ("under-sampling", "SMOTE"):
    assert losses[name] > 2 * base  # worse than knowing nothing but the prevalence
    assert losses[name + ", corrected"] < base
    assert losses[name + ", corrected"] < 1.05 * losses["nothing"]

fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
ax.plot([0, 0.9], [0, 0.9], ":", color="C7")
ax.text(0.42, 0.5, "honest", color="C7")
styles = {"nothing": "C0", "SMOTE": "C4", "SMOTE, corrected": "C2"}
for name, color in styles.items():
    groups = np.array_split(np.argsort(predictions[name], kind="stable"), 8)
    predicted = [predictions[name][g].mean() for g in groups]
    observed = [y_b[g].mean() for g in groups]
    ax.plot(predicted, observed, "o-", color=color, markersize=4)
ax.text(0.42, 0.09, "SMOTE", color="C4")
ax.annotate("nothing, and\nSMOTE corrected", (0.3, 0.25), (0.3, 0.2), color="C2")
ax.set(xlabel="predicted probability, mean of an eighth", ylabel="observed share")
plt.show()
