"""Recall@10 against distances per query for flat, inverted-file and graph indexes in Faiss."""

import faiss
import numpy as np

faiss.omp_set_num_threads(1)
rng = np.random.default_rng(0)
n, d, k, n_queries = 12_000, 64, 10, 300
latent = rng.normal(size=(n + n_queries, 12))  # 12 numbers behind each row, as in embeddings
points = np.tanh(latent @ rng.normal(size=(12, d)) / 3) + 0.05 * rng.normal(size=(n + n_queries, d))
X, Q = points[:n].astype(np.float32), points[n:].astype(np.float32)


def measure(index: faiss.Index, truth: np.ndarray, counter) -> tuple[float, float]:
    """Return recall@k and the distances per query that Faiss counted."""
    counter.reset()
    rows = index.search(Q, k)[1]
    recall = np.mean([len(np.intersect1d(r, t)) / k for r, t in zip(rows, truth, strict=True)])
    return recall, counter.ndis / n_queries


flat = faiss.IndexFlatL2(d)
flat.add(X)
truth = flat.search(Q, k)[1]
brute = ((Q[:5, None] - X[None]) ** 2).sum(axis=2).argsort(axis=1, kind="stable")[:, :k]
recall = np.mean([len(np.intersect1d(r, t)) / k for r, t in zip(brute, truth, strict=False)])
assert recall > 0.99

ivf = faiss.IndexIVFFlat(faiss.IndexFlatL2(d), d, 128)
ivf.cp.niter = 8
ivf.train(X[:6_000])
ivf.add(X)
graph = faiss.IndexHNSWFlat(d, 12)
graph.hnsw.efConstruction = 30
graph.add(X)
for name, index in (("flat", flat), ("128 cells", ivf), ("graph", graph)):
    print(f"{name:9s} {faiss.serialize_index(index).nbytes / 1e6:.1f} MB")

result = {}
print(f"flat, exact             recall {recall:.1f}, {n} distances a query")
for name, index, values in (
    ("IVF, nprobe", ivf, (1, 4, 16)),
    ("HNSW, efSearch", graph, (10, 40, 160)),
):
    for value in values:
        if index is ivf:
            ivf.nprobe, counter = value, faiss.cvar.indexIVF_stats
        else:
            graph.hnsw.efSearch, counter = value, faiss.cvar.hnsw_stats
        recall, distances = result[name, value] = measure(index, truth, counter)
        if index is ivf:
            distances += ivf.nlist  # the centers of all cells come first
        print(f"{name:14s} = {value:3d}    recall {recall:.1f}, ~{distances:.0f} distances a query")
assert result["IVF, nprobe", 16][0] > 0.95 and result["HNSW, efSearch", 160][0] > 0.95
assert 10 * max(result["IVF, nprobe", 4][1], result["HNSW, efSearch", 10][1]) < n
