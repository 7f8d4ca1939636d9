"""What `python -m roadmap new` writes: the smallest page that passes, with a place for everything the standard asks for."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

LESSON = """---
title: {title}
description: One sentence that says what the reader can do afterwards.
hours: 1
requires: []
tags: [Draft]
---

# {title}

The question, on something concrete: two to four sentences.

## The idea

The picture or the smallest example first, then the formula: $\\\\bar{{x}} = \\\\frac{{1}}{{n}} \\\\sum_i x_i$.

```python
--8<-- "{folder}/the_idea.py"
```

## Checkpoint

- [ ] **Make something.** Say what, so that a reader can tell when it is done. {{#{name}-make-something}}

    ??? success "Answer"

        ```python
        --8<-- "{folder}/answer_make_something.py"
        ```

## Recall

??? question "What would an interviewer ask?"

    The answer.

## Go further

- [The primary source](https://arxiv.org/), and why this one.

*[{title}]: One sentence for the glossary.
"""

SNIPPET = '''"""Says in one line what this file shows."""

samples = [1.0, 2.0, 4.0]
mean = sum(samples) / len(samples)
print(f"mean: {mean:.3f}")
assert min(samples) < mean < max(samples)
'''

PROJECT = """---
title: {title}
description: One sentence that says what the reader can build afterwards.
hours: 4
requires: []
tags: [Project]
---

# {title}

The problem, the metric that decides, and the baseline to beat.

--8<-- "{folder}.py"

## Checkpoint

- [ ] **Extend it.** Say what to build and when it is done. {{#{name}-extend-it}}

## Recall

??? question "What would an interviewer ask?"

    The answer.

## Go further

- [The primary source](https://arxiv.org/), and why this one.
"""

NOTEBOOK = """# %% [markdown]
# ## The data
#
# Where it comes from and what one row is.

# %%
rows = [0, 1, 1, 0, 1]
print(f"{len(rows)} rows")

# %% [markdown]
# ## The baseline

# %%
print(f"share of the larger class: {max(sum(rows), len(rows) - sum(rows)) / len(rows):.2f}")
"""


def new(root: Path, kind: str, name: str) -> list[Path]:
    """Writes the files of a new lesson or project and returns their paths.

    Raises:
        ValueError: If the kind or the part is unknown, the name is not an id, or the page exists.
    """
    if kind not in ("lesson", "project"):
        raise ValueError(f"{kind!r} is no kind of page; write lesson or project")
    lesson = f"projects/{name.removeprefix('projects/')}" if kind == "project" else name
    parts = [part["id"] for part in yaml.safe_load((root / "docs/parts.yml").read_text(encoding="utf-8"))]
    if not re.fullmatch(r"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*", lesson):
        raise ValueError(f"{name!r} is no id; write it like machine-learning/naive-bayes, lower-case with hyphens")
    part, slug = lesson.split("/")
    if part not in parts:
        raise ValueError(f"{part!r} is no part; choose one of {', '.join(parts)}")
    if kind == "lesson" and part == "projects":
        raise ValueError(f"this is a project; write: new project {slug}")
    page = root / f"docs/{lesson}.md"
    if page.exists():
        raise ValueError(f"{page} exists")
    folder = f"snippets/{lesson.replace('-', '_')}"
    values = {"title": slug.replace("-", " ").capitalize(), "folder": folder, "name": slug}
    if kind == "project":
        texts = {page: PROJECT.format(**values), root / f"{folder}.py": NOTEBOOK}
    else:
        answer = SNIPPET.replace("what this file shows", "which answer this file works out")
        texts = {
            page: LESSON.format(**values).replace("\\\\", "\\"),
            root / folder / "the_idea.py": SNIPPET,
            root / folder / "answer_make_something.py": answer,
        }
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(texts)
