"""Strings that look alike and differ, what each Unicode step joins, and one cleaning function."""

import re
import unicodedata

import regex  # like re, and knows what a reader sees as one character: \X

pairs = {
    "é, one code or two": ("caf\u00e9", "cafe\u0301"),
    "ligature fi": ("\ufb01lm", "film"),
    "no-break space": ("10\u00a0km", "10 km"),
    "zero-width space": ("pass\u200bword", "password"),
    "ß and SS": ("Straße", "STRASSE"),
    "Turkish dotted İ": ("\u0130zmir", "izmir"),
    "Cyrillic а": ("p\u0430ypal", "paypal"),
}


def clean(text: str) -> str:
    """Drop stray invisible characters, then compose letters, then squeeze spaces in each line.

    Source: Unicode Standard Annex 15, form NFC. The joiner U+200D stays: it builds emoji.
    """
    text = re.sub("[\u200b\u2060\ufeff\u00ad\x00-\x08\x0e-\x1b\x7f]", "", text)
    text = unicodedata.normalize("NFC", text)
    return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()


steps = {
    "NFC": lambda text: unicodedata.normalize("NFC", text),
    "NFKC": lambda text: unicodedata.normalize("NFKC", text),
    "lower": str.lower,
    "casefold": str.casefold,
    "clean": clean,
}
joins = {}
print(f"{'become equal by':20s}", *(f"{name:>8s}" for name in steps))
for label, (a, b) in pairs.items():
    assert a != b
    joins[label] = {name for name, step in steps.items() if step(a) == step(b)}
    print(f"{label:20s}", *(f"{'yes' if name in joins[label] else '-':>8s}" for name in steps))
family = "👨\u200d👩\u200d👧"
seen = len(regex.findall(r"\X", family))
print(f"one emoji: {seen} seen, {len(family)} code points, {len(family.encode())} bytes;", end=" ")
print("cut after the first code point:", family[:1])

between = "cafe\u200b\u0301"  # composing first leaves e and its accent apart
tests = {
    family: family,
    "x²": "x²",
    between: "caf\u00e9",
    "\ufeffa\u2060\tb\u00ad\r\nc\x0cd\n": "a b\nc\nd",
}
for text, wanted in tests.items():  # fails for NFC first, NFKC, no joiner, or lines run together
    assert clean(text) == wanted
for text in [*tests, *(text for pair in pairs.values() for text in pair)]:  # fails for NFD
    assert clean(clean(text)) == clean(text) and unicodedata.is_normalized("NFC", clean(text))
assert sum("clean" in joined for joined in joins.values()) == 3  # fails if a step is missing
assert not joins["Cyrillic а"] and not joins["Turkish dotted İ"]  # fails if a step were enough
