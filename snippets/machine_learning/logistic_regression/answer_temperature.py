"""One number, the temperature, mends an overconfident softmax and changes no decision."""

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)
X_rest, X_test, y_rest, y_test = train_test_split(X / 16, y, test_size=0.5, random_state=0)
X_fit, X_hold, y_fit, y_hold = train_test_split(X_rest, y_rest, test_size=0.5, random_state=0)
model = LogisticRegression(C=1000, max_iter=1000).fit(X_fit, y_fit)


def log_loss(scores: np.ndarray, y: np.ndarray, temperature: float) -> float:
    """Return the mean log loss of scores (n, K) divided by the temperature."""
    return float(-log_softmax(scores / temperature, axis=1)[np.arange(len(y)), y].mean())


hold, test = model.decision_function(X_hold), model.decision_function(X_test)
T = minimize_scalar(lambda t: log_loss(hold, y_hold, t), bounds=(0.1, 20), method="bounded").x
print(f"temperature {T:.1f}")
correct = test.argmax(axis=1) == y_test
for name, t in {"as it comes": 1.0, "divided by T": T}.items():
    confidence = np.exp(log_softmax(test / t, axis=1)).max(axis=1)
    loss = log_loss(test, y_test, t)
    print(f"{name:13s} log loss {loss:.2f}, mean confidence {confidence.mean():.3f}")
print(f"accuracy of both {correct.mean():.3f}")
assert log_loss(test, y_test, T) < log_loss(test, y_test, 1.0) and T > 1
