"""Recall@10 against time per query for flat, inverted-file and graph indexes in Faiss."""

from time import perf_counter

import faiss
import numpy as np

faiss.omp_set_num_threads(1)
rng = np.random.default_rng(0)
n, d, k, n_queries = 12_000, 64, 10, 300
latent = rng.normal(size=(n + n_queries, 12))  # 12 numbers behind each row, as in embeddings
points = np.tanh(latent @ rng.normal(size=(12, d)) / 3) + 0.05 * rng.normal(size=(n + n_queries, d))
X, Q = points[:n].astype(np.float32), points[n:].astype(np.float32)


def measure(index: faiss.Index) -> tuple[np.ndarray, float]:
    """Return the rows found, shape (n_queries, k), and the best time per query in microseconds."""
    times = []
    for _ in range(3):
        start = perf_counter()
        rows = index.search(Q, k)[1]
        times.append(perf_counter() - start)
    return rows, min(times) / n_queries * 1e6


flat = faiss.IndexFlatL2(d)
flat.add(X)
truth, exact_time = measure(flat)
brute = ((Q[:5, None] - X[None]) ** 2).sum(axis=2).argsort(axis=1)[:, :k]
recall = np.mean([len(np.intersect1d(r, t)) / k for r, t in zip(brute, truth, strict=False)])
assert recall > 0.99
print(f"flat, exact             recall {recall:.1f}, ~{exact_time:.0f} microseconds a query")

start = perf_counter()
ivf = faiss.IndexIVFFlat(faiss.IndexFlatL2(d), d, 128)
ivf.cp.niter = 8
ivf.train(X[:6_000])
ivf.add(X)
middle = perf_counter()
graph = faiss.IndexHNSWFlat(d, 12)
graph.hnsw.efConstruction = 30
graph.add(X)
print(f"build: 128 cells ~{middle - start:.2f} s, graph ~{perf_counter() - middle:.1f} s")

result = {}
for name, index, values in (
    ("IVF, nprobe", ivf, (1, 4, 16)),
    ("HNSW, efSearch", graph, (10, 40, 160)),
):
    for value in values:
        if index is ivf:
            ivf.nprobe = value
        else:
            graph.hnsw.efSearch = value
        rows, time = measure(index)
        recall = np.mean([len(np.intersect1d(r, t)) / k for r, t in zip(rows, truth, strict=True)])
        result[name, value] = recall, time
        print(f"{name:14s} = {value:3d}    recall {recall:.1f}, ~{time:.0f} microseconds a query")
assert result["IVF, nprobe", 16][0] > 0.95 and result["HNSW, efSearch", 160][0] > 0.95
assert 3 * max(result["IVF, nprobe", 4][1], result["HNSW, efSearch", 10][1]) < exact_time
