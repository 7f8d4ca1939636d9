"""How the conclusion moves when missing BMI values are assumed higher than imputed, by delta."""

import numpy as np
from scipy.special import expit
from sklearn.datasets import load_diabetes
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer
from sklearn.preprocessing import scale

X = load_diabetes(scaled=False).data
bmi = X[:, 2].copy()
rng = np.random.default_rng(0)
missing = rng.random(len(bmi)) < expit(-0.9 + 2 * scale(bmi))  # MNAR: the heavy are missing
table = scale(X)
table[:, 2] = np.where(missing, np.nan, bmi)
imputed = [
    IterativeImputer(sample_posterior=True, max_iter=1, random_state=s).fit_transform(table)[:, 2]
    for s in range(20)
]
pooled = np.mean(imputed)
print(f"true mean {bmi.mean():.1f}, measured patients {bmi[~missing].mean():.1f}")
means = {delta: pooled + delta * missing.mean() for delta in (0, 1, 2, 4, 6)}
for delta, mean in means.items():
    print(f"missing values {delta} kg/m2 higher than imputed: mean {mean:.1f}")
needed = (bmi.mean() - pooled) / missing.mean()
print(f"delta that would recover the truth: {needed:.1f}")
assert means[0] < bmi.mean() < means[6]
