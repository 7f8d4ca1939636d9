"""Confidence-weighted ALS for views without stars, from scratch, equal to the implicit library."""

import numpy as np
from implicit.cpu.als import AlternatingLeastSquares
from scipy.sparse import csr_array, csr_matrix


def make_ratings(seed: int = 0, n_users: int = 300, n_items: int = 200) -> tuple:
    """Draw stars, train and test masks, true stars, genres and the chances to be rated."""
    rng = np.random.default_rng(seed)
    genres = rng.dirichlet(np.full(5, 0.3), n_items)  # (items, 5)
    tastes = rng.normal(0, 1.3, (n_users, 5))
    bias = rng.normal(0, 0.4, (n_users, 1)) + rng.normal(0, 0.4, n_items)
    truth = 3.2 + bias + tastes @ (genres - 0.2).T
    fame = 0.5 - 0.7 * np.log(1 + rng.permutation(n_items)) + rng.normal(0, 0.4, (n_users, 1))
    chance = 1 / (1 + np.exp(-fame - 1.3 * (truth - 3.2)))  # people pick what they will like
    when = np.where(rng.random(truth.shape) < chance, rng.random(truth.shape), np.nan)
    test = when > np.nanquantile(when, 0.8, axis=1, keepdims=True)  # each user's last fifth
    stars = truth + rng.normal(0, 0.5, truth.shape)  # the noise that no model can predict
    return stars, ~np.isnan(when) & ~test, test, truth, genres, chance


ALPHA, LAM, K = 10.0, 5.0, 8


def half_sweep(C: csr_array, Y: np.ndarray) -> np.ndarray:
    """Solve for all rows of X with Y fixed; the unseen cells enter only through Y.T @ Y.

    Args:
        C: Confidence above 1 of the seen cells, sparse (rows, columns).
        Y: Factors of the columns (columns, K).
    Returns:
        Factors of the rows (rows, K).
    Source: Hu, Koren, Volinsky, Collaborative Filtering for Implicit Feedback (2008), equation 4.
    """
    gram, X = Y.T @ Y + LAM * np.eye(K), np.zeros((C.shape[0], K))
    for n in range(C.shape[0]):
        at = slice(C.indptr[n], C.indptr[n + 1])
        Yn, extra = Y[C.indices[at]], C.data[at]
        X[n] = np.linalg.solve(gram + (Yn.T * extra) @ Yn, Yn.T @ (1 + extra))
    return X


def objective(seen: np.ndarray, X: np.ndarray, Y: np.ndarray) -> float:
    """The loss over ALL cells, seen or not, written out densely."""
    weighted = (1 + ALPHA * seen) * (seen - X @ Y.T) ** 2
    return weighted.sum() + LAM * ((X**2).sum() + (Y**2).sum())


_, train, test, *_ = make_ratings()
rng = np.random.default_rng(0)
X, Y = rng.normal(0, 0.1, (300, K)), rng.normal(0, 0.1, (200, K))
library = AlternatingLeastSquares(
    factors=K,
    regularization=LAM,
    alpha=1.0,
    iterations=15,
    use_cg=False,
    dtype=np.float64,
    num_threads=1,
)
library.user_factors, library.item_factors = X.copy(), Y.copy()  # the same start
library.fit(csr_matrix((1 + ALPHA) * train.astype(float)), show_progress=False)

C = csr_array(ALPHA * train.astype(float))
CT = csr_array(C.T)
losses = [objective(train, X, Y)]
for _ in range(15):
    X = half_sweep(C, Y)
    Y = half_sweep(CT, X)
    losses.append(objective(train, X, Y))
assert np.all(np.diff(losses) < 0)

theirs = library.user_factors @ library.item_factors.T
reached = objective(train, library.user_factors, library.item_factors)
print(f"objective: ours {losses[-1]:.1f}, implicit {reached:.1f}")
assert np.allclose(X @ Y.T, theirs, atol=1e-6)
top, their_top = (
    np.argsort(np.where(train, 9, -S), axis=1, kind="stable")[:, :10] for S in (X @ Y.T, theirs)
)
print(f"same top-10 list for {np.mean((top == their_top).all(1)):.2f} of users")
popular = np.argsort(np.where(train, 9999, -train.sum(0)), axis=1, kind="stable")[:, :10]
for name, lists in (("popularity", popular), ("implicit ALS", top)):
    hits = np.take_along_axis(test, lists, axis=1).sum(1)
    recall = np.mean(hits / test.sum(1))
    print(f"{name:13s} recall@10 {recall:.3f}")
