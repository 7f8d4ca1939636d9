"""A model meets three times the prevalence: adjust to it, and estimate it without any label."""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from statsmodels.datasets import fair


def correct_prior(p: np.ndarray, old: float, new: float) -> np.ndarray:
    """Move probabilities p, shape (n,), from prevalence old to prevalence new."""
    odds = p / (1 - p) * (new / (1 - new)) / (old / (1 - old))
    return odds / (1 + odds)


survey = fair.load_pandas().data
y = (survey.pop("affairs") > 3).to_numpy(int)
X = StandardScaler().fit_transform(survey)
X_a, X_b, y_a, y_b = train_test_split(X, y, test_size=0.5, stratify=y, random_state=0)
pi = y_a.mean()
rng = np.random.default_rng(0)
positives, negatives = np.flatnonzero(y_b == 1), np.flatnonzero(y_b == 0)
n_negatives = round(len(positives) * (1 - 3 * pi) / (3 * pi))
field = np.concatenate([positives, rng.choice(negatives, n_negatives, replace=False)])
p, y_field = LogisticRegression().fit(X_a, y_a).predict_proba(X_b[field])[:, 1], y_b[field]

# Saerens, Latinne and Decaestecker (2002): the mean of corrected probabilities, until it stays.
estimate = pi
for _ in range(500):
    estimate = correct_prior(p, pi, estimate).mean()
print(f"prevalence: training {pi:.3f}, field {y_field.mean():.3f}, estimated {estimate:.2f}")
losses = []
for name, prior in (("as trained", pi), ("known", y_field.mean()), ("estimated", estimate)):
    losses.append(log_loss(y_field, correct_prior(p, pi, prior)))
    print(f"log loss, prior {name:11} {losses[-1]:.3f}")
assert losses[1] < losses[0] - 0.02 and losses[2] < losses[0] - 0.01
