"""What the documentation promises about each column, counted against the rows that break it."""

import numpy as np
import statsmodels.api as sm

visits = sm.datasets.randhie.load_pandas().data
v = visits
rules = {
    "mdvis is a count": (v.mdvis >= 0) & (v.mdvis % 1 == 0),
    "coinsurance within 0 to 100 %": np.expm1(v.lncoins).between(0, 100.01),
    "physlm is 0 or 1": v.physlm.isin([0, 1]),
    "at most one health rating": v[["hlthg", "hlthf", "hlthp"]].sum(axis=1) <= 1,
    "disea is a number of diseases": v.disea % 1 == 0,
    "fmde is 0 where idp is 1": (v.idp == 0) | (v.fmde == 0),
}
for rule, kept in rules.items():
    print(f"{rule:30} broken by {(~kept).sum():6,} rows")

assert rules["mdvis is a count"].all() and rules["at most one health rating"].all()
strange = v.physlm[~rules["physlm is 0 or 1"]]
print("physlm is also:", *strange.value_counts().head(3).index.tolist())
