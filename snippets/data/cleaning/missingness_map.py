"""A map of missing cells: a blood panel absent as a block in younger patients, BMI scattered."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes

table = load_diabetes(as_frame=True, scaled=False).data
rng = np.random.default_rng(0)
no_sample = rng.random(len(table)) < np.where(table["age"] < 45, 0.5, 0.05)
table.loc[no_sample, ["s1", "s2", "s3", "s4", "s5", "s6"]] = np.nan  # one tube, six values
table.loc[rng.random(len(table)) < 0.1, "bmi"] = np.nan

by_age = table.sort_values("age", kind="stable")
missing = by_age.isna()
print(f"cells missing:     {missing.mean().mean():.3f}")
print(f"rows not complete: {missing.any(axis=1).mean():.3f}")
patterns = missing.apply(lambda row: " ".join(row.index[row]) or "complete", axis=1).value_counts()
print(patterns.to_string())
assert len(patterns) == 4  # not 2**7: the six blood values are missing together

fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
ax.imshow(missing.T, aspect="auto", cmap="cividis", interpolation="none")
ax.set_yticks(range(table.shape[1]), table.columns)
young = int((by_age["age"] < 45).sum())
ax.axvline(young, color="C1", lw=2)
ax.set_xticks([0, young, len(table) - 1], ["youngest", "45 years", "oldest"])
ax.set(xlabel="patients, sorted by age", ylabel="column", title="a yellow line is a missing cell")
plt.show()
