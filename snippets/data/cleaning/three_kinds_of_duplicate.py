"""Exact, key and near duplicates found three ways, and equal rows that are no duplicates at all."""

from difflib import SequenceMatcher
from itertools import combinations

import pandas as pd
import statsmodels.api as sm

people = pd.DataFrame(
    [
        ("A1", "Anna Meyer", "1980-02-14", "2024-01-10", 118),
        ("A1", "Anna Meyer", "1980-02-14", "2024-01-10", 118),  # the same line sent twice
        ("B2", "Omar Haddad", "1975-07-01", "2024-01-11", 190),
        ("B2", "Omar Haddad", "1975-07-01", "2024-02-02", 130),  # corrected three weeks later
        ("C3", "Jonathan Smith", "1991-11-30", "2024-01-12", 125),
        ("D4", "Jonathon Smyth", "1991-11-30", "2024-01-12", 125),  # a second card for C3
        ("E5", "Joan Smith", "1962-05-09", "2024-01-12", 141),
    ],
    columns=["patient", "name", "born", "entered", "pressure"],
)
exact = people.drop_duplicates()
by_key = (
    exact.sort_values("entered", kind="stable").drop_duplicates("patient", keep="last").sort_index()
)
print(f"{len(people)} rows, {len(exact)} without exact copies, {len(by_key)} patients by key")
assert by_key.set_index("patient")["pressure"]["B2"] == 130  # the correction wins, by a stated rule

# Near-duplicates: compare names only inside a block of equal birth dates, not all pairs.
for _, block in by_key.groupby("born"):
    for a, b in combinations(block.itertuples(), 2):
        alike = SequenceMatcher(None, a.name.lower(), b.name.lower()).ratio()
        assert alike > 0.8
        print(f"to a person: {a.patient} {a.name} = {b.patient} {b.name}? names {alike:.2f} alike")

survey = sm.datasets.fair.load_pandas().data  # 6,366 women, eight coarse answers, no key
equal = survey.duplicated()
print(f"survey: {equal.sum()} of {len(survey)} rows equal an earlier one")
for name, rows in (("all rows", survey), ("after drop_duplicates", survey[~equal])):
    print(f"  {name:22} share with an affair {(rows['affairs'] > 0).mean():.3f}")
assert (survey[~equal]["affairs"] > 0).mean() > (survey["affairs"] > 0).mean() + 0.04
