"""Entropy, cross-entropy and KL divergence in bits, and a classifier's loss as a likelihood."""

import numpy as np
from scipy import stats
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

p = np.array([1 / 2, 1 / 4, 1 / 8, 1 / 8])  # how often four messages are sent
q = np.array([1 / 8, 1 / 2, 1 / 4, 1 / 8])  # what the designer of the code assumed
entropy = -np.sum(p * np.log2(p))
cross_entropy = -np.sum(p * np.log2(q))
kl = np.sum(p * np.log2(p / q))
print(f"bits: entropy {entropy:.3f}, cross-entropy {cross_entropy:.3f}, KL {kl:.3f}")
assert np.isclose(cross_entropy, entropy + kl)
assert np.isclose(entropy, stats.entropy(p, base=2)) and np.isclose(kl, stats.entropy(p, q, base=2))
assert stats.entropy(q, p, base=2) < kl - 0.1  # not symmetric, so no distance
rivals = np.random.default_rng(0).dirichlet(np.ones(4), size=1000)
assert np.all(-(np.log2(rivals) @ p) >= entropy)  # no other code beats the true frequencies

X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0, stratify=y)
model = make_pipeline(StandardScaler(), LogisticRegression()).fit(X_train, y_train)
probability = model.predict_proba(X_test)[:, 1]
loss = -stats.bernoulli.logpmf(y_test, probability).mean()  # minus log-likelihood per patient
assert np.isclose(loss, log_loss(y_test, probability))
base_rate = np.full(len(y_test), y_train.mean())
baseline = log_loss(y_test, base_rate)
share = y_test.mean()
own_entropy = -share * np.log(share) - (1 - share) * np.log(1 - share)
assert np.isclose(baseline, own_entropy, atol=1e-3)  # guessing the base rate costs the entropy
print(f"tumors, base rate for all: log loss {baseline:.3f} nats")
print(f"tumors, logistic regression: log loss {loss:.3f} nats")
print(f"likelihood per patient: {np.exp(-baseline):.2f} against {np.exp(-loss):.2f}")
assert loss < baseline / 4
