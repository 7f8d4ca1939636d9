"""Joins counted: who is kept, who is missing, and a duplicated key that invents revenue."""

import pandas as pd

customers = pd.DataFrame({"id": [1, 2, 3, 4], "city": ["Lima", "Quito", "Lima", "Cusco"]})
orders = pd.DataFrame({"id": [1, 1, 2, 3, 9], "amount": [10, 20, 5, 40, 7]})

inner = orders.merge(customers, on="id")
left = orders.merge(customers, on="id", how="left")
print(f"{len(orders)} orders; inner keeps {len(inner)}, left keeps {len(left)}")

# Anti-join: the rows without a partner. indicator=True says where each row came from.
both = orders.merge(customers, on="id", how="outer", indicator=True)
no_customer = both.loc[both["_merge"] == "left_only", "id"].tolist()
no_order = both.loc[both["_merge"] == "right_only", "id"].tolist()
print("orders of unknown customers:", no_customer, "  customers without orders:", no_order)
assert no_customer == [9] and no_order == [4]
assert orders.loc[~orders["id"].isin(customers["id"]), "id"].tolist() == no_customer  # shorter

# Customer 1 was entered twice. Every order of hers now finds two partners.
doubled = pd.concat([customers, pd.DataFrame({"id": [1], "city": ["Lima "]})])
exploded = orders.merge(doubled, on="id")
n_left, n_right = orders["id"].value_counts(), doubled["id"].value_counts()
assert len(exploded) == n_left.mul(n_right, fill_value=0).sum() == 6  # sum of n_k * m_k
print(f"revenue {inner['amount'].sum()} became {exploded['amount'].sum()} with a duplicated key")

assert len(customers.merge(orders, on="id", validate="one_to_many")) == len(inner)
try:
    doubled.merge(orders, on="id", validate="one_to_many")
    raise AssertionError("the duplicate went unnoticed")
except pd.errors.MergeError as error:
    print("validate:", str(error).split(";")[0].split("\n")[0])

# Unlike SQL, pandas joins a missing key to a missing key.
unknown = pd.DataFrame({"id": pd.array([None, None], dtype="Int64")})
assert len(unknown.merge(unknown, on="id")) == 4
