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
total = len(regex.findall(r"\X", text))
print(len(text.encode()), "bytes,", len(text), "code points,", total, "characters seen")
for n in (3, 5, 9):
    print(n, "code points:", ascii(text[:n][-1]), " seen:", first(text, n))
assert text[:3] == "Zoe" and first(text, 3) == "Zoe\u0308"  # a slice drops the two dots
assert [first(text, n) for n in (0, total, total + 1)] == ["", text, text]
for n in range(len(text.encode()) + 1):  # fails for one that cuts an emoji, and for ""
    out = first_bytes(text, n)
    k = len(regex.findall(r"\X", out))
    assert out == first(text, k) and len(out.encode()) <= n  # whole characters that fit
    assert k == total or len(first(text, k + 1).encode()) > n  # and the next does not
