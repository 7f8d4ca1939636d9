"""Every score that is a function of the confusion matrix, for two classes and for three."""

import numpy as np
from sklearn import metrics
from sklearn.datasets import load_wine
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB
from statsmodels.datasets import fair


def confusion(y: np.ndarray, answer: np.ndarray, K: int) -> np.ndarray:
    """Counts of shape (K, K): true class by row, answer by column."""
    return np.bincount(K * y + answer, minlength=K * K).reshape(K, K)


def scores(C: np.ndarray, beta: float = 1.0) -> dict[str, np.ndarray]:
    """Scores of a confusion matrix C (K, K); those of single classes have shape (K,).

    Source: multi-class MCC, Gorodkin, Comparing two K-category assignments (2004).
    """
    n, TP, truth, said = C.sum(), C.diagonal(), C.sum(axis=1), C.sum(axis=0)
    accuracy, chance = TP.sum() / n, truth @ said / n**2
    spread = (1 - truth @ truth / n**2) * (1 - said @ said / n**2)
    return {
        "accuracy": accuracy,
        "precision": TP / said,
        "recall": TP / truth,
        "specificity": 1 - (said - TP) / (n - truth),
        "F": (1 + beta**2) * TP / (beta**2 * truth + said),
        "balanced": np.mean(TP / truth),
        "kappa": (accuracy - chance) / (1 - chance),
        "MCC": (accuracy - chance) / spread**0.5,
    }


survey = fair.load_pandas().data
y = (survey.pop("affairs") > 0).to_numpy(int)
wine, variety = load_wine(return_X_y=True)
tasks = {
    "survey": (LogisticRegression(max_iter=1000), survey.to_numpy(), y),
    "wine": (GaussianNB(), wine[:, :3], variety),
}
for name, (model, X, y) in tasks.items():
    X_a, X_b, y_a, y_b = train_test_split(X, y, test_size=0.5, stratify=y, random_state=0)
    answer = model.fit(X_a, y_a).predict(X_b)
    C = confusion(y_b, answer, y.max() + 1)
    s, f2 = scores(C), scores(C, beta=2)["F"]
    assert (C == metrics.confusion_matrix(y_b, answer)).all()
    for ours, theirs in (
        (s["accuracy"], metrics.accuracy_score(y_b, answer)),
        (s["precision"], metrics.precision_score(y_b, answer, average=None)),
        (s["recall"], metrics.recall_score(y_b, answer, average=None)),
        (s["F"], metrics.f1_score(y_b, answer, average=None)),
        (f2, metrics.fbeta_score(y_b, answer, beta=2, average=None)),
        (s["balanced"], metrics.balanced_accuracy_score(y_b, answer)),
        (s["kappa"], metrics.cohen_kappa_score(y_b, answer)),
        (s["MCC"], metrics.matthews_corrcoef(y_b, answer)),
    ):
        assert np.allclose(ours, theirs, atol=1e-12)
    print(f"{name}: confusion matrix {C.tolist()}")
    for key, value in (s | {"F2": f2}).items():
        print(f"  {key:11s} {np.round(value, 3)}")
    for k in range(len(C)):  # specificity is the recall of "not k"
        assert np.isclose(s["specificity"][k], metrics.recall_score(y_b != k, answer != k))
