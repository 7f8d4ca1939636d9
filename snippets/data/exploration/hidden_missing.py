"""Where in the file two columns hold filled-in constants instead of measurements."""

import matplotlib.pyplot as plt
import numpy as np
import statsmodels.api as sm
from scipy.stats import spearmanr

visits = sm.datasets.randhie.load_pandas().data
disea, row = visits.disea, np.arange(len(visits))
# Measured values have one decimal; a value with more is an average that somebody filled in.
filled = ~np.isclose(disea * 10, np.round(disea * 10), atol=1e-6)
physlm_filled = ~visits.physlm.isin([0, 1]).to_numpy()
print(f"filled in: disea {filled.mean():.3f}, physlm {physlm_filled.mean():.3f} of the rows")

fig, (top, bottom) = plt.subplots(
    2, 1, figsize=(7, 4.4), layout="constrained", sharex=True, height_ratios=(3, 1)
)
edges = []
for k, constant in enumerate(disea[filled].unique()):
    at = row[(disea == constant) & filled]
    edges.append((at.min(), at.max()))
    known = ~filled & (row >= at.min()) & (row <= at.max())
    print(
        f"{constant:9.6f} in {len(at):5,} rows, only between {at.min():6,} and {at.max():6,};",
        end="",
    )
    print(f" mean of the known there {disea[known].mean():5.2f}")
    assert np.isclose(disea[known].mean(), constant, atol=0.5)
    top.plot([at.min(), at.max()], [constant] * 2, color=f"C{k}", lw=3)
    top.text(at.min(), constant + 0.6, f"{constant:.2f}", color=f"C{k}")
assert all(end < start for (_, end), (start, _) in zip(edges, edges[1:], strict=False))
some = np.random.default_rng(0).choice(row[~filled & (disea < 30)], 240, replace=False)
top.scatter(some, disea[some], s=4, color="C7")
top.set(ylabel="disea", title="known values (gray, 240 of them) and the four constants")
strips = np.stack([filled, physlm_filled])[:, : 20190 // 90 * 90].reshape(2, -1, 90).mean(axis=2)
bottom.pcolormesh(
    np.arange(strips.shape[1] + 1) * 90, [0, 1, 2], strips, cmap="viridis", rasterized=True
)
bottom.set_yticks([0.5, 1.5], ["disea", "physlm"])
bottom.set(
    xlabel="row in the file", xlim=(0, len(visits)), title="share filled in: dark none, bright all"
)

train = visits.iloc[:, 1:].groupby(list(visits.columns[1:])).ngroup() % 5 > 0  # whole profiles
rho = {}
for name, mask in {"all": train, "known": train & ~filled}.items():
    rho[name] = spearmanr(disea[mask], visits.mdvis[mask]).statistic
print(f"rank correlation of disea with visits: all {rho['all']:.3f}, known {rho['known']:.3f}")
assert rho["known"] > rho["all"] + 0.05
plt.show()
