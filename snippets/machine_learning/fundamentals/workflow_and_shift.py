"""The workflow on digits with a single test; then the camera moves by one pixel."""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

X, y = load_digits(return_X_y=True)
X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=0)
X_train, X_valid, y_train, y_valid = train_test_split(
    X_rest, y_rest, test_size=0.25, stratify=y_rest, random_state=0
)
candidates = {
    "baseline (most frequent)": DummyClassifier(),
    "logistic regression": make_pipeline(MinMaxScaler(), LogisticRegression(max_iter=500)),
    "tree": DecisionTreeClassifier(random_state=0),
    "kernel SVM": make_pipeline(MinMaxScaler(), SVC()),
}
valid = {}
print(f"{'':26s}training  validation")
for name, model in candidates.items():
    model.fit(X_train, y_train)
    valid[name] = model.score(X_valid, y_valid)
    print(f"{name:26s}{model.score(X_train, y_train):8.2f}{valid[name]:12.2f}")
assert candidates["tree"].score(X_train, y_train) == 1 and valid["tree"] < 0.9

winner = max(valid, key=valid.get)
final = candidates[winner].fit(X_rest, y_rest)  # the test rows are opened once, here
score = final.score(X_test, y_test)
half_width = 1.96 * np.sqrt(score * (1 - score) / len(y_test))
print(f"chosen: {winner}; test accuracy {score:.2f} +- {half_width:.2f}")

images = X_test.reshape(-1, 8, 8)
for pixels in (1, 2):  # the same images, further right in the frame
    moved = np.roll(images, pixels, axis=2).reshape(-1, 64)
    print(f"moved by {pixels} pixel{'s' * (pixels > 1)}: accuracy {final.score(moved, y_test):.2f}")
    assert final.score(moved, y_test) < score - 0.1

wider = np.concatenate(
    [np.roll(X_rest.reshape(-1, 8, 8), p, axis=2).reshape(-1, 64) for p in (-1, 0, 1)]
)
mended = candidates[winner].fit(wider, np.tile(y_rest, 3))
moved = np.roll(images, 1, axis=2).reshape(-1, 64)
print(f"trained on moved copies too: {mended.score(moved, y_test):.2f} moved by 1 pixel,", end=" ")
print(f"{mended.score(X_test, y_test):.2f} in place")
assert mended.score(moved, y_test) > 0.95
