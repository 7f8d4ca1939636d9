"""Answer: the distance to the 5th neighbor as an anomaly score finds a digit never seen."""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.neighbors import NearestNeighbors

X, y = load_digits(return_X_y=True)
auc = {}
for digit in (0, 4, 8):
    known, strange = X[y != digit], X[y == digit]
    train, test = train_test_split(known, test_size=300, random_state=0)
    index = NearestNeighbors(n_neighbors=5).fit(train)
    far, near = (index.kneighbors(Q)[0][:, -1] for Q in (strange, test))
    label = np.r_[np.ones(len(far)), np.zeros(len(near))]
    auc[digit] = roc_auc_score(label, np.r_[far, near])
    center = train.mean(axis=0)
    from_mean = [np.linalg.norm(Q - center, axis=1) for Q in (strange, test)]
    baseline = roc_auc_score(label, np.concatenate(from_mean))
    alarm = np.quantile(index.kneighbors()[0][:, -1], 0.95)  # from the training rows alone
    print(
        f"digit {digit} held back: AUC {auc[digit]:.3f} (distance to the mean: {baseline:.3f}); "
        f"alarm on {np.mean(far > alarm):.2f} of the strange, {np.mean(near > alarm):.2f} of others"
    )
    assert auc[digit] > 0.85 and auc[digit] > baseline
