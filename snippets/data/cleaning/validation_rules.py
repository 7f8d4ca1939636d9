"""Rules that stop a bad table with a message that says which rule, how many rows and which."""

from collections.abc import Callable

import pandas as pd

Rule = Callable[[pd.DataFrame], pd.Series]
RULES: dict[str, Rule] = {
    "patient is unique": lambda t: ~t["patient"].duplicated(keep=False),
    "sex is female or male": lambda t: t["sex"].isin(["female", "male"]),
    "weight is 30 to 250 kg or missing": lambda t: (
        t["weight"].between(30, 250) | t["weight"].isna()
    ),
    "visit is not before birth": lambda t: t["visit"] >= t["born"],
    "systolic is above diastolic": lambda t: t["systolic"] > t["diastolic"],
}
COLUMNS = {"patient": "int", "sex": "str", "weight": "float", "visit": "datetime",
           "born": "datetime", "systolic": "int", "diastolic": "int"}  # fmt: skip


def validate(table: pd.DataFrame) -> None:
    """Check columns, types and rules.

    Raises:
        ValueError: lists every violation at once, with row counts and the first row labels.
    """
    problems = [f"column {c} is missing" for c in COLUMNS if c not in table]
    problems += [
        f"column {c} is {table[c].dtype}, not {kind}"
        for c, kind in COLUMNS.items()
        if c in table and not str(table[c].dtype).startswith(kind)
    ]
    if not problems:  # rules need their columns
        for text, rule in RULES.items():
            bad = table.index[~rule(table)]
            if len(bad):
                problems.append(
                    f"{text}: broken in {len(bad)} of {len(table)} rows, {list(bad[:3])}"
                )
    if problems:
        raise ValueError("\n".join(problems))


good = pd.DataFrame({
    "patient": [101, 102, 103, 104],
    "sex": ["female", "male", "male", "female"],
    "weight": [61.5, None, 82.0, 70.2],
    "visit": pd.to_datetime(["2024-03-05", "2024-03-05", "2024-03-06", "2024-03-07"]),
    "born": pd.to_datetime(["1980-02-14", "1975-07-01", "1991-11-30", "1962-05-09"]),
    "systolic": [118, 121, 135, 127],
    "diastolic": [76, 80, 88, 79],
})  # fmt: skip
validate(good)
print("the good table passes")

bad = good.assign(patient=[101, 102, 102, 104], weight=[615.0, None, 82.0, 70.2])
bad.loc[3, ["systolic", "diastolic"]] = [79, 127]  # each value alone is plausible
for table in (bad, good.assign(weight=["61.5 kg", "", "82 kg", "70.2 kg"]).drop(columns="born")):
    try:
        validate(table)
    except ValueError as error:
        print(f"\nrejected:\n{error}")
        count = len(str(error).splitlines())
    else:
        raise AssertionError("a bad table passed")
assert count == 2
