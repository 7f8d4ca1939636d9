"""Years of the same person are no independent draws: the usual standard error is too small."""

import numpy as np
from statsmodels.datasets import randhie

data = randhie.load_pandas().data
visits = data["mdvis"].to_numpy()
traits = data[["lncoins", "idp", "disea", "physlm"]]
changed = (traits != traits.shift()).any(axis=1).to_numpy()
person = changed.cumsum() - 1  # a run of equal traits: one person, near enough
n, n_persons = len(visits), person.max() + 1

same = ~changed[1:]
correlation = np.corrcoef(visits[1:][same], visits[:-1][same])[0, 1]
print(f"{n} person-years in {n_persons} runs")
print(f"correlation of consecutive years of a person: {correlation:.2f}")

naive = visits.std(ddof=1) / np.sqrt(n)

# Resample whole persons, as the next study would draw them.
totals, years = np.bincount(person, weights=visits), np.bincount(person)
rng = np.random.default_rng(0)
chosen = rng.integers(n_persons, size=(1000, n_persons))
means = totals[chosen].sum(axis=1) / years[chosen].sum(axis=1)
honest = means.std(ddof=1)

# Scrambling the rows destroys the dependence and with it the difference.
shuffled = np.bincount(person, weights=rng.permutation(visits))
check = (shuffled[chosen].sum(axis=1) / years[chosen].sum(axis=1)).std(ddof=1)
print(f"standard error of the mean: rows as independent {naive:.4f}")
print(f"                            whole persons       {honest:.4f}")
print(f"                            rows scrambled      {check:.4f}")
print(f"worth about {round(n * (naive / honest) ** 2, -2):.0f} independent rows")
assert honest > 1.5 * naive and abs(check / naive - 1) < 0.1
