"""Error of noisy digits truncated at rank k: a small rank blurs, a large one keeps the noise."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits

clean = load_digits().data  # 1797 x 64, ink from 0 to 16
rng = np.random.default_rng(0)
noisy = clean + rng.normal(scale=4, size=clean.shape)
mean = noisy.mean(axis=0)
U, s, Vt = np.linalg.svd(noisy - mean, full_matrices=False)

ranks = np.arange(1, 65)
errors = np.array(
    [np.sqrt(np.mean((mean + (U[:, :k] * s[:k]) @ Vt[:k] - clean) ** 2)) for k in ranks]
)
best = int(ranks[errors.argmin()])
print(f"noise alone (rank 64): {errors[-1]:.2f} ink per pixel")
print(f"best rank {best}: {errors.min():.2f}")
assert np.isclose(errors[-1], 4, rtol=0.01) and errors.min() < 0.7 * errors[-1]
assert 5 < best < 30

fig, ax = plt.subplots(figsize=(7, 3), layout="constrained")
ax.plot(ranks, errors, color="C0")
ax.plot(best, errors.min(), "o", color="C1")
ax.annotate(f"rank {best}", (best, errors.min()), xytext=(best, errors.min() - 0.35), color="C1")
ax.set(xlabel="rank kept", ylabel="error per pixel (ink)", ylim=(1.5, 5))
plt.show()
