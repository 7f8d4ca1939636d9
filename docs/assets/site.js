/* The reader's progress, in the reader's own browser: ticks, what was read last, a plan. Without this script the pages read the same. */
const turing = (() => {
  const PREFIX = "turing-tensor.", DONE = "done", LAST = "last", PLAN = "plan", DAMAGED = "damaged";
  // Once: instant navigation changes the address, and the first page's way to the root stays in the configuration.
  const base = new URL(JSON.parse(document.getElementById("__config").textContent).base.replace(/\/?$/, "/"), location);
  const version = () => document.querySelector("link[rel=manifest]")?.dataset.version, started = version();
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60e3).toISOString().slice(0, 10);
  const refused = {}; // what the browser would not store, for as long as the page is open

  function say(text, ...more) {
    let box = document.getElementById("notice");
    if (!box) {
      box = document.body.appendChild(document.createElement("div"));
      Object.assign(box, { id: "notice", className: "md-typeset" });
      box.setAttribute("role", "alert");
    }
    box.replaceChildren(text, " ", ...more, button("Close", () => box.remove()));
  }

  function button(text, press) {
    return Object.assign(document.createElement("button"), { type: "button", className: "md-button", textContent: text, onclick: press });
  }

  /* Storage may be off, full, or hold what another program or a broken disk wrote: nothing of it stops a page, and nothing readable is lost. */
  function read(key) {
    if (key in refused) return refused[key];
    let raw = null;
    try { raw = localStorage.getItem(PREFIX + key); } catch { return null; }
    if (raw === null) return null;
    try {
      const value = JSON.parse(raw);
      if (value && typeof value === "object" && !Array.isArray(value)) return value;
    } catch { /* damaged: see below */ }
    const kept = { ...(key !== DAMAGED && read(DAMAGED)), [`${key} ${new Date().toISOString()}`]: raw };
    write(DAMAGED, kept);
    if (key === DAMAGED) return kept;
    const rescued = key === DONE ? Object.fromEntries([...raw.matchAll(/"([a-z][a-z0-9-]+)" *: *"(\d{4}-\d\d-\d\d)"/g)].map((m) => m.slice(1))) : null;
    if (DAMAGED in refused) refused[key] = rescued; // no room for the old text elsewhere: it stays where it is
    else if (rescued) write(key, rescued);
    else remove(key);
    say(`What this browser had stored as your ${{ [DONE]: "progress", [LAST]: "place" }[key] ?? key} was damaged. ` +
      (rescued ? `${Object.keys(rescued).length} of its ticks could be read and stay; ` : "") + "the damaged text goes into your next export.", link("progress/", "Your progress"), " ");
    return rescued;
  }

  function write(key, value) {
    try {
      if (key !== DAMAGED && DAMAGED in refused) { // a text that could not be put aside is not written over
        localStorage.setItem(PREFIX + DAMAGED, JSON.stringify(refused[DAMAGED]));
        delete refused[DAMAGED];
      }
      localStorage.setItem(PREFIX + key, JSON.stringify(value));
      delete refused[key];
    } catch {
      refused[key] = value;
      if (key === DONE || key === PLAN) {
        say("This browser stores nothing for this site (its storage is full, or switched off as in some private windows). What you change lasts only until this page is closed.",
          button("Save it as a file", save), " ");
      }
    }
  }

  function remove(key) {
    delete refused[key];
    try { localStorage.removeItem(PREFIX + key); } catch { /* nothing is stored */ }
  }

  const done = () => read(DONE) ?? {};

  /* Sets or takes away ticks; reads first, since another tab may have written. */
  function tick(ids, on) {
    const now = done();
    for (const id of ids) if (on) now[id] ??= today(); else delete now[id];
    write(DONE, now);
    changed();
  }

  function renamed(table) {
    const now = done(), old = Object.keys(table).filter((id) => id in now);
    for (const id of old) { now[table[id]] ??= now[id]; delete now[id]; }
    if (old.length) write(DONE, now);
  }

  function save() {
    const content = { format: "turing-tensor progress", version: 1, exported: new Date().toISOString(), done: done(), plan: read(PLAN), last: read(LAST), damaged: read(DAMAGED) };
    download(`turing-tensor-progress-${today()}.json`, "application/json", JSON.stringify(content, null, 1));
  }

  function download(name, type, content) {
    const file = Object.assign(document.createElement("a"), { download: name, href: URL.createObjectURL(new Blob([content], { type })) });
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 60e3);
  }

  const loading = {};
  function script(src) {
    return loading[src] ??= new Promise((done) => {
      document.head.append(Object.assign(document.createElement("script"), { src, onload: () => done(true), onerror: () => { delete loading[src]; done(false); } }));
    });
  }

  /* The published curriculum, null without a connection; ticks under former ids move to today's. */
  let published;
  function curriculum() {
    published ??= Promise.resolve(window.roadmap ?? fetch(new URL("roadmap.json", base)).then((answer) => answer.json())).then((found) => {
      const lessons = new Map();
      for (const part of found.parts) for (const lesson of part.lessons) lessons.set(lesson.id, { ...lesson, part });
      return { ...found, lessons };
    });
    return published.then((found) => { renamed(found.renamed); return found; }, () => { published = null; return null; });
  }

  /* How many of a lesson's checkpoints are done, of how many. */
  const count = (lesson, now = done()) => [lesson.checkpoints.filter((id) => id in now).length, lesson.checkpoints.length];
  const finished = (lesson, now) => { const [own, all] = count(lesson, now); return own === all; };
  function sum(lessons) {
    const now = done();
    return [...lessons].map((lesson) => count(lesson, now)).reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
  }

  function link(url, title) {
    const path = location.protocol === "file:" ? url.replace(/^(\w+)\/(?=\?|$)/, "$1.html") : url; // a release has files where the site has folders
    return Object.assign(document.createElement("a"), { href: new URL(path, base), textContent: title });
  }

  /* The way back to the lesson read last, if what is stored or was imported leads into this site. */
  function resume() {
    const last = read(LAST);
    return last && URL.canParse(last.url, base) && new URL(last.url, base).href.startsWith(base.href) ? ["Continue where you left off: ", link(last.url, last.title)] : [];
  }

  /* What the page shows of the reader's progress; called again at every change, also of another tab. */
  function checkpoints() {
    const boxes = [...document.querySelectorAll(".checkpoint > input")];
    renamed(Object.fromEntries(boxes.filter((box) => box.dataset.was).map((box) => [box.dataset.was, box.id])));
    const now = done();
    for (const box of boxes) {
      box.checked = box.id in now;
      box.onchange = () => tick([box.id], box.checked);
    }
    const line = document.querySelector(".lesson-done");
    if (!line) return;
    const open = boxes.filter((box) => !box.checked).map((box) => box.id), focused = line.contains(document.activeElement);
    line.replaceChildren(open.length ? `${boxes.length - open.length} of ${boxes.length} checkpoints done. ` : "Lesson done. ",
      open.length ? button("Mark the whole lesson as done", () => { tick(open, true); line.undo = open; checkpoints(); })
        : line.undo ? button("Undo", () => { const ids = line.undo; line.undo = null; tick(ids, false); }) : link("map/", "What it opens, on the map"));
    if (focused) line.querySelector("button, a").focus();
  }

  async function marks() {
    const now = done();
    if (!document.querySelector("[data-lesson], [data-route], .map") && !Object.keys(now).length) return;
    const found = await curriculum();
    if (!found) return;
    const { lessons, routes } = found;
    for (const hours of document.querySelectorAll("[data-lesson] + .hours")) {
      const lesson = lessons.get(hours.previousElementSibling.dataset.lesson);
      if (!lesson) continue; // a page that was kept offline may be older than the curriculum
      const [own, all] = count(lesson);
      hours.textContent = `${lesson.hours} h` + (own ? ` · ${own} of ${all} done` : "");
    }
    const urls = new Set([...lessons.values()].filter((lesson) => finished(lesson)).map((lesson) => new URL(lesson.url, base).pathname));
    for (const item of document.querySelectorAll(".md-nav__link[href]")) item.classList.toggle("done", urls.has(new URL(item.href).pathname));
    const box = document.getElementById("continue"), [ticked, all] = sum(lessons.values());
    box?.replaceChildren(ticked ? `${ticked} of ${all} checkpoints done. ` : "", ...resume());
    const line = document.querySelector("[data-route]"), route = routes.find((one) => one.id === line?.dataset.route);
    if (route) {
      const ids = new Set(route.stages.flatMap((stage) => stage.lessons));
      const standing = [...ids].map((id) => lessons.get(id)).filter(Boolean), [own, of] = sum(standing), next = standing.find((lesson) => !finished(lesson));
      line.replaceChildren(`${own} of ${of} checkpoints done. `, ...(next ? [own ? "Next lesson: " : "Begin with: ", link(next.url, next.title), " · "] : []),
        link(`planner/?goal=${line.dataset.route}`, "Plan this route"));
    }
  }

  const tools = {}; // what only some pages need: assets/tools.js adds it
  async function tool() {
    const box = document.querySelector("[data-tool]");
    if (!box) return;
    const found = await curriculum();
    if (!found || !await script(document.querySelector("link[as=script]").href)) return;
    tools[box.dataset.tool](box, found);
  }

  function changed() {
    checkpoints();
    marks();
    tool();
  }

  function page() {
    if (version() !== started) return location.reload(); // instant navigation came to a page of another publish
    // The theme wraps tables after this: a wide one scrolls, so the keyboard must reach it.
    setTimeout(() => document.querySelectorAll(".md-typeset__scrollwrap, .output-table, .katex-display, .graph").forEach((box) => {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    }));
    published = null; // each page asks anew: without a network an answer may have failed
    if (document.querySelector(".lesson-facts") && document.querySelector(".checkpoint")) {
      write(LAST, { url: location.pathname.slice(base.pathname.length), title: document.querySelector("h1").firstChild.textContent.trim() });
    }
    changed();
  }

  addEventListener("storage", (event) => { if (event.key === null || event.key.startsWith(PREFIX)) changed(); });
  addEventListener("pageshow", (event) => { if (event.persisted) changed(); });

  /* The copy button gives the file as it is, down to the last line break: the theme would trim it. */
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.("[data-clipboard-target]");
    if (pressed) pressed.dataset.clipboardText = document.querySelector(pressed.dataset.clipboardTarget).textContent;
  }, true);

  /* The theme makes a landmark of every code block's buttons; twenty of them are none. */
  new MutationObserver(() => document.querySelectorAll("nav.md-code__nav:not([role])").forEach((nav) => nav.setAttribute("role", "presentation")))
    .observe(document.body, { childList: true, subtree: true });

  /* The worker keeps what is visited for reading offline; what did not pass through it, since it came later, it is told. */
  const workers = navigator.serviceWorker;
  if (workers && started) addEventListener("load", () => {
    workers.register(new URL("sw.js", base)).then(() => workers.ready)
      .then(({ active }) => active.state === "activated" ? active : new Promise((done) => active.addEventListener("statechange", () => done(active), { once: true })))
      .then((active) => {
        const tell = (entries) => {
          const missed = entries.filter((entry) => !entry.workerStart).map((entry) => entry.name);
          if (missed.length) active.postMessage(missed);
        };
        tell(performance.getEntriesByType("navigation"));
        // An observer, since what is on its way now is listed only when it has come.
        new PerformanceObserver((list) => tell(list.getEntries())).observe({ type: "resource", buffered: true });
      }).catch(() => { /* as without a worker */ });
  });

  if (window.document$) document$.subscribe(page); else page();
  return { button, changed, count, done, download, finished, link, read, remove, resume, save, script, sum, tick, today, tools, write, DONE, LAST, PLAN, DAMAGED };
})();
