"""Eight detectors on four real tasks: train on normal rows, score held-out rows, three draws."""

import numpy as np
from sklearn.covariance import LedoitWolf
from sklearn.datasets import load_breast_cancer, load_digits, load_wine
from sklearn.decomposition import PCA
from sklearn.ensemble import IsolationForest
from sklearn.kernel_approximation import Nystroem
from sklearn.linear_model import SGDOneClassSVM
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.neighbors import LocalOutlierFactor, NearestNeighbors
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import OneClassSVM


def knn(train, test, k=5):
    return NearestNeighbors(n_neighbors=k).fit(train).kneighbors(test)[0][:, -1]


def pca(train, test):
    model = PCA(0.8, svd_solver="full").fit(train)
    return ((test - model.inverse_transform(model.transform(test))) ** 2).sum(axis=1)


def sgd(train, test):
    features = Nystroem(gamma=1 / train.shape[1], n_components=60, random_state=0)
    model = make_pipeline(features, SGDOneClassSVM(nu=0.1, random_state=0)).fit(train)
    return -model.score_samples(test)


def by_model(model):
    return lambda train, test: -model.fit(train).score_samples(test)


detectors = {
    "distance to the mean": lambda train, test: np.linalg.norm(test - train.mean(axis=0), axis=1),
    "Mahalanobis, shrunk": lambda train, test: LedoitWolf().fit(train).mahalanobis(test),
    "PCA reconstruction": pca,
    "one-class SVM": by_model(OneClassSVM(nu=0.1, gamma="auto")),
    "one-class SVM, SGD": sgd,
    "isolation forest": by_model(IsolationForest(n_estimators=50, random_state=0)),
    "5th neighbor": knn,
    "LOF": by_model(LocalOutlierFactor(n_neighbors=20, novelty=True)),
}
digits, cancer, wine = load_digits(), load_breast_cancer(), load_wine()
tasks = {  # rows, which are normal
    "threes": (digits.data, digits.target == 3),
    "no fours": (digits.data, digits.target != 4),
    "benign": (cancer.data, cancer.target == 1),
    "wine 0, 1": (wine.data, wine.target != 2),
}
n_odd, repeats = 15, 3
table = {name: {} for name in detectors}
for task, (X, normal) in tasks.items():
    values = {name: [] for name in detectors}
    for seed in range(repeats):
        rng = np.random.default_rng(seed)
        usual, odd = rng.permutation(X[normal]), rng.permutation(X[~normal])[:n_odd]
        half = len(usual) // 2
        scaler = StandardScaler().fit(usual[:half])
        train, test = scaler.transform(usual[:half]), scaler.transform(np.r_[usual[half:], odd])
        label = np.r_[np.zeros(len(usual) - half), np.ones(n_odd)]
        for name, detector in detectors.items():
            score = detector(train, test)
            row = roc_auc_score(label, score), average_precision_score(label, score)
            values[name].append(row)
    print(f"{task}: base rate {label.mean():.3f}")
    for name, rows in values.items():
        table[name][task] = np.mean(rows, axis=0)
        mean, spread = np.mean(rows, axis=0), np.std(rows, axis=0)
        print(f"  {name:20s} AUC {mean[0]:.2f} ±{spread[0]:.2f}  AP {mean[1]:.2f} ±{spread[1]:.2f}")
best = {task: max(detectors, key=lambda name: table[name][task][1]) for task in tasks}
print("best AP:", "; ".join(f"{task}: {name}" for task, name in best.items()))
assert len(set(best.values())) > 1
gain = table["5th neighbor"]["no fours"] - table["distance to the mean"]["no fours"]
assert gain[0] > 0.05
