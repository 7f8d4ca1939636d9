"""Live accuracy with late labels, and a proxy that needs none; one camera moves at hour 24."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from scipy.stats import binomtest
from sklearn.datasets import load_digits
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split


def wilson_interval(k: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """95 % confidence interval of a share when k of n predictions were right.

    Source: Brown, Cai, DasGupta, Interval Estimation for a Binomial Proportion, section 3.1.1.
    """
    center = (k + z**2 / 2) / (n + z**2)
    half = z * np.sqrt(k * (n - k) / n + z**2 / 4) / (n + z**2)
    return center - half, center + half


X, y = load_digits(return_X_y=True)
X_train, X_live, y_train, y_live = train_test_split(X, y, test_size=0.5, random_state=1, stratify=y)
model = RandomForestClassifier(50, random_state=0).fit(X_train, y_train)
moved = np.pad(X_live.reshape(-1, 8, 8), ((0, 0), (0, 0), (1, 0)))[:, :, :8].reshape(-1, 64)

HOURS, PER_HOUR, DRIFT_AT, LABEL_DELAY = 48, 50, 24, 8
rng = np.random.default_rng(0)
rows = rng.integers(len(y_live), size=(HOURS, PER_HOUR))
late = np.arange(HOURS)[:, None] >= DRIFT_AT
hit = late & (rng.integers(4, size=rows.shape) == 0)  # one camera of four moves at hour 24
images = np.where(hit[:, :, None], moved[rows], X_live[rows])
proba = model.predict_proba(images.reshape(-1, 64)).reshape(HOURS, PER_HOUR, 10)
right = proba.argmax(axis=2) == y_live[rows]  # known to us, not yet to the service
confidence = proba.max(axis=2).mean(axis=1)

FLOOR = 0.93
print("        95 % interval     hours below 0.93:      surely below")
print("window  on a usual day    before  after drift    first at hour")
for hours in (1, 4, 12):
    n = hours * PER_HOUR
    k = round(right[:DRIFT_AT].mean() * n)
    low, high = wilson_interval(k, n)
    assert np.allclose((low, high), binomtest(k, n).proportion_ci(method="wilson"), atol=1e-4)
    ends = np.arange(LABEL_DELAY + hours, HOURS)  # at hour t, labels up to t - LABEL_DELAY are in
    hits = np.array([right[t - LABEL_DELAY - hours + 1 : t - LABEL_DELAY + 1].sum() for t in ends])
    drifted = ends >= DRIFT_AT + LABEL_DELAY + hours - 1  # the window holds drifted hours only
    clean = ends < DRIFT_AT + LABEL_DELAY
    below = hits / n < FLOOR
    sure = ends[[wilson_interval(k, n)[1] < FLOOR for k in hits]]
    counts = f"{below[clean].sum()} of {clean.sum()}", f"{below[drifted].sum()} of {drifted.sum()}"
    print(f"{n:6d}  {low:.3f} to {high:.3f} {counts[0]:>11}{counts[1]:>13}{sure[0]:17d}")
    assert sure[0] >= DRIFT_AT + LABEL_DELAY

proxy = int(np.argmax(confidence < confidence[:24].mean() - 4 * confidence[:24].std()))
print(f"mean confidence leaves its usual range at hour {proxy}")
assert proxy == DRIFT_AT

fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
hour = np.arange(HOURS)
ax.plot(hour, right.mean(axis=1), "C7", lw=1)
known = hour[LABEL_DELAY + 4 :]  # four hours in a window of 200
hits = np.array([right[t - LABEL_DELAY - 3 : t - LABEL_DELAY + 1].sum() for t in known])
low, high = np.array([wilson_interval(k, 4 * PER_HOUR) for k in hits]).T
ax.fill_between(known, low, high, color="C0", alpha=0.25, lw=0)
ax.plot(known, hits / (4 * PER_HOUR), "C0", lw=2)
ax.plot(hour, confidence, "C1", lw=2)
ax.axvline(DRIFT_AT, color="C4", lw=1, ls="--")
ax.text(DRIFT_AT + 0.4, 0.54, "one camera of four moves", color="C4")
ax.text(
    25, 1.06, "accuracy on the last 200 labels\nthat are in, 95 % interval", color="C0", va="center"
)
ax.text(0.5, 1.06, "true accuracy by the hour,\nknown in hindsight", color="C7", va="center")
ax.text(1, 0.65, "mean confidence: the proxy", color="C1")
ax.set(xlabel="hour", ylabel="accuracy, confidence", xlim=(0, 47), ylim=(0.5, 1.12))
plt.show()
