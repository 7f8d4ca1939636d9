"""One table that profiles every column of 20,190 rows from the RAND Health Insurance Experiment."""

import pandas as pd
import statsmodels.api as sm


def profile(table: pd.DataFrame) -> pd.DataFrame:
    """Describe each column of a table in one row.

    Args:
        table: Any frame, shape (n_rows, n_columns).

    Returns:
        Frame of shape (n_columns, 9), indexed by column name. `top` is the most common value and
        `top_share` its share of all rows; numeric summaries are missing for other types.
    """
    rows = {}
    for name, column in table.items():
        counts = column.value_counts()  # without missing values, most common first
        row = {
            "missing": column.isna().mean(),
            "distinct": len(counts),
            "top": counts.index[0] if len(counts) else None,
            "top_share": counts.iloc[0] / len(column) if len(counts) else 0.0,
        }
        if pd.api.types.is_numeric_dtype(column):
            row |= {"min": column.min(), "median": column.median(), "max": column.max()}
            row |= {"skew": column.skew()}
        rows[name] = {"type": str(column.dtype)} | row
    return pd.DataFrame.from_dict(rows, orient="index")


visits = sm.datasets.randhie.load_pandas().data
repeats = visits.duplicated().sum()
print(f"{len(visits):,} rows, {visits.shape[1]} columns; {repeats:,} rows repeat an earlier one")
table = profile(visits)
print(table.drop(columns="type").round(2).to_string())

assert table.missing.sum() == 0  # or so it says
odd = pd.DataFrame({"city": ["Rome", None, "Rome"], "empty": [None, None, None]})
assert profile(odd).loc["city", "top_share"] == 2 / 3  # text and empty columns pass too
