# %% [markdown]
# ## The data
#
# Where it comes from and what one row is.

# %%
rows = [0, 1, 1, 0, 1]
assert set(rows) == {0, 1}
print(f"{len(rows)} rows")

# %% [markdown]
# ## The baseline

# %%
print(f"share of the larger class: {max(sum(rows), len(rows) - sum(rows)) / len(rows):.2f}")
