"""Five percent positives: a plain machine misses them, a price per class finds them."""

from sklearn.datasets import make_moons
from sklearn.metrics import confusion_matrix
from sklearn.svm import SVC

X, y = make_moons((1_000, 50), noise=0.4, random_state=0)
X_new, y_new = make_moons((10_000, 500), noise=0.4, random_state=1)
recall = {}
for weight in (None, "balanced"):
    model = SVC(gamma=1, class_weight=weight).fit(X, y)
    tn, fp, fn, tp = confusion_matrix(y_new, model.predict(X_new)).ravel()
    recall[weight] = tp / (tp + fn)
    print(
        f"class_weight={weight}: C = {model.class_weight_[0]:.3f} for the common class and "
        f"{model.class_weight_[1]:.2f} for the rare one, "
        f"recall {recall[weight]:.2f}, precision {tp / (tp + fp):.2f}, "
        f"accuracy {(tp + tn) / len(y_new):.3f}"
    )
print(f"always the common class: recall 0, accuracy {1 - y_new.mean():.3f}")
assert recall["balanced"] > recall[None] + 0.3
