"""The same share of BMI values deleted by three mechanisms, by what is seen and by what is not."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.special import expit
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.preprocessing import scale

data = load_diabetes(as_frame=True, scaled=False).data
bmi, s5 = data["bmi"].to_numpy(), data["s5"].to_numpy()  # s5: log of a blood fat, always measured
seen = scale(data.drop(columns="bmi"))
rng = np.random.default_rng(0)
probability = {
    "MCAR": np.full(len(bmi), 0.35),  # completely at random
    "MAR": expit(-0.9 + 2 * scale(s5)),  # at random, given the recorded s5
    "MNAR": expit(-0.9 + 2 * scale(bmi)),  # not at random: heavy patients skip the scales
}
print(f"mean BMI of all {len(bmi)}: {bmi.mean():.2f}")
fig, axes = plt.subplots(1, 2, figsize=(7, 3.3), sharey=True, layout="constrained")
auc = {}
for i, (name, p) in enumerate(probability.items()):
    missing = rng.random(len(bmi)) < p
    auc[name] = cross_val_score(
        LogisticRegression(C=0.1), seen, missing, cv=10, scoring="roc_auc"
    ).mean()
    print(
        f"{name:5} {missing.mean():.2f} missing, mean of the rest {bmi[~missing].mean():.2f}, "
        f"missingness predicted from seen columns: AUC {auc[name]:.2f}"
    )
    for ax, column in zip(axes, (s5, bmi), strict=True):
        order = np.argsort(column, kind="stable")  # ties stay in the order of the file
        sixth = np.argsort(order, kind="stable") * 6 // len(column)
        share = [missing[sixth == q].mean() for q in range(6)]
        ax.plot(range(1, 7), share, "o-", color=f"C{i}")
        ax.text(6.15, share[-1], name, color=f"C{i}", va="center")
axes[0].set(title="what you can see", xlabel="s5, lowest to highest sixth")
axes[1].set(title="what you cannot see", xlabel="BMI, lowest to highest sixth")
axes[0].set(ylabel="share of BMI missing", ylim=(0, 1), xlim=(0.7, 7.2), xticks=range(1, 7))
axes[1].set(xlim=(0.7, 7.2), xticks=range(1, 7))
plt.show()
assert abs(auc["MCAR"] - 0.5) < 0.1 and auc["MAR"] > 0.75 and 0.6 < auc["MNAR"] < auc["MAR"]
