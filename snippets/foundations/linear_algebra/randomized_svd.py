"""A truncated SVD that needs only products with the matrix, on a photograph and a sparse table."""

import numpy as np
from scipy.sparse import random_array
from scipy.sparse.linalg import svds
from sklearn.datasets import load_sample_image
from sklearn.utils.extmath import randomized_svd


def sketch_svd(A, k: int, rng: np.random.Generator, extra: int = 10, passes: int = 2):
    """Approximate the k leading singular triplets of A from a random sketch of its columns.

    Args:
        A: Matrix, shape (m, n); anything with ``@`` and ``.T`` will do, dense or sparse.
        k: Number of singular values wanted.
        rng: Generator for the random directions.
        extra: Additional directions, a safety margin.
        passes: Extra multiplications by A and its transpose; they sharpen the sketch.

    Returns:
        U of shape (m, k), singular values (k,) in descending order, Vt of shape (k, n).

    Source: Halko, Martinsson and Tropp, Finding structure with randomness, Algorithms 4.4 and 5.1.
    """
    Q, _ = np.linalg.qr(A @ rng.normal(size=(A.shape[1], k + extra)))
    for _ in range(passes):
        Q, _ = np.linalg.qr(A.T @ Q)
        Q, _ = np.linalg.qr(A @ Q)
    U, s, Vt = np.linalg.svd((A.T @ Q).T, full_matrices=False)  # only k + extra rows
    return Q @ U[:, :k], s[:k], Vt[:k]


k, rng = 20, np.random.default_rng(0)
photo = load_sample_image("china.jpg").mean(axis=2)
exact = np.linalg.svd(photo, compute_uv=False)
optimum = np.sqrt(np.sum(exact[k:] ** 2))
for name, (U, s, Vt) in {
    "sketch": sketch_svd(photo, k, rng),
    "scikit-learn": randomized_svd(photo, k, n_iter=2, random_state=0),
}.items():
    error = np.linalg.norm(photo - (U * s) @ Vt)
    print(f"rank {k} of the photo, {name}: {error / optimum:.3f} times the smallest error")
    assert error < 1.02 * optimum

table = random_array((20_000, 5_000), density=0.001, rng=rng, format="csr")
sparse_mb = (table.data.nbytes + table.indices.nbytes + table.indptr.nbytes) / 1e6
print(f"sparse table: {table.nnz} nonzero entries, {sparse_mb:.1f} MB")
print(f"the same table stored densely: {8 * table.shape[0] * table.shape[1] / 1e6:.0f} MB")
largest = svds(table, k=1, return_singular_vectors=False, rng=0)[0]
_, s, _ = sketch_svd(table, 1, rng, passes=8)
print(f"largest singular value: SciPy {largest:.3f}, sketch {s[0]:.3f}")
assert np.isclose(largest, s[0], rtol=0.01)
