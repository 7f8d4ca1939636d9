"""A budget of 200 interviews: capacity sets the threshold, lift says what it buys."""

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import train_test_split
from statsmodels.datasets import fair

survey = fair.load_pandas().data
y = (survey.pop("affairs") > 3).to_numpy(int)
X = survey.to_numpy()
X_a, X_b, y_a, y_b = train_test_split(X, y, test_size=0.4, stratify=y, random_state=0)
model = HistGradientBoostingClassifier(max_iter=25, max_leaf_nodes=6, random_state=0)
p = model.fit(X_a, y_a).predict_proba(X_b)[:, 1]

invited = np.argsort(-p, kind="stable")[:200]
precision = y_b[invited].mean()
lift = precision / y_b.mean()
print(f"threshold {p[invited].min():.2f}, precision {precision:.2f}, lift {lift:.1f}")
print(f"found {y_b[invited].sum()} of {y_b.sum()} cases with 200 of {len(y_b)} interviews")
assert lift > 2.5
