"""Prior shift: the classes come in other shares than in training, so exchange the prior."""

import numpy as np
from sklearn.metrics import log_loss
from sklearn.naive_bayes import GaussianNB

rng = np.random.default_rng(0)


def draw(n: int, share: float) -> tuple[np.ndarray, np.ndarray]:
    """Return n messages: three independent scores in each, and whether it is spam."""
    y = (rng.random(n) < share).astype(int)
    return rng.normal(size=(n, 3)) + 0.8 * y[:, None], y


X, y = draw(5_000, 0.5)  # the training set was collected half and half
X_new, y_new = draw(20_000, 0.05)  # in the mailbox one message in twenty is spam
fixed_prior = {"prior of the training set": None, "prior of the mailbox": [0.95, 0.05]}
loss = {}
for name, priors in fixed_prior.items():
    model = GaussianNB(priors=priors).fit(X, y)
    p = model.predict_proba(X_new)[:, 1]
    loss[name] = log_loss(y_new, p)
    accuracy = np.mean((p > 0.5) == y_new)
    print(
        f"{name}: accuracy {accuracy:.2f}, log loss {loss[name]:.2f}, mean P(spam) {p.mean():.2f}"
    )
assert loss["prior of the mailbox"] < 0.5 * loss["prior of the training set"]
print(f"spam in the mailbox: {y_new.mean():.2f}")
