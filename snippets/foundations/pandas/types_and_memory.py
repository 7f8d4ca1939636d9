"""Memory of the same 200,000 orders by column type, and two ways in which a small type lies."""

import numpy as np
import pandas as pd

rng, n = np.random.default_rng(0), 200_000
city = rng.choice(["Lima", "Quito", "Cusco", "Arequipa"], n)
wide = pd.DataFrame(
    {
        "city": pd.Series(city, dtype="str"),  # what pandas 3 makes of text by itself
        "quantity": rng.integers(1, 100, n),
        "day": rng.integers(0, 365, n),
        "price": rng.integers(1, 80, n) / 4,
    }
)


def megabytes(data: pd.DataFrame | pd.Series) -> float:
    """Return the memory of all values, strings included, in MB."""
    return float(np.sum(data.memory_usage(index=False, deep=True))) / 1e6


boxed = pd.Series(city.tolist(), dtype="object")  # the old way: one Python object per row
label = wide["city"].astype("category")  # each name once, then a small code per row
print(
    f"city as object ~{megabytes(boxed):.0f} MB, as str {megabytes(wide['city']):.1f} MB,", end=" "
)
print(f"as category {megabytes(label):.1f} MB ({label.cat.codes.dtype} codes)")
assert wide["city"].dtype.storage == "pyarrow" and pd.Series(["Lima"]).dtype == "str"
assert megabytes(boxed) > 3 * megabytes(wide["city"]) > 9 * megabytes(label)

narrow = wide.assign(
    city=label,
    quantity=pd.to_numeric(wide["quantity"], downcast="integer"),
    day=pd.to_numeric(wide["day"], downcast="integer"),
    price=wide["price"].astype("float32"),  # quarters are exact in float32
)
print(narrow.dtypes.to_string())
before, after = megabytes(wide), megabytes(narrow)
print(f"whole table: {before:.1f} MB before, {after:.1f} MB after: {before / after:.1f} times")
assert before > 3 * after and (narrow["price"] == wide["price"]).all()

try:  # the str type holds text or NaN, nothing else
    wide.loc[0, "city"] = 7
    raise AssertionError("a number went into a column of text")
except TypeError as error:
    print("TypeError:", str(error).split(".")[0])

# Where small types lie: int8 wraps around at 127, float32 skips integers beyond 2**24.
doubled = narrow["quantity"] * 2
print(f"99 * 2 as int8: {doubled[narrow['quantity'] == 99].iloc[0]}")
print(f"16,777,217 as float32: {np.float32(16_777_217):,.0f}")
assert doubled.min() < 0 and narrow["quantity"].sum() == wide["quantity"].sum()  # sum widens
