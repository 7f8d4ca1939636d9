"""Error of three summaries against the number of rows looked at; a million rows in DuckDB."""

import duckdb
import matplotlib.pyplot as plt
import numpy as np
import statsmodels.api as sm

visits = sm.datasets.randhie.load_pandas().data
rng = np.random.default_rng(0)
big = visits.iloc[rng.integers(0, len(visits), 1_000_000), [0, 3, 6]].reset_index(drop=True)
y, disea = big.mdvis.to_numpy(), big.disea.to_numpy()
summaries = {
    "mean": lambda i: y[i].mean(),
    "correlation": lambda i: np.corrcoef(y[i], disea[i])[0, 1],
    "99th percentile": lambda i: np.percentile(y[i], 99),
}
sizes = [100, 300, 1000, 3000, 10_000, 30_000]
fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
for k, (name, summary) in enumerate(summaries.items()):
    exact = summary(slice(None))
    errors = []
    for n in sizes:
        draws = [summary(rng.integers(0, len(y), n)) for _ in range(150)]
        errors.append(np.sqrt(np.mean((np.array(draws) - exact) ** 2)) / exact)
    ax.loglog(sizes, errors, "o-", color=f"C{k}", ms=4)
    beside = errors[-1] * (1.2 if name == "correlation" else 0.9)
    ax.text(sizes[-1] * 1.1, beside, name, color=f"C{k}", va="center")
    print(f"{name:16} relative error at 1,000 rows {errors[2]:.1g}, at 10,000 rows {errors[4]:.1g}")
    if name == "mean":
        assert np.allclose(errors, y.std() / exact / np.sqrt(sizes), rtol=0.25)
ax.set(xlabel="rows in the sample", ylabel="relative error of the summary", xlim=(80, 1e5))

db = duckdb.connect(config={"threads": 1})
db.register("big", big)
table = db.sql("SUMMARIZE big").df().set_index("column_name")
print(f"DuckDB, SUMMARIZE of {len(big):,} rows:")
for name in big:
    a, b = int(table.approx_unique[name]), big[name].nunique()
    print(f"{name:6} median {float(table.q50[name]):.1f}, exact {big[name].median():.1f}; ", end="")
    print(f"distinct within a fifth of {b}: {abs(a - b) <= 0.2 * b}")
    assert abs(a - b) <= 0.2 * b and abs(float(table["avg"][name]) - big[name].mean()) < 1e-6
plt.show()
