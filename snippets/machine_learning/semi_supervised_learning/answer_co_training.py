"""Co-training: two naive Bayes models, each seeing its own view, label rows for each other."""

import numpy as np
from sklearn.naive_bayes import GaussianNB

TURNS, PER_CLASS, DRAWS = 20, 5, 6


def accuracy(models: list, views: list, y: np.ndarray) -> float:
    """Accuracy of the product of the two models' probabilities on the test rows (from 600 on)."""
    P = np.prod([m.predict_proba(V[600:]) for m, V in zip(models, views, strict=True)], axis=0)
    return np.mean(P.argmax(axis=1) == y[600:])


rng = np.random.default_rng(0)
for kind in ("independent views", "one view, copied"):
    before, after, ceiling = [], [], []
    for _ in range(DRAWS):
        y = rng.integers(0, 2, 1_600)
        views = [0.8 * (2 * y[:, None] - 1) + rng.normal(size=(1_600, 4)) for _ in range(2)]
        if kind == "one view, copied":
            views[1] = views[0]
        start = np.concatenate([np.flatnonzero(y == c)[:3] for c in (0, 1)])
        known = [dict(zip(start, y[start], strict=True)) for _ in views]  # row: label, per view
        for turn in range(TURNS + 1):
            models = [
                GaussianNB().fit(V[list(k)], list(k.values()))
                for V, k in zip(views, known, strict=True)
            ]
            if turn == 0:
                before.append(accuracy(models, views, y))
            for teacher, V, pupil in zip(models, views, known[::-1], strict=True):
                proba = teacher.predict_proba(V[:600])
                proba[list(pupil)] = -1  # the pupil has a label for these
                for c in (0, 1):
                    for i in np.argsort(-proba[:, c], kind="stable")[:PER_CLASS]:
                        pupil[i] = c
        after.append(accuracy(models, views, y))
        everything = [GaussianNB().fit(V[:600], y[:600]) for V in views]
        ceiling.append(accuracy(everything, views, y))
    print(
        f"{kind}: 6 labels {np.mean(before):.2f}, after co-training {np.mean(after):.2f}, "
        f"with all 600 labels {np.mean(ceiling):.2f}"
    )
    assert np.mean(after) > np.mean(before)
