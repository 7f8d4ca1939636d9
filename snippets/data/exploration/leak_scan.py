"""How well each column alone ranks the target, in a survey where one column gives it away."""

import numpy as np
import statsmodels.api as sm
from sklearn.metrics import roc_auc_score
from sklearn.tree import DecisionTreeClassifier

fair = sm.datasets.fair.load_pandas().data
target = (fair.affairs > 0).astype(int)
columns = fair.assign(row_number=np.arange(len(fair)))

rng = np.random.default_rng(0)
train = rng.random(len(fair)) < 0.7
auc = {}
for name in columns:
    tree = DecisionTreeClassifier(max_leaf_nodes=8, min_samples_leaf=30, random_state=0)
    tree.fit(columns.loc[train, [name]], target[train])
    auc[name] = roc_auc_score(target[~train], tree.predict_proba(columns.loc[~train, [name]])[:, 1])
for name in sorted(auc, key=auc.get, reverse=True)[:5]:
    print(f"{name:15} AUC {auc[name]:.3f}{'  <- too good' if auc[name] > 0.95 else ''}")

assert auc["affairs"] > 0.999 and auc["row_number"] > 0.999
assert max(v for k, v in auc.items() if k not in ("affairs", "row_number")) < 0.75
