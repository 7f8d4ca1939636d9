"""One regular expression for words, addresses, prices, tags and abbreviations."""

import re

PATTERN = re.compile(
    r"""https?://\S*\w      # an address, up to its last letter or digit
    | [#@]\w+              # a tag or a name
    | \d+(?:[.,:]\d+)*     # 1,299.50 and 10:30
    | (?:[A-Za-z]\.){2,}   # U.S. and e.g.
    | \w+(?:['’-]\w+)*     # don't, don’t, state-of-the-art
    | [^\w\s]              # any other mark, alone
    """,
    re.VERBOSE,
)
cases = {
    "I don’t, she doesn't.": ["I", "don’t", ",", "she", "doesn't", "."],
    "See https://a.io/b?q=1.": ["See", "https://a.io/b?q=1", "."],
    "$1,299.50 at 10:30": ["$", "1,299.50", "at", "10:30"],
    "In the U.S., e.g. here": ["In", "the", "U.S.", ",", "e.g.", "here"],
    "state-of-the-art #nlp": ["state-of-the-art", "#nlp"],
}
for text, wanted in cases.items():
    assert PATTERN.findall(text) == wanted, PATTERN.findall(text)  # fails for r"\w+|[^\w\s]"
    print("  ".join(wanted))
print("still wrong:", "  ".join(PATTERN.findall("Dr. Lee :-)")))
