"""Precision, recall, MAP, NDCG, MRR and hit rate at k from scratch, on one list worked by hand."""

import numpy as np
from sklearn.metrics import average_precision_score, ndcg_score


def ranking_scores(scores: np.ndarray, relevant: np.ndarray, k: int) -> dict[str, float]:
    """Average list metrics over the users.

    Args:
        scores: Model scores (users, items), higher is better.
        relevant: True where the user liked the item, same shape, at least one a user.
        k: Length of the list shown.
    Returns:
        Metric name to mean over users.
    """
    top = np.argsort(-scores, axis=1, kind="stable")[:, :k]
    hit = np.take_along_axis(relevant, top, axis=1)  # (users, k)
    rank, n_relevant = np.arange(1, k + 1), relevant.sum(1)
    precision_at = hit.cumsum(1) / rank
    discount = 1 / np.log2(rank + 1)
    ideal = np.array([discount[: min(n, k)].sum() for n in n_relevant])
    per_user = {
        "precision": hit.mean(1),
        "recall": hit.sum(1) / n_relevant,
        "hit rate": hit.any(1),
        "MRR": np.where(hit.any(1), 1 / (hit.argmax(1) + 1), 0),
        "MAP": (precision_at * hit).sum(1) / np.minimum(n_relevant, k),
        "NDCG": (hit * discount).sum(1) / ideal,
    }
    return {name: float(values.mean()) for name, values in per_user.items()}


# One user, six items in the order of the model; she liked the second, third and sixth.
scores, relevant = np.array([[6.0, 5, 4, 3, 2, 1]]), np.array([[0, 1, 1, 0, 0, 1]], dtype=bool)
at_4 = ranking_scores(scores, relevant, k=4)
for name, value in at_4.items():
    print(f"{name:9s} at 4: {value:.3f}")
assert at_4["precision"] == 2 / 4 and at_4["recall"] == 2 / 3 and at_4["MRR"] == 1 / 2
assert np.isclose(at_4["MAP"], (1 / 2 + 2 / 3) / 3)

rng = np.random.default_rng(0)
scores, relevant = rng.normal(size=(100, 80)), rng.random((100, 80)) < 0.1
relevant[:, 0] = True
for k in (5, 10, 80):
    ours = ranking_scores(scores, relevant, k)
    assert np.isclose(ours["NDCG"], ndcg_score(relevant, scores, k=k))
whole = [average_precision_score(t, s) for t, s in zip(relevant, scores, strict=True)]
assert np.isclose(ours["MAP"], np.mean(whole))  # at k = all items, MAP is average precision
print("NDCG equals scikit-learn's at 5, 10 and 80; MAP over all items equals average precision")
