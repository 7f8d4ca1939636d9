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
    """Compose letters, drop invisible characters, squeeze white space; keep case and words.

    Source: Unicode Standard Annex 15, form NFC. The joiner U+200D stays: it builds emoji.
    """
    text = unicodedata.normalize("NFC", text)
    text = re.sub("[\u200b\u2060\ufeff\u00ad]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", text)
    return re.sub(r"\s+", " ", text).strip()


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
print(
    "one emoji:", len(regex.findall(r"\X", family)), "seen,", len(family), "code points,", end=" "
)
print(len(family.encode()), "bytes; cut after the first code point:", family[:1])

tests = [label for pair in pairs.values() for label in pair] + [family, " a\ufeff\tb\r\n", "x²"]
for text in tests:  # fails for a cleaner that changes its own output, or breaks the emoji
    assert clean(clean(text)) == clean(text) and clean(family) == family
assert clean(" a\ufeff\tb\r\n") == "a b" and clean("x²") == "x²"  # NFKC makes it x2
assert not joins["Cyrillic а"] and not joins["Turkish dotted İ"]  # fails if a step were enough
