"""Target encoding in a pipeline: fit_transform is cross-fitted, fit and then transform is not."""
# one seed: to be revised

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Ridge
from sklearn.model_selection import KFold, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import TargetEncoder

X, y = load_diabetes(return_X_y=True, scaled=False)
clinic = np.random.default_rng(0).integers(100, size=len(y))[:, None]  # a code without meaning
both = np.column_stack([X, clinic])
train, test = train_test_split(np.arange(len(y)), random_state=0)


def encoder() -> TargetEncoder:
    """Return an encoder for the clinic; equal folds in every call."""
    return TargetEncoder(
        smooth=1.0, target_type="continuous", cv=KFold(5, shuffle=True, random_state=0)
    )


def score(code_train: np.ndarray, code_test: np.ndarray) -> tuple[float, float]:
    """Return training and held-out R2 of a ridge on the measurements and the code."""
    A, B = np.column_stack([X[train], code_train]), np.column_stack([X[test], code_test])
    model = Ridge().fit(A, y[train])
    return model.score(A, y[train]), model.score(B, y[test])


fitted = encoder().fit(clinic[train], y[train])
code_test = fitted.transform(clinic[test])
rows = {
    "fit, then transform": score(fitted.transform(clinic[train]), code_test),
    "fit_transform": score(encoder().fit_transform(clinic[train], y[train]), code_test),
}
for name, (inside, outside) in rows.items():
    print(f"{name:20s} training R2 {inside:.2f}, held-out R2 {outside:.2f}")
assert rows["fit_transform"][1] > rows["fit, then transform"][1] + 0.1

pipeline = make_pipeline(encoder(), Ridge()).fit(clinic[train], y[train])
code = encoder().fit_transform(clinic[train], y[train])
assert np.isclose(pipeline[-1].coef_[0], Ridge().fit(code, y[train]).coef_[0])
print("Pipeline.fit uses fit_transform: the same coefficient")
