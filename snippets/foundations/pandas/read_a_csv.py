"""What read_csv guesses about six columns, and what it reads when told the types."""

import io

import pandas as pd

text = """order,shop,country,day,quantity,amount
1001,007,PE,2026-03-02,3,12.30
1002,012,NA,2026-03-02,,8.00
1003,007,NA,2026-03-03,12,-
1004,101,CL,2026-03-05,1,4.10
"""
guessed = pd.read_csv(io.StringIO(text))
told = pd.read_csv(
    io.StringIO(text),
    dtype={"shop": "str", "country": "category", "quantity": "Int64", "amount": "float64"},
    parse_dates=["day"],
    keep_default_na=False,  # else "NA", the code of Namibia, counts as missing
    na_values={"quantity": [""], "amount": ["-"]},
)

print(f"{'column':10s}{'guessed':10s}{'told':18s}second row: guessed, told")
for name in told:
    pair = f"{guessed[name][1]!s:>12s}  {told[name][1]!s}"
    print(f"{name:10s}{guessed[name].dtype!s:10s}{told[name].dtype!s:18s}{pair}")

assert guessed["shop"].tolist() == [7, 12, 7, 101]  # leading zeros are gone for good
assert guessed["country"].isna().sum() == 2 and told["country"].isna().sum() == 0
assert guessed["amount"].dtype == "str"  # one "-" turned a column of money into text
assert told["amount"].sum() == 24.4 and told["quantity"].sum() == 16
assert (
    told["day"].dtype.kind == "M"
)  # a date that can't be read leaves the column as text, unannounced
assert told["day"].dt.day_name().iloc[0] == "Monday"
