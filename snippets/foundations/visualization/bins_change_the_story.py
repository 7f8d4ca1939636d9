"""The same 244 tips in bins of two dollars, one dollar and ten cents: one hump, then spikes at round sums."""

import matplotlib.pyplot as plt
import numpy as np
from plotly.express.data import tips

cents = np.round(100 * tips()["tip"]).astype(int).to_numpy()  # exact: no value on a blurred edge


def modes(counts: np.ndarray, least: int) -> int:
    """Count the local maxima of at least `least`; a flat top counts once."""
    padded = np.concatenate([[0], counts[np.insert(np.diff(counts) != 0, 0, True)], [0]])
    peak = (padded[1:-1] > padded[:-2]) & (padded[1:-1] > padded[2:])
    return int(np.sum(peak & (padded[1:-1] >= least)))


fig, axes = plt.subplots(1, 3, figsize=(7, 2.9), layout="constrained")
for ax, width in zip(axes, (200, 100, 10), strict=True):
    edges = np.arange(0, 1200 + width, width) - width // 2  # round sums in the middle of a bin
    counts, _ = np.histogram(cents, edges)
    assert counts.sum() == len(cents) == 244
    peaks = modes(counts, least=8)
    print(f"bins of ${width / 100:.2f}: {len(counts):3d} bins, {peaks} peak(s) of 8 tables or more")
    ax.stairs(counts, edges / 100, fill=True, color="C0")
    ax.set(title=f"bins of ${width / 100:.2f}", xlabel="tip (dollars)", xlim=(0, 11))
    assert (peaks == 1) == (width >= 100)
axes[0].set_ylabel("tables")

whole = np.mean(cents % 100 == 0)
print(f"tips of whole dollars: {whole:.1%}; by chance one in a hundred would be")
assert whole > 0.2
plt.show()
