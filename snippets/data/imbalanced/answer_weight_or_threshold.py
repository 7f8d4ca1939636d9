"""Weight 9 with threshold 0.5, or no weight with threshold 0.1: nearly the same answers."""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from statsmodels.datasets import fair

survey = fair.load_pandas().data
y = (survey.pop("affairs") > 3).to_numpy(int)
X = StandardScaler().fit_transform(survey)
X_a, X_b, y_a, y_b = train_test_split(X, y, test_size=0.4, stratify=y, random_state=0)
plain = LogisticRegression().fit(X_a, y_a).predict_proba(X_b)[:, 1]
model = LogisticRegression(class_weight={0: 10, 1: 90}).fit(X_a, y_a)
weighted = model.predict_proba(X_b)[:, 1]
agree = np.mean((plain > 0.1) == (weighted > 0.5))
print(f"answers that agree: {agree:.0%}")
print(f"log loss: plain {log_loss(y_b, plain):.2f}, weighted {log_loss(y_b, weighted):.2f}")
assert agree > 0.93
