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

  async function home(map) {
    const where = base();
    const { parts, renamed } = await (await fetch(new URL("roadmap.json", where))).json();
    const done = read(KEY, {});
    for (const [from, to] of Object.entries(renamed)) if (from in done) { done[to] ??= done[from]; delete done[from]; write(KEY, done); }
    let ticked = 0, all = 0;
    for (const lesson of parts.flatMap((part) => part.lessons)) {
      const count = lesson.checkpoints.filter((id) => id in done).length;
      ticked += count;
      all += lesson.checkpoints.length;
      const hours = map.querySelector(`[data-lesson="${lesson.id}"] + .hours`);
      if (hours && count) hours.textContent = `${lesson.hours} h · ${count} of ${lesson.checkpoints.length} done`;
    }
    const last = read(LAST, null);
    const box = document.getElementById("continue");
    if (!box || (!last && !ticked)) return;
    box.textContent = ticked ? `${ticked} of ${all} checkpoints done. ` : "";
    if (last) {
      const link = document.createElement("a");
      link.href = new URL(last.url, where);
      link.textContent = last.title;
      box.append("Continue where you left off: ", link);
    }
  }

  function page() {
    // The theme wraps tables after this: a wide one scrolls, so the keyboard must reach it.
    setTimeout(() => document.querySelectorAll(".md-typeset__scrollwrap, .output-table, .katex-display").forEach((box) => {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    }));
    checkpoints(document);
    const map = document.querySelector(".map");
    if (map) home(map).catch(() => {});
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
