"""SMOTE invents half-yes answers in coded columns, and shrinks the spread in many dimensions."""

import numpy as np
from imblearn.over_sampling import SMOTE, SMOTENC
from statsmodels.datasets import randhie

visits = randhie.load_pandas().data
y = (visits.pop("mdvis") >= 12).to_numpy(int)
flags = ["idp", "physlm", "hlthg", "hlthf", "hlthp"]  # yes or no; the last three exclude each other
valid = {c: set(visits[c].unique()) for c in flags}
sample = visits.index % 5 == 0  # a fifth is enough to see it
X, y = visits[sample], y[sample]


def impossible(frame) -> float:
    """Return the share of rows with a flag value that no real row has."""
    return np.mean(~np.all([frame[c].isin(valid[c]) for c in flags], axis=0))


print("rows with an impossible flag")
results = []
for sampler in (SMOTE(random_state=0), SMOTENC(flags, random_state=0)):
    added = sampler.fit_resample(X, y)[0].iloc[len(X) :]
    results.append(impossible(added))
    print(f"  {type(sampler).__name__:8} {results[-1]:.0%} of {len(added)} added")
assert impossible(X) == 0 and results[0] > 0.15 and results[1] == 0

# Generated, to know the truth: a standard normal minority of 100 in d dimensions.
print("\n   d   variance per axis   distance to center")
print("          real   SMOTE        real   SMOTE")
rng = np.random.default_rng(0)
for d in (2, 20, 500):
    M = rng.normal(size=(100, d))
    points = np.vstack([M, rng.normal(5, 1, size=(1100, d))])
    new = SMOTE(random_state=0).fit_resample(points, np.repeat([1, 0], [100, 1100]))[0][1200:]
    variance = M.var(axis=0).mean(), new.var(axis=0).mean()
    radius = [np.linalg.norm(P - M.mean(0), axis=1) for P in (M, new)]
    mean = [r.mean() for r in radius]
    print(f"{d:4} {variance[0]:9.2f} {variance[1]:7.2f} {mean[0]:11.1f} {mean[1]:7.1f}")
# Independent ends: E[(1 - u)^2 + u^2] = 2/3 of the variance; hubs as neighbors shrink it further.
assert variance[1] < 0.7 * variance[0]
inside = np.mean(radius[1] < radius[0].min())
print(f"d = 500: {inside:.0%} of SMOTE's points are closer to the center than any real one")
assert inside > 0.8
