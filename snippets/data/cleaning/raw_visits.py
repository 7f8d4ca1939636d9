"""Nine raw clinic rows read carelessly and with care: types, units, categories, dates, a log."""

import io

import pandas as pd

RAW = """patient;visit;sex;weight;glucose;pressure
101;2024-03-05;F;61.5 kg;5.4 mmol/L;118
102;05.03.2024;female;150 lb;99 mg/dL;121
103;2024-03-06; f ;70,2 kg;6.1 mmol/L;-999
104;07.03.2024;M;82 kg;112 mg/dL;135
105;2024-03-07;male;191 lb;5.0 mmol/L;127
106;2024-03-08;Male;unknown;4.8 mmol/L;-999
107;08.03.2024;m;77,5 kg;91 mg/dL;124
108;31.02.2024;F;58 kg;5.5 mmol/L;116
109;2024-03-11;x;66 kg;101 mg/dL;122
"""
raw = pd.read_csv(io.StringIO(RAW), sep=";", dtype=str, keep_default_na=False)

# The mistake: take the first number in each cell and go on.
careless = raw[["weight", "glucose", "pressure"]].apply(
    lambda column: pd.to_numeric(column.str.extract(r"(-?\d+)")[0])
)

log: list[str] = []


def note(column: str, what: str, changed: pd.Series) -> None:
    """Log a rule and the rows that it changed, a boolean Series."""
    log.append(f"{column:9}{what:34}{changed.sum()} rows")


def quantity(column: str, factors: dict[str, float]) -> pd.Series:
    """Parse "number unit" into the unit with factor 1; anything else becomes missing."""
    parts = raw[column].str.replace(",", ".").str.extract(r"^\s*([\d.]+)\s*(\S+)\s*$")
    factor = parts[1].map(factors)  # an unknown unit has no factor
    note(column, f"converted to {next(iter(factors))}", factor.notna() & (factor != 1))
    note(column, "unreadable, set missing", factor.isna())
    return pd.to_numeric(parts[0]) * factor


iso = pd.to_datetime(raw["visit"], format="%Y-%m-%d", errors="coerce")
dotted = pd.to_datetime(raw["visit"], format="%d.%m.%Y", errors="coerce")
sexes = {"f": "female", "female": "female", "m": "male", "male": "male"}
clean = pd.DataFrame({
    "patient": raw["patient"].astype("int64"),
    "visit": iso.fillna(dotted),
    "sex": raw["sex"].str.strip().str.lower().map(sexes).astype("category"),
    "weight": quantity("weight", {"kg": 1, "lb": 0.45359237}).round(1),
    "glucose": quantity("glucose", {"mg/dL": 1, "mmol/L": 18.016}).round(0),
    "pressure": pd.to_numeric(raw["pressure"]).mask(lambda p: p == -999),
})  # fmt: skip
note("visit", "no such date, set missing", clean["visit"].isna())
note("sex", "not in the code book, set missing", clean["sex"].isna())
note("pressure", "code -999, set missing", clean["pressure"].isna())

print(clean.to_string(index=False))
print("\n" + "\n".join(log) + "\n")
for column in careless:
    print(
        f"mean {column:9}{careless[column].mean():7.1f} careless {clean[column].mean():7.1f} clean"
    )
assert len(clean) == len(raw) and clean.drop(columns="patient").isna().sum().sum() == 5
assert clean["weight"].between(40, 150).sum() == 8 and careless["weight"].max() == 191
