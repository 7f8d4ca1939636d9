"""A messy file of orders becomes a typed table, and what can't be read is set aside, counted."""

import io

import numpy as np
import pandas as pd

rng, n = np.random.default_rng(0), 1000
truth = pd.DataFrame(
    {
        "order": np.arange(n) + 1,
        "day": pd.Timestamp("2026-01-01") + pd.to_timedelta(rng.integers(0, 365, n), "D"),
        "city": rng.choice(["Lima", "Quito", "Cusco"], n),
        "cents": rng.integers(200, 300_000, n),
    }
)
# The mess, by a stated process: every cell gets one of several spellings, at random.
DATES = ["%Y-%m-%d", "%d.%m.%Y", "%b %d, %Y"]
MONEY = ["${:,.2f}", "{:.2f} USD", "{:.2f}", "{:.2f}", "see invoice"]
CITIES = ["{}", " {} ", "{}."]
raw = pd.DataFrame(
    {
        "order": truth["order"],
        "day": [d.strftime(rng.choice(DATES)) for d in truth["day"]],
        "city": [rng.choice(CITIES).format(rng.choice([c, c.upper()])) for c in truth["city"]],
        "amount": [
            rng.choice(MONEY, p=[0.4, 0.2, 0.2, 0.17, 0.03]).format(c / 100) for c in truth["cents"]
        ],
    }
)
text = pd.concat([raw, raw.sample(50, random_state=0)]).to_csv(index=False)  # 50 rows twice


def parse_days(text: pd.Series) -> pd.Series:
    """Try each agreed format in turn; NaT, the missing time, where none fits."""
    day = pd.to_datetime(text, format=DATES[0], errors="coerce")
    for form in DATES[1:]:
        day = day.fillna(pd.to_datetime(text, format=form, errors="coerce"))
    return day


def parse_cents(text: pd.Series) -> pd.Series:
    """Strip the currency and thousands separators, then count in whole cents."""
    number = pd.to_numeric(text.str.replace("[$, USD]", "", regex=True), errors="coerce")
    return (number * 100).round().astype("Int64")


raw = pd.read_csv(io.StringIO(text), dtype={"day": "str", "city": "str", "amount": "str"})
typed = raw.drop_duplicates().assign(
    day=lambda d: parse_days(d["day"]),
    city=lambda d: d["city"].str.strip(" .").str.title().astype("category"),
    cents=lambda d: parse_cents(d["amount"]),
)
bad = typed[["day", "cents"]].isna().any(axis=1)
clean, aside = typed.loc[~bad].drop(columns="amount"), typed.loc[bad]
repeated = len(raw) - len(typed)
print(raw.head(4).to_string(index=False), "\n")
print(f"{len(raw):,} rows = {repeated} repeated + {len(aside)} set aside + {len(clean)} clean")
print(f"cities: {raw['city'].nunique()} spellings, {clean['city'].nunique()} after cleaning")
print(clean.dtypes.to_string())

# What the next step may rely on, then the truth, which only a generated file can give.
assert clean["order"].is_unique and clean["cents"].gt(0).all() and repeated == 50
assert clean["day"].between("2026-01-01", "2026-12-31").all()
assert set(clean["city"]) == {"Lima", "Quito", "Cusco"} and set(aside["amount"]) == {"see invoice"}
real = truth.set_index("order").loc[clean["order"]]
for name in ("day", "city", "cents"):
    assert clean[name].tolist() == real[name].tolist()

# The mistake: let pandas guess the format of each date.
guess = pd.to_datetime(raw.loc[clean.index, "day"], format="mixed")
wrong = int((guess != clean["day"]).sum())
print(f"with guessed formats {wrong} days are wrong, and no error is raised")
assert wrong > 100
