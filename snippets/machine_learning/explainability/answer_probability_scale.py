"""A classifier explained in log-odds and in probability: both add up and can rank differently."""

import numpy as np
from shap import TreeExplainer
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import train_test_split

data = load_breast_cancer()
malignant = 1 - data.target
train, test, y, y_test = train_test_split(data.data, malignant, random_state=0)
model = GradientBoostingClassifier(n_estimators=40, random_state=0).fit(train, y)
background = train[:100]
print(f"accuracy {model.score(test, y_test):.3f}, always benign {1 - y_test.mean():.3f}")

scales = {"raw": model.decision_function, "probability": lambda X: model.predict_proba(X)[:, 1]}
first = {}
for scale, output in scales.items():
    phi = TreeExplainer(model, background, model_output=scale).shap_values(test)
    base = output(background).mean()
    assert np.allclose(base + phi.sum(1), output(test))
    first[scale] = np.abs(phi).argmax(1)
    print(f"{scale}: base {base:.2f}, sums to the {scale} output on all {len(test)} tumors")
differ = int(np.sum(first["raw"] != first["probability"]))
print(f"tumors whose first feature depends on the scale: {differ}")
assert differ > 0
