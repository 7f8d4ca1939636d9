"""A lasting drop in the Nile's yearly flow: CUSUM adds up what no single year shows."""

import matplotlib.pyplot as plt
import numpy as np
from statsmodels.datasets import nile


def cusum_down(z: np.ndarray, k: float) -> np.ndarray:
    """One-sided cumulative sum S_t = max(0, S_(t-1) - z_t - k) along the last axis.

    Source: Page, Continuous inspection schemes, Biometrika 41, 1954.
    """
    S = np.zeros(z.shape)
    level = np.zeros(z.shape[:-1])
    for t in range(z.shape[-1]):
        level = np.maximum(0, level - z[..., t] - k)
        S[..., t] = level
    return S


data = nile.load_pandas().data
year, flow = data["year"].to_numpy().astype(int), data["volume"].to_numpy()
n_reference, k, h = 20, 0.5, 5.0
start = flow[:n_reference]
z = (flow - start.mean()) / start.std(ddof=1)
S = cusum_down(z[n_reference:], k)
alarm = year[n_reference:][np.argmax(S > h)]
print(f"years beyond 3 deviations: {year[np.abs(z) > 3].tolist()}")
print(f"CUSUM passes {h:.0f} in {alarm}")
before, after = flow[year < 1899].mean(), flow[year >= 1899].mean()
print(f"mean flow {before:.0f} before 1899, {after:.0f} after (1e8 cubic meters)")
rng = np.random.default_rng(0)
quiet = rng.normal(size=(4000, 80))
chance = (cusum_down(quiet, k) > h).any(axis=1).mean()
print(f"80 quiet years, mean and spread known: a false alarm in {chance:.2f} of the histories")
learned = rng.normal(size=(4000, n_reference))
center, scale = learned.mean(axis=1), learned.std(axis=1, ddof=1)
guessed = (quiet - center[:, None]) / scale[:, None]
chance_guessed = (cusum_down(guessed, k) > h).any(axis=1).mean()
print(f"the same, mean and spread from {n_reference} years: {chance_guessed:.2f}")
assert 1899 <= alarm <= year[np.abs(z) > 3].min() - 8 and chance < 0.15 < chance_guessed

fig, (top, bottom) = plt.subplots(2, 1, figsize=(7, 3.8), sharex=True, layout="constrained")
top.plot(year, flow, color="C0", lw=1)
top.set_ylabel("flow, 1e8 m³")
bottom.plot(year[n_reference:], np.minimum(S, 25), color="C1")
bottom.axhline(h, color="C7", ls="--", lw=1)
bottom.text(1872, h + 0.7, "threshold", color="C7")
bottom.set(xlabel="year", ylabel="CUSUM (cut at 25)")
for ax in (top, bottom):
    ax.axvline(alarm, color="C4", lw=1)
top.text(alarm + 1, 1270, f"alarm, {alarm}", color="C4")
plt.show()
