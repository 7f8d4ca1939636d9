"""Cut a text after n visible characters or n bytes, and never through the middle of one."""

import regex


def first(text: str, n: int) -> str:
    """Return the first n characters as a reader counts them. Source: Unicode Annex 29."""
    return "".join(regex.findall(r"\X", text)[:n])


def first_bytes(text: str, n: int) -> str:
    """Return as many whole visible characters as fit into n bytes of UTF-8."""
    out = ""
    for seen in regex.findall(r"\X", text):
        if len((out + seen).encode()) > n:
            break
        out += seen
    return out


text = "Zoe\u0308 👨\u200d👩\u200d👧 👍🏽 🇮🇹!"
seen = len(regex.findall(r"\X", text))
print(len(text.encode()), "bytes,", len(text), "code points,", seen, "characters seen")
for n in (3, 5, 9):
    print(n, "code points:", ascii(text[:n][-1]), " seen:", first(text, n))
assert text[:3] == "Zoe" and first(text, 3) == "Zoe\u0308"  # a slice drops the two dots
for n in range(44):  # fails for text.encode()[:n].decode(), and for one that cuts an emoji
    assert text.startswith(first_bytes(text, n)) and len(first_bytes(text, n).encode()) <= n
    assert first_bytes(text, n) in [first(text, k) for k in range(11)]
