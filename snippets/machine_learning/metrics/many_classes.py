"""Confusion matrix of ten digits, three of them rare and often lost: which average shows it?"""

import matplotlib.pyplot as plt
import numpy as np
from sklearn import metrics
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)
rng = np.random.default_rng(0)
keep = ~np.isin(y, [3, 8, 9]) | (rng.random(len(y)) < 0.15)  # 3, 8 and 9 become rare
X, y = X[keep] / 16, y[keep]
X_a, X_b, y_a, y_b = train_test_split(X, y, test_size=0.5, stratify=y, random_state=0)
P = LogisticRegression(C=0.03, max_iter=500).fit(X_a, y_a).predict_proba(X_b)
answer = P.argmax(axis=1)

C = metrics.confusion_matrix(y_b, answer)
TP, truth, said = C.diagonal(), C.sum(axis=1), C.sum(axis=0)
f1 = 2 * TP / (truth + said)
averages = {
    "micro": 2 * TP.sum() / (truth.sum() + said.sum()),  # pool the counts, then one F1
    "weighted": f1 @ truth / truth.sum(),  # one F1 per class, averaged by rows
    "macro": f1.mean(),  # one F1 per class, each counts the same
}
for name, value in averages.items():
    assert np.isclose(value, metrics.f1_score(y_b, answer, average=name))
    print(f"F1 {name:9s} {value:.3f}")
assert np.isclose(averages["micro"], np.mean(answer == y_b))  # is accuracy, by another name
assert averages["micro"] - averages["macro"] > 0.1
print("recall of 3, 8, 9:", (TP / truth)[[3, 8, 9]].round(2), "of", truth[[3, 8, 9]], "rows")

own = np.take_along_axis(P, y_b[:, None], axis=1)
place = (P > own).sum(axis=1)  # how many classes are ranked above the true one
for k in (1, 2, 3):
    assert np.isclose(np.mean(place < k), metrics.top_k_accuracy_score(y_b, P, k=k))
    print(f"top-{k} accuracy {np.mean(place < k):.3f}")
one_vs_rest = [metrics.roc_auc_score(y_b == k, P[:, k]) for k in range(10)]
assert np.isclose(np.mean(one_vs_rest), metrics.roc_auc_score(y_b, P, multi_class="ovr"))
print(f"one-vs-rest AUC: mean {np.mean(one_vs_rest):.3f}, lowest {min(one_vs_rest):.3f}")

fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
image = ax.imshow(C / truth[:, None], cmap="cividis", vmin=0, vmax=1)
ax.set(xlabel="answer", ylabel="true digit", xticks=range(10), yticks=range(10))
fig.colorbar(image, label="share of the true digit's rows")
plt.show()
