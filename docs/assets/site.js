/* Progress in the reader's own browser: ticked checkpoints, the last lesson, counts on the home page. Without this script the pages read the same. */
(() => {
  const KEY = "turing-tensor.done", LAST = "turing-tensor.last";
  const read = (key, fallback) => {
    try { return JSON.parse(localStorage.getItem(key)) ?? fallback; } catch { return fallback; }
  };
  const write = (key, value) => {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* private mode: ticks last for the visit */ }
  };
  const base = () => new URL(JSON.parse(document.getElementById("__config").textContent).base + "/", location);

  function checkpoints(root) {
    const done = read(KEY, {});
    for (const box of root.querySelectorAll(".checkpoint > input")) {
      if (box.dataset.was in done) { done[box.id] ??= done[box.dataset.was]; delete done[box.dataset.was]; write(KEY, done); }
      box.checked = box.id in done;
      box.onchange = () => {
        const now = read(KEY, {});
        if (box.checked) now[box.id] = new Date().toISOString().slice(0, 10); else delete now[box.id];
        write(KEY, now);
      };
    }
  }

  /* The published curriculum, and what the reader has ticked of it, under today's ids. */
  async function published() {
    const found = await (await fetch(new URL("roadmap.json", base()))).json();
    const done = read(KEY, {});
    for (const [from, to] of Object.entries(found.renamed)) if (from in done) { done[to] ??= done[from]; delete done[from]; write(KEY, done); }
    return { ...found, lessons: new Map(found.parts.flatMap((part) => part.lessons).map((lesson) => [lesson.id, lesson])), done };
  }

  /* Writes each lesson's progress behind its link in `root`; returns the sum over `lessons`. */
  function count(root, lessons, done) {
    let ticked = 0, all = 0;
    for (const lesson of lessons) {
      const own = lesson.checkpoints.filter((id) => id in done).length;
      ticked += own;
      all += lesson.checkpoints.length;
      if (own) for (const hours of root.querySelectorAll(`[data-lesson="${lesson.id}"] + .hours`)) {
        hours.textContent = `${lesson.hours} h · ${own} of ${lesson.checkpoints.length} done`;
      }
    }
    return { ticked, all };
  }

  function linkTo(url, title) {
    const link = document.createElement("a");
    link.href = new URL(url, base());
    link.textContent = title;
    return link;
  }

  async function home(map) {
    const { lessons, done } = await published();
    const { ticked, all } = count(map, lessons.values(), done);
    const last = read(LAST, null);
    const box = document.getElementById("continue");
    if (!box || (!last && !ticked)) return;
    box.textContent = ticked ? `${ticked} of ${all} checkpoints done. ` : "";
    if (last) box.append("Continue where you left off: ", linkTo(last.url, last.title));
  }

  async function route(line) {
    const { lessons, routes, done } = await published();
    const ids = new Set(routes.find((found) => found.id === line.dataset.route).stages.flatMap((stage) => stage.lessons));
    const standing = [...ids].map((id) => lessons.get(id)).filter(Boolean);
    const { ticked, all } = count(line.parentElement, standing, done);
    const next = standing.find((lesson) => lesson.checkpoints.some((id) => !(id in done)));
    line.textContent = `${ticked} of ${all} checkpoints done. `;
    if (next) line.append(ticked ? "Next lesson: " : "Begin with: ", linkTo(next.url, next.title));
  }

  function page() {
    // The theme wraps tables after this: a wide one scrolls, so the keyboard must reach it.
    setTimeout(() => document.querySelectorAll(".md-typeset__scrollwrap, .output-table, .katex-display").forEach((box) => {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    }));
    checkpoints(document);
    const map = document.querySelector(".map");
    if (map) home(map).catch(() => {});
    const line = document.querySelector(".route-progress");
    if (line) route(line).catch(() => {});
    const lesson = document.querySelector(".lesson-facts");
    if (lesson) write(LAST, { url: location.pathname.slice(base().pathname.length), title: document.querySelector("h1").firstChild.textContent.trim() });
  }

  /* The copy button gives the file as it is, down to the last line break: the theme would trim it. */
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-clipboard-target]");
    if (button) button.dataset.clipboardText = document.querySelector(button.dataset.clipboardTarget).textContent;
  }, true);

  /* The theme makes a landmark of every code block's buttons; twenty of them are none. */
  new MutationObserver(() => document.querySelectorAll("nav.md-code__nav:not([role])").forEach((nav) => nav.setAttribute("role", "presentation")))
    .observe(document.body, { childList: true, subtree: true });

  if (window.document$) document$.subscribe(page); else page();
})();
