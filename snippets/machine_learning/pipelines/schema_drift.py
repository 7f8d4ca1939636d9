"""A trained pipeline meets tables that changed: what raises, what is harmless, what is silent."""

import warnings

import numpy as np
import pandas as pd
from plotly.express.data import tips
from sklearn.compose import make_column_transformer
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

table = tips()[["total_bill", "size", "day", "time"]]
tip = tips()["tip"]
prepare = make_column_transformer(
    (StandardScaler(), ["total_bill", "size"]),
    (OneHotEncoder(handle_unknown="ignore"), ["day", "time"]),
)
model = make_pipeline(prepare, LinearRegression()).fit(table, tip)
good = model.predict(table)


def check_schema(frame: pd.DataFrame) -> list[str]:
    """Return what differs from the training table: columns, dtypes, levels, ranges."""
    problems = [f"no column {c}" for c in table if c not in frame]
    for column in table.columns.intersection(frame.columns):
        new, old = frame[column], table[column]
        if new.dtype != old.dtype:
            problems.append(f"{column} is {new.dtype}, was {old.dtype}")
        elif old.dtype.kind not in "fi" and set(new) - set(old):
            problems.append(f"{column} has new levels {sorted(set(new) - set(old))}")
        elif old.dtype.kind in "fi" and not new.between(old.min() / 2, old.max() * 2).all():
            problems.append(f"{column} out of range")
    return problems


arrivals = {
    "columns shuffled": table[["time", "size", "day", "total_bill"]],
    "an extra column": table.assign(table_number=1),
    "a column missing": table.drop(columns="size"),
    "a number as text": table.assign(size=table["size"].astype(str)),
    "a number as words": table.assign(size=table["size"].map(lambda n: f"{n} people")),
    "a new level": table.assign(day=table["day"].replace("Sun", "Mon")),
    "other spelling": table.assign(day=table["day"].str.upper()),
    "bill in cents": table.assign(total_bill=100 * table["total_bill"]),
}
raised, moved = set(), {}
for name, frame in arrivals.items():
    try:
        moved[name] = np.abs(model.predict(frame) - good).mean()
        outcome = f"off by {moved[name]:.2f} dollars"
    except ValueError as error:
        raised.add(name)
        outcome = "ValueError: " + str(error)[:21]
    print(f"{name:18s} {outcome:34s} guard: {'; '.join(check_schema(frame)) or 'ok'}")
assert raised == {"a column missing", "a number as words"}
assert moved["columns shuffled"] == moved["an extra column"] == 0 < moved["other spelling"]

numbers = table[["total_bill", "size"]]
plain = LinearRegression().fit(numbers, tip)
try:
    plain.predict(numbers[["size", "total_bill"]])
    raise AssertionError("names in another order must be refused")
except ValueError as error:
    print("no ColumnTransformer:", str(error).splitlines()[1])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    off = np.abs(plain.predict(numbers.to_numpy()[:, ::-1]) - plain.predict(numbers)).mean()
print(f"the same swap without names: {len(caught)} warning, off by {off:.2f} dollars")
assert len(caught) == 1 and off > 1
