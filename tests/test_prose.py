"""The numbers of the prose: what is held against the output, what is not, and how much of it bites."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from roadmap import curriculum, prose
from roadmap.page import Page
from tests.conftest import KNOWN, edit

LESSON = "docs/foundations/means.md"
CODE = "snippets/foundations/means/mean.py"
FOUND = {
    "an integer": "The table has 3,779 rows.",
    "an integer of two digits": "The model errs on 17 of them.",
    "a year": "It began in 1998.",
    "a sign": "The mean is −2.33.",
    "a sign as a hyphen": "The mean is -2.33.",
    "a unit without a blank": "It takes 3.5GB.",
    "a factor": "It is 9.9x faster.",
    "two dollar signs": "It costs $5, gains 97 %, and saves $6.",
    "mathematics": "The accuracy is $0.975$.",
    "mathematics of its own": "So\n\n$$\nx \\approx 0.73\n$$\n",
    "braces": "The accuracy is {0.975}.",
    "a link's text": "The accuracy is [97.5 %](#recall).",
    "a link that leads outside": "The accuracy is [97.5 %](https://example.org).",
    "less and more": "Where a < 0.97 and b > 5 it holds.",
    "percent as a word": "It is right in 7 percent.",
    "character references": "It is right in 9&#55;&#37; of all cases.",
    "a range of percentages": "Between 12.34 and 97 % hold.",
    "thousands with a decimal": "It is 1,024.5 in all.",
    "scientific notation": "The slope is 3.4e-04.",
    "a table": "| a | b |\n|---|---|\n| 97 % | x |",
    "a heading": "### After 250 steps",
    "code over two lines": "A span `a\nb` and 0.97.",
    "fewer digits by two": "It is 0.12.",
    "a percentage that is the number itself": "It is 45 %.",
    "a decimal of the code": "The rate was 0.25.",
}
HOLDS = {
    "as printed": "The mean is 2.33.",
    "with one digit less": "The mean is 2.3.",
    "rounded to three digits": "The slope is 0.988.",
    "a fraction as a percentage": "It is 12.34 % or 12.3 %.",
    "without its sign": "It fell by 4.50.",
    "with its sign": "It is −4.50.",
    "an integer of the code": "In 4,500 rounds.",
    "thousands": "In 12,345 rows.",
    "code": "Set `0.975`, or ``0.975`` as code.",
    "a single digit": "Take 7 of 9 of them.",
    "a name": "GPT-22, CIFAR-10, H100 and L2.",
    "an address": "[here](https://example.org/2001/97) or https://example.org/1998",
    "an index": "$x_{11} = \\sum_{i=1}^{64} y_i$",
    "attributes": "[here](#recall){ data-x=97 }",
    "a comment and a tag": '<!-- 0.97 --> <span width="97">x</span>',
    "given": "It began in 1998 with 60,000 images. <!-- given: 1998; 60,000 of Yann LeCun's -->",
    "given below": "| 97 % |\n|---|\n| x |\n\n<!-- given: 97 -->",
    "a list": "1. one\n2. two",
}
PRINTED = "mean: 2.33\nshare 0.1234  fell -4.50  rows 12,345  and 45\nslope 0.98765\n"


def says(root: Path, text: str) -> list[str]:
    """Return what is wrong with the prose once it says this below the snippet."""
    (root / CODE).write_text('"""."""\nrate, rounds = 0.25, 4_500\n')
    (root / CODE).with_suffix(".txt").write_text(PRINTED)
    edit(root / LESSON, "## Checkpoint", f"## More\n\n{text}\n\n## Checkpoint")
    return [str(problem) for problem in prose.unfounded(page(root))]


def page(root: Path) -> Page:
    return curriculum.read(root).pages["foundations/means"]


@pytest.mark.parametrize("case", FOUND)
def test_a_number_that_nothing_printed_is_found(case: str, repository: Path) -> None:
    (found,) = says(repository, FOUND[case])
    line = repository.joinpath(LESSON).read_text().split("\n")[int(found.split(":")[1]) - 1]
    assert re.search(r"\d", line) and "which no snippet near it prints" in found
    assert "<!-- given: " in found and "<!-- from: file.py -->" in found


@pytest.mark.parametrize("case", HOLDS)
def test_a_number_that_holds(case: str, repository: Path) -> None:
    assert not says(repository, HOLDS[case])


def test_a_title_and_a_description_are_prose(repository: Path) -> None:
    for key, line in (("title: Means", 2), ("description: Compute a mean.", 3)):
        edit(repository / LESSON, key, f"{key} 97 %")
        assert [p.line for p in prose.unfounded(page(repository))] == [line]
        edit(repository / LESSON, f"{key} 97 %", key)


def test_what_is_given_must_be_said(repository: Path) -> None:
    (found,) = says(repository, "It began in 1997. <!-- given: 1997, 1998 -->")
    assert "lists 1998 as given, which the paragraph does not say" in found


def three_sections(root: Path, text: str) -> list[str]:
    """A lesson of three snippets, that print 0.11, 0.22 and 0.33, with a text below the first."""
    folder, body = root / "snippets/foundations/means", ""
    for number in ("11", "22", "33"):
        (folder / f"s{number}.py").write_text('"""."""\n')
        (folder / f"s{number}.txt").write_text(f"0.{number}\n")
        fence = f'```python\n--8<-- "snippets/foundations/means/s{number}.py"\n```'
        body += f"\n{fence}\n\n" + (f"{text}\n\nNext.\n" if number == "11" else "")
    edit(root / LESSON, "## Checkpoint", f"## More\n\nFirst.\n{body}\n## Checkpoint")
    return [str(problem) for problem in prose.unfounded(page(root))]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("It is 0.11.", False),
        ("It is 0.22.", True),
        ("It is 0.33.", True),
        ("It is 0.33, [as below](#s33-py).", False),
        ("It is 0.33, [as below](means.md#s33-py).", False),
        ("It is 0.33. <!-- from: s33.py -->", False),
        ("It is 0.22. <!-- from: s33.py -->", True),
        ("It is 0.11. <!-- from: s44.py -->", True),
    ],
)
def test_a_number_stands_on_the_snippet_above_or_on_the_one_named(
    text: str, wrong: bool, repository: Path
) -> None:
    assert bool(three_sections(repository, text)) is wrong


def test_the_paragraph_above_a_snippet_may_tell_what_it_prints(repository: Path) -> None:
    three_sections(repository, "Below.")
    edit(repository / LESSON, "Next.", "It will be 0.22.")
    assert not [*prose.unfounded(page(repository))]
    edit(repository / LESSON, "It will be 0.22.", "It will be 0.33.")
    assert [*prose.unfounded(page(repository))]


# All that looks like a number to a reader, found without the engine's own patterns.
HIDDEN = re.compile(
    r"<!--.*?-->|`+[^`]*`+|\]\((?:[^()\s]|\([^()]*\))*[^)]*\)|https?://\S+|</?[a-z][^>]*>|\{[^}]*\}",
    re.S,
)
NUMBER = re.compile(r"(?<![\w.,])(?<!\w-)\d[\d,]*(?:\.\d+)?")


def mutated(passage: prose.Passage, chance: random.Random) -> Iterator[tuple[str, bool]]:
    """Change one digit of each number; yield the number, and whether that was noticed."""
    before = len([*passage.faults()])
    text = HIDDEN.sub(lambda m: re.sub(r"\S", " ", m[0]), passage.text)
    for number in NUMBER.finditer(text):
        at = number.start() + chance.choice(
            [i for i, character in enumerate(number[0]) if character.isdigit()]
        )
        digit = chance.choice([d for d in "0123456789" if d != text[at]])
        other = replace(passage, text=passage.text[:at] + digit + passage.text[at + 1 :])
        yield number[0].rstrip(","), len([*other.faults()]) > before


def test_nine_of_ten_changed_digits_are_noticed() -> None:
    """Numbers of two digits and more, in the prose of all lessons; a single digit is a word."""
    chance = random.Random(0)
    noticed = [
        was
        for lesson in KNOWN.lessons()
        for passage in prose.passages(lesson)
        for number, was in mutated(passage, chance)
        if len(number) > 1
    ]
    assert len(noticed) > 2000
    assert sum(noticed) / len(noticed) >= 0.9
