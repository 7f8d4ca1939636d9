"""Cumulative variance of the digits, and the held-out likelihood that finds six causes."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.model_selection import cross_val_score

digits = load_digits().data
share = np.cumsum(PCA(svd_solver="full").fit(digits).explained_variance_ratio_)
needed = int(np.searchsorted(share, 0.95) + 1)
assert needed == PCA(0.95, svd_solver="full").fit(digits).n_components_
print(f"digits: 2 components hold {share[1]:.3f} of the variance, 95 % takes {needed} of 64")

rng = np.random.default_rng(0)
hidden = rng.normal(size=(300, 6)) * [5, 4, 3, 3, 2, 2]  # six causes
mix = np.linalg.qr(rng.normal(size=(30, 6)))[0].T
X = hidden @ mix + rng.normal(size=(300, 30))  # thirty columns with noise
train, test = X[:200], X[200:]
counts = np.arange(1, 16)
likelihood = [cross_val_score(PCA(k, svd_solver="full"), X, cv=5).mean() for k in counts]
error = []
for k in counts:
    pca = PCA(k, svd_solver="full").fit(train)
    error.append(np.mean((test - pca.inverse_transform(pca.transform(test))) ** 2))
best = int(counts[np.argmax(likelihood)])
minka = PCA("mle", svd_solver="full").fit(X).n_components_
by_share = PCA(0.95, svd_solver="full").fit(X).n_components_
print(f"six hidden directions: likelihood {best}, Minka {minka}, 95 % rule {by_share}")
print(f"held-out squared error at k = 6: {error[5]:.2f}, at k = 15: {error[14]:.2f}")
assert best == minka == 6 and by_share > 12
assert np.all(np.diff(error) < 0)

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.1), layout="constrained")
left.plot(np.arange(1, 65), share, color="C0")
left.plot(needed, share[needed - 1], "o", color="C1")
left.text(needed + 2, 0.87, f"95 % at {needed}", color="C1")
left.set(xlabel="components, digits", ylabel="share of the variance", ylim=(0, 1.02))
right.plot(counts, likelihood, "o-", color="C0", ms=3)
right.plot(best, max(likelihood), "o", color="C1")
right.text(best + 0.5, max(likelihood), f"largest at {best}", color="C1", va="bottom")
right.set(xlabel="components, six causes in noise", ylabel="held-out log-likelihood per row")
right.margins(y=0.12)
plt.show()
