"""An A/B test read off the posterior: free care against a copayment, in the RAND experiment."""

import matplotlib.pyplot as plt
import numpy as np
from scipy import stats
from statsmodels.datasets import randhie

data = randhie.load_pandas().data
saw_doctor = (data["mdvis"] > 0).to_numpy()
is_free = (data["lncoins"] == 0).to_numpy()
rng = np.random.default_rng(0)
arms = [rng.permutation(saw_doctor[~is_free]), rng.permutation(saw_doctor[is_free])]
tolerance = 0.002  # stop when the choice costs less than 2 visitors in 1,000, on average

fig, axes = plt.subplots(1, 3, figsize=(7, 2.9), layout="constrained", sharex=True)
for ax, n in zip(axes, (50, 200, 800), strict=True):
    A, B = (arm[:n] for arm in arms)  # copayment, free care: each look adds people
    posterior_a = stats.beta(1 + A.sum(), 1 + n - A.sum())
    posterior_b = stats.beta(1 + B.sum(), 1 + n - B.sum())
    theta_a = posterior_a.rvs(200_000, random_state=rng)
    theta_b = posterior_b.rvs(200_000, random_state=rng)
    difference = theta_b - theta_a
    p_better = np.mean(difference > 0)
    loss_b = np.mean(np.maximum(-difference, 0))  # what we lose on average if we choose B
    loss_a = np.mean(np.maximum(difference, 0))

    grid = (np.arange(20_000) + 0.5) / 20_000  # check: P(B > A) as an integral over theta_b
    exact = np.mean(posterior_b.pdf(grid) * posterior_a.cdf(grid))
    assert abs(p_better - exact) < 0.005
    pooled = np.concatenate([A, B]).mean()
    z = (B.mean() - A.mean()) / np.sqrt(2 * pooled * (1 - pooled) / n)
    one_sided = stats.norm.sf(z)
    assert abs(exact - (1 - one_sided)) < 0.02  # flat priors: almost the same number
    choice = "choose B" if loss_b < tolerance else "go on"
    print(
        f"{n:3d} each: A {A.mean():.2f}, B {B.mean():.2f}, P(B > A) = {exact:.3f}, loss of B "
        f"{loss_b:.4f}, of A {loss_a:.4f}: {choice}; one-sided p = {one_sided:.3f}"
    )
    counts, edges = np.histogram(difference, bins=np.linspace(-0.25, 0.4, 66), density=True)
    ax.stairs(counts, edges, color="C0")
    right = edges[:-1] >= -1e-9
    ax.stairs(counts[right], np.append(edges[:-1][right], edges[-1]), fill=True, alpha=0.3)
    ax.set(title=f"{n} in each arm", xlabel="share B − share A", yticks=[])
axes[0].set_ylabel("posterior density")
plt.show()
