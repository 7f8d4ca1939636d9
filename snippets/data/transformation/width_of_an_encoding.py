"""One-hot, hashed and binary codes for many levels: columns, memory, and who collides."""

import numpy as np
import plotly.express as px
from sklearn.feature_extraction import FeatureHasher
from sklearn.linear_model import Ridge
from sklearn.preprocessing import OneHotEncoder

rng = np.random.default_rng(0)
n_rows, n_levels = 20_000, 5_000
shop = rng.integers(n_levels, size=n_rows)
sparse = OneHotEncoder(categories=[np.arange(n_levels)], dtype=np.float64).fit_transform(
    shop[:, None]
)
stored = sparse.data.nbytes + sparse.indices.nbytes + sparse.indptr.nbytes
dense = 8 * n_rows * n_levels  # what sparse_output=False would have to allocate
print(f"one-hot, {n_rows} x {n_levels}: dense {dense / 1e6:.0f} MB, sparse {stored / 1e6:.2f} MB")
print(f"ratio {dense / stored:.0f}")
assert dense / stored > n_levels / 4  # 8 bytes per cell against 8 + index and pointer per row


def hashed(names: np.ndarray, width: int):
    """Return a sparse table with each name at the column that its hash points to."""
    hasher = FeatureHasher(width, input_type="string", alternate_sign=False)
    return hasher.transform([[name] for name in names])


names = np.array([f"shop {i}" for i in range(n_levels)])
print("\n columns   levels that share a column   expected by chance")
for width in (1024, 8192, 65536, 2**20):
    column = hashed(names, width).indices
    _, inverse, count = np.unique(column, return_inverse=True, return_counts=True)
    shared = np.mean(count[inverse] > 1)
    expected = 1 - (1 - 1 / width) ** (n_levels - 1)
    print(f"{width:8d} {shared:18.1%} {expected:27.1%}")
    assert abs(shared - expected) < 0.02

world = px.data.gapminder()  # 142 countries, 12 years: the odd rows teach, the even rows test
country, y = world["country"].to_numpy(str), world["lifeExp"].to_numpy()
levels, code = np.unique(country, return_inverse=True)
bits = (code[:, None] >> np.arange(8)) & 1  # 8 bits are enough for 142 levels
train = np.arange(len(y)) % 2 == 0
tables = {
    "integer": code[:, None],
    "binary": bits,
    "hash, 32": hashed(country, 32).toarray(),
    "hash, 512": hashed(country, 512).toarray(),
    "one-hot": OneHotEncoder(sparse_output=False).fit_transform(country[:, None]),
}
print("\nlife expectancy from the country's name alone")
r2 = {}
for name, X in tables.items():
    X = np.asarray(X, dtype=float)
    r2[name] = Ridge(alpha=1e-3).fit(X[train], y[train]).score(X[~train], y[~train])
    print(f"{name:10s} {X.shape[1]:4d} columns   R² {r2[name]:.2f}")
assert r2["integer"] < r2["binary"] < r2["hash, 32"] < r2["hash, 512"] < r2["one-hot"]
