"""A good model, a correct explanation, the wrong advice: the sick get a higher dose."""

import numpy as np
from shap import TreeExplainer
from sklearn.ensemble import GradientBoostingRegressor

rng = np.random.default_rng(0)
n = 1500
severity, noise = rng.normal(size=n), rng.normal(0, 0.3, n)
dose = severity + rng.normal(0, 0.5, n)  # doctors give more to the sick


def risk(dose: np.ndarray) -> np.ndarray:
    """How the world answers: severity raises the risk, the drug lowers it; shapes (n,)."""
    return 2 * severity - dose + noise


train, test = slice(0, 1000), slice(1000, n)
low, high = dose[test] < -1, dose[test] > 1
advice = {}
for name, X in {"dose": dose[:, None], "dose, severity": np.column_stack([dose, severity])}.items():
    model = GradientBoostingRegressor(n_estimators=50, random_state=0)
    model.fit(X[train], risk(dose)[train])
    phi = TreeExplainer(model, X[train][:100]).shap_values(X[test])[:, 0]
    more = X[test].copy()
    more[:, 0] += 1
    advice[name] = np.mean(model.predict(more) - model.predict(X[test]))
    print(
        f"model of {name}: R² {model.score(X[test], risk(dose)[test]):.2f}, "
        f"value of a high dose {phi[high].mean():+.1f}, of a low one {phi[low].mean():+.1f}"
    )
    print(f"  predicted change for one more unit of dose: {advice[name]:+.1f}")
effect = np.mean(risk(dose + 1) - risk(dose))
print(f"what one more unit does in this world: {effect:+.1f}")
assert advice["dose"] > 0.3 and advice["dose, severity"] < -0.5
