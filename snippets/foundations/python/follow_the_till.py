"""Control flow on the commands of a till: match, for with else, while, enumerate and zip."""


def step(basket: list[tuple[str, int]], command: str) -> str:
    """Apply one command to the basket, in place, and return what happened."""
    match command.split():
        case []:
            return "blank"
        case ["sale", product, quantity] if quantity.isdecimal():
            basket.append((product, int(quantity)))
            return f"sold {quantity} {product}"
        case ["void"] if basket:
            product, _ = basket.pop()
            return f"took back {product}"
        case ["close" | "end"]:
            return "closed"
        case [word, *rest]:
            return f"unknown: {word} with {len(rest)} arguments"


basket: list[tuple[str, int]] = []
for number, command in enumerate(["sale tea 2", "sale cake 1", "void", "sale tea", "end"], start=1):
    print(f"{number} {command:12} -> {step(basket, command)}")
assert basket == [("tea", 2)]

# else belongs to the loop: it runs when no break ended the search.
for product, quantity in basket:
    if quantity > 10:
        print("large order:", product)
        break
else:
    print("no large order")

# while: as long as a condition holds. Change for 3.80 in as few coins as possible, in cents.
due, coins = 380, []
for coin in (200, 100, 50, 20, 10):
    while due >= coin:
        due -= coin
        coins.append(coin)
assert sum(coins) == 380
print("change:", coins)

# zip walks several sequences at once; strict=True refuses unequal lengths.
products, sold, missing = ["tea", "cake"], [2, 0], [2, 1]
for product, a, b in zip(products, sold, missing, strict=True):
    if a != b:
        print(f"{product}: {a} sold, {b} missing from the shelf")
try:
    list(zip(products, [2], strict=True))
except ValueError as error:
    print("zip:", error)
