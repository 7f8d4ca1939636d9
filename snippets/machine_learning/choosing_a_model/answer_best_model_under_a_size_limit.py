"""The most accurate digit classifier whose pickle fits into 32 kB, and what the limit costs."""

import pickle

from sklearn.datasets import load_digits
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

LIMIT_KB = 32
X, y = load_digits(return_X_y=True)
X_train, X_rest, y_train, y_rest = train_test_split(
    X, y, train_size=0.6, random_state=0, stratify=y
)
X_valid, X_test, y_valid, y_test = train_test_split(
    X_rest, y_rest, train_size=0.5, random_state=0, stratify=y_rest
)
models = {
    "naive Bayes": GaussianNB(var_smoothing=1e-2),
    "logistic": LogisticRegression(),
    "tree": DecisionTreeClassifier(random_state=0),
    "forest": RandomForestClassifier(60, random_state=0),
    "neighbors": KNeighborsClassifier(),
    "RBF SVM": SVC(),
}
size, valid = {}, {}
for name, model in models.items():
    fitted = models[name] = make_pipeline(StandardScaler(), model).fit(X_train, y_train)
    size[name] = len(pickle.dumps(fitted)) / 1024
    valid[name] = fitted.score(X_valid, y_valid)
    print(f"{name:12} ~{size[name]:.0f} kB   validation {valid[name]:.3f}")
free = max(valid, key=lambda name: valid[name])
small = max((name for name in valid if size[name] <= LIMIT_KB), key=lambda name: valid[name])
for why, name in (("no limit", free), (f"{LIMIT_KB} kB", small)):
    print(f"{why:9} {name:9} test {models[name].score(X_test, y_test):.3f}")
assert size[small] <= LIMIT_KB < size[free] and valid[small] > 0.9
