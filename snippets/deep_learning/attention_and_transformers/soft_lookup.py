"""Attention as a soft dictionary lookup: every entry answers, weighted by how well its key fits."""

import numpy as np

names = ["kettle", "lamp", "knife", "chair"]
#              electric, kitchen, furniture
K = np.array([[1, 1, 0], [1, 0, 1], [0, 1, 0], [0, 0, 1]], dtype=float)  # one key per row
v = np.array([40.0, 25.0, 15.0, 60.0])  # values: prices
q = np.array([1.0, 1.0, 0.0])  # the query: something electric for the kitchen


def soft_lookup(q: np.ndarray, K: np.ndarray, v: np.ndarray) -> tuple[np.ndarray, float]:
    """Look `q` up in the table with keys `K` and values `v`.

    Args:
        q: Query, shape (d_k,).
        K: Keys, shape (n, d_k).
        v: Values, shape (n,).

    Returns:
        The weights, shape (n,), and the weighted mean of the values.
    """
    scores = K @ q
    w = np.exp(scores - scores.max())  # the shift cancels in the ratio and prevents overflow
    w /= w.sum()
    return w, float(w @ v)


w, price = soft_lookup(q, K, v)
print("weights:", "  ".join(f"{n} {x:.3f}" for n, x in zip(names, w, strict=True)))
print(f"looked-up price: {price:.2f}")
assert np.isclose(w.sum(), 1) and (w > 0).all()

# The weights are probabilities: draw entries with them, and the average price is the lookup.
draws = np.random.default_rng(0).choice(v, size=100_000, p=w)
print(f"mean of 100,000 draws: {draws.mean():.1f}")
assert abs(draws.mean() - price) < 4 * draws.std() / np.sqrt(draws.size)

print("\nsharper queries approach the exact lookup:")
for scale in (0, 1, 4, 16):
    w, price = soft_lookup(scale * q, K, v)
    print(f"  query x {scale:2d}: kettle {w[0]:.3f}, price {price:.2f}")
assert np.isclose(price, 40) and np.isclose(soft_lookup(0 * q, K, v)[1], v.mean())
