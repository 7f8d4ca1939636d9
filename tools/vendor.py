"""`make vendor`: takes what the site shows and its build runs from node_modules.

A page fetches only what it shows. The icons of the app are drawn from the logo. Nothing else in
the project needs npm at build time. Run it after a change of package.json and commit what it wrote.
"""

from __future__ import annotations

import base64
import re
import shutil
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from tools.diagrams import browser

MODULES, TARGET = Path("node_modules"), Path("docs/assets/vendor")
# The characters that most lessons use; the rest of the font is a second file that the browser
# fetches when it meets one of its characters.
COMMON = {
    "KaTeX_AMS-Regular": "ACDEFGHIKLNPQRSTZ≤≥≪≫⩽⩾",
    "KaTeX_Main-Regular": "".join(map(chr, range(0x20, 0x7F)))
    + "\u00a0\u200bℓ−±×·∈∑∏√∂∇∞≈≠≤≥→←⇒↦⋅⋯…∥∣⊤⊥′ˉˆ˜⟨⟩∗∘≡∼∝∧∨∩∪⊆∅⊗⊙ΓΔΘΛΣΦΨΩ",
    "KaTeX_Main-Bold": "".join(
        map(chr, [*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B)])
    ),
}
ASCII = {*range(0x20, 0x7F), *map(ord, "\u00a0°±²³·¹¼½¾×–—‘’“”•…→−≈≤≥äöüéèáóíçñ")}
LATIN = {*range(0xA1, 0x100), ord("←")} - ASCII


def save(font: TTFont, characters: set[int], target: Path) -> None:
    options = subset.Options(
        flavor="woff2",
        layout_features=["kern", "liga", "mark", "onum", "lnum"],
        name_IDs=[1, 2, 4, 6, 13, 14],
        notdef_outline=True,
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)


def ranges(characters: set[int]) -> str:
    return ",".join(f"U+{c:X}" for c in sorted(characters))


def katex() -> None:
    source, target = MODULES / "katex/dist", TARGET / "katex"
    shutil.rmtree(target, ignore_errors=True)
    (target / "fonts").mkdir(parents=True)
    shutil.copy(source / "katex.min.js", "roadmap/site/katex.min.js")
    shutil.copy(source.parent / "LICENSE", target / "LICENSE")
    css = (source / "katex.min.css").read_text(encoding="utf-8")
    css = re.sub(
        r',url\([^)]*\.woff\) format\("woff"\),url\([^)]*\.ttf\) format\("truetype"\)', "", css
    )
    for path in sorted((source / "fonts").glob("*.woff2")):
        if path.stem not in COMMON:
            save(
                TTFont(path, recalcTimestamp=False),
                set(TTFont(path, recalcTimestamp=False).getBestCmap()),
                target / f"fonts/{path.name}",
            )
            continue
        every = set(TTFont(path, recalcTimestamp=False).getBestCmap())
        common = set(map(ord, COMMON[path.stem])) & every
        face = re.search(rf"@font-face\{{[^}}]*{path.stem}\.woff2[^}}]*\}}", css)
        assert face
        faces = ""
        for suffix, part in (("", common), ("-rest", every - common)):
            save(
                TTFont(path, recalcTimestamp=False),
                part,
                target / f"fonts/{path.stem}{suffix}.woff2",
            )
            faces += (
                face[0]
                .replace(f"{path.stem}.woff2", f"{path.stem}{suffix}.woff2")
                .replace("}", f";unicode-range:{ranges(part)}}}")
            )
        css = css.replace(face[0], faces)
    (target / "katex.min.css").write_text(css, encoding="utf-8")


def text_face() -> None:
    """Take Source Serif 4 under another name: its licence reserves "Source" for unmodified fonts.

    The common characters stand inside the style sheet, which the browser waits for before it
    draws: a font that came later would move the lines. (`font-display: optional` does not prevent
    it in Chromium: the first style change after the font has come brings it in.)
    """
    source, target = MODULES / "@fontsource-variable/source-serif-4", TARGET / "fonts"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    shutil.copy(source / "LICENSE", target / "LICENSE")
    faces = ""
    for style in ("normal", "italic"):
        font = TTFont(
            source / f"files/source-serif-4-latin-wght-{style}.woff2", recalcTimestamp=False
        )
        font = instancer.instantiateVariableFont(
            font, {"wght": (400, 700) if style == "normal" else 400}
        )
        for record in font["name"].names:
            record.string = (
                record.toUnicode()
                .replace("Source Serif 4", "Turing Serif")
                .replace("SourceSerif4", "TuringSerif")
            )
        buffer = BytesIO()
        font.save(buffer)
        for suffix, part in (("", ASCII), ("-rest", LATIN)):
            file = target / f"turing-serif-{style}{suffix}.woff2"
            save(TTFont(BytesIO(buffer.getvalue()), recalcTimestamp=False), part, file)
            url = file.name
            if not suffix:
                url = "data:font/woff2;base64," + base64.b64encode(file.read_bytes()).decode()
                file.unlink()
            weight = "400 700" if style == "normal" else 400
            faces += (
                f'@font-face{{font-family:"Turing Serif";src:url({url}) format("woff2");'
                f"font-weight:{weight};font-style:{style};font-display:block;"
                f"unicode-range:{ranges(part)}}}\n"
            )
    (target / "turing-serif.css").write_text(faces, encoding="utf-8")


# Taken as they are, each with its licence: the search, the shim that runs its worker on pages
# opened from the file system, the calendar files.
COPIES = {
    "minisearch": ("dist/umd/index.js", "LICENSE.txt"),
    "iframe-worker": ("shim/index.js", "LICENSE"),
    "ical.js": ("dist/ical.es5.min.cjs", "LICENSE"),
}


def copies() -> None:
    """Copy what runs in the reader's browser, and Graphviz, which draws the map at build."""
    for name, (source, licence) in COPIES.items():
        target = TARGET / name.removesuffix(".js")
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        shutil.copy(MODULES / name / source, target / f"{target.name}.js")
        shutil.copy(MODULES / name / licence, target / "LICENSE")
    shutil.copy(MODULES / "@viz-js/viz/dist/viz-global.js", "roadmap/site/graphviz.min.js")


def icons() -> None:
    """Draw the logo as the images that an installed app shows.

    The one that systems cut to their own shape has more paper around it.
    """
    from playwright.sync_api import sync_playwright

    target = Path("docs/assets/icons")
    target.mkdir(exist_ok=True)
    logo = Path("docs/assets/logo.svg").read_text(encoding="utf-8")
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"]) as window,
    ):
        for name, size, share in (("192", 192, 80), ("512", 512, 80), ("maskable", 512, 56)):
            page = window.new_page(viewport={"width": size, "height": size})
            page.set_content(
                f"<style>body{{margin:0;height:100vh;display:grid;place-items:center;background:#fdfcfa}}svg{{width:{share}%}}</style>{logo}"
            )
            page.screenshot(path=target / f"{name}.png")


if __name__ == "__main__":
    katex()
    text_face()
    copies()
    icons()
