"""Five joins counted, three traps of NULL, and a join that counts revenue twice."""

import sqlite3

db = sqlite3.connect(":memory:")
db.executescript("""
    CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT, referred_by INTEGER);
    CREATE TABLE purchase (id INTEGER PRIMARY KEY, customer_id INTEGER, cents INTEGER);
    CREATE TABLE payment  (purchase_id INTEGER, cents INTEGER);
    INSERT INTO customer VALUES (1, 'Ana', NULL), (2, 'Ben', 1), (3, 'Cy', 1), (4, 'Dee', 3);
    INSERT INTO purchase VALUES (10, 1, 500), (11, 1, 700), (12, 2, 300), (13, NULL, 900);
    INSERT INTO payment  VALUES (10, 500), (11, 400), (11, 300), (12, 300);
""")


def rows(question: str) -> list[tuple]:
    """Return all rows of the answer."""
    return db.execute(question).fetchall()


join = "customer JOIN purchase ON customer.id = customer_id"
print("inner:", rows(f"SELECT name, cents FROM {join}"))
print(
    "left: ", rows(f"SELECT name, COUNT(cents) FROM {join.replace('JOIN', 'LEFT JOIN')} GROUP BY 1")
)
print(
    "anti: ",
    rows(f"SELECT name FROM {join.replace('JOIN', 'LEFT JOIN')} WHERE purchase.id IS NULL"),
)
print(
    "self: ", rows("SELECT a.name, b.name FROM customer a JOIN customer b ON b.id = a.referred_by")
)
print("cross:", rows("SELECT COUNT(*) FROM customer, purchase")[0][0], "pairs = 4 * 4")
assert rows("SELECT COUNT(*) FROM customer, purchase") == [(16,)]

# NULL is "unknown". Comparing with it is unknown, and WHERE keeps only what is true.
print("NULL = NULL is", rows("SELECT NULL = NULL")[0][0], "; NULL IS NULL is", end=" ")
print(rows("SELECT NULL IS NULL")[0][0])
print("purchases, with a customer:", rows("SELECT COUNT(*), COUNT(customer_id) FROM purchase")[0])
never = "SELECT name FROM customer WHERE id NOT IN (SELECT customer_id FROM purchase)"
mended = """SELECT name FROM customer WHERE NOT EXISTS
            (SELECT 1 FROM purchase WHERE customer_id = customer.id)"""
print("who never bought, by NOT IN:    ", rows(never))
print("who never bought, by NOT EXISTS:", rows(mended))
assert rows(never) == [] and len(rows(mended)) == 2

# Fan-out: purchase 11 was paid in two parts, so the join holds it twice.
doubled = rows("SELECT SUM(purchase.cents) FROM purchase JOIN payment ON purchase.id = purchase_id")
right = rows("""
    WITH paid AS (SELECT purchase_id, SUM(cents) AS cents FROM payment GROUP BY purchase_id)
    SELECT SUM(purchase.cents), SUM(paid.cents)
    FROM purchase JOIN paid ON purchase.id = purchase_id
""")
print(f"revenue of paid purchases: joined first {doubled[0][0]}, summed first {right[0][0]}")
assert doubled == [(2200,)] and right == [(1500, 1500)]
