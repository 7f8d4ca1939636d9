/* The reader's progress, in the reader's own browser: ticks, what was read last, a plan.
   Without this script the pages read the same. The types stand in types/page.d.ts. */
const turing = (() => {
  const PREFIX = "turing-tensor.";
  // Once: instant navigation changes the address, and the first page's way to the root stays
  // in the configuration.
  const base = findBase();
  const started = readVersion();

  /** @param {string} selector @returns {HTMLElement | null} */
  function find(selector) {
    return document.querySelector(selector);
  }

  /** @param {string} selector @returns {NodeListOf<HTMLElement>} */
  function findAll(selector) {
    return document.querySelectorAll(selector);
  }

  function findBase() {
    const config = /** @type {HTMLElement} */ (find("#__config"));
    return new URL(JSON.parse(config.textContent).base.replace(/\/?$/, "/"), location.href);
  }

  function readVersion() {
    return find("link[rel=manifest]")?.dataset.version;
  }

  function formatToday() {
    const offset = new Date().getTimezoneOffset() * 60e3;
    return new Date(Date.now() - offset).toISOString().slice(0, 10);
  }

  /** @param {string} text @param {...(Node | string)} more */
  function say(text, ...more) {
    const box = find("#notice") ?? document.body.appendChild(makeNotice());
    const close = makeButton("Close", () => box.remove());
    box.replaceChildren(text, " ", ...more, close);
  }

  function makeNotice() {
    const box = document.createElement("div");
    box.id = "notice";
    box.className = "md-typeset";
    box.setAttribute("role", "alert");
    return box;
  }

  /** @param {string} text @param {() => void} press */
  function makeButton(text, press) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "md-button";
    button.textContent = text;
    button.onclick = press;
    return button;
  }

  /** @param {string} url @param {string} [title] */
  function makeLink(url, title = "") {
    // A release has files where the site has folders.
    const path = location.protocol === "file:" ? url.replace(/^(\w+)\/(?=\?|$)/, "$1.html") : url;
    const link = document.createElement("a");
    link.href = new URL(path, base).href;
    link.textContent = title;
    return link;
  }

  /* ---- Storage: it may be off, full, or hold what another program or a broken disk wrote.
     Nothing of it stops a page, and nothing readable is lost. ---- */

  /** @type {Record<string, any>} */
  const refused = {}; // what the browser would not store, for as long as the page is open

  /** @template {keyof Stored} Key @param {Key} key @returns {Stored[Key] | null} */
  function read(key) {
    if (key in refused) return refused[key];
    let raw = null;
    try {
      raw = localStorage.getItem(PREFIX + key);
    } catch {
      return null;
    }
    return raw === null ? null : (parseObject(raw) ?? rescue(key, raw));
  }

  /** @param {string} raw */
  function parseObject(raw) {
    try {
      const value = JSON.parse(raw);
      return typeof value === "object" && !Array.isArray(value) ? value : null;
    } catch {
      return null;
    }
  }

  /** @param {keyof Stored} key @param {string} raw the damaged text */
  function rescue(key, raw) {
    const before = key === "damaged" ? null : read("damaged");
    const kept = { ...before, [`${key} ${new Date().toISOString()}`]: raw };
    write("damaged", kept);
    if (key === "damaged") return kept;
    const ticks = key === "done" ? findTicks(raw) : null;
    if ("damaged" in refused) {
      refused[key] = ticks; // no room for the old text elsewhere: it stays where it is
    } else if (ticks) {
      write(key, ticks);
    } else {
      remove(key);
    }
    const name = { done: "progress", last: "place", plan: "plan" }[key];
    say(
      `What this browser had stored as your ${name} was damaged. ` +
        (ticks ? `${Object.keys(ticks).length} of its ticks could be read and stay; ` : "") +
        "the damaged text goes into your next export.",
      makeLink("progress/", "Your progress"),
      " ",
    );
    return ticks;
  }

  /** @param {string} raw @returns {Ticks} */
  function findTicks(raw) {
    const ticks = raw.matchAll(/"([a-z][a-z0-9-]+)" *: *"(\d{4}-\d\d-\d\d)"/g);
    return Object.fromEntries([...ticks].map(([, id, day]) => [id, day]));
  }

  /** @template {keyof Stored} Key @param {Key} key @param {Stored[Key]} value */
  function write(key, value) {
    try {
      // A text that could not be put aside is not written over.
      if (key !== "damaged" && "damaged" in refused) {
        localStorage.setItem(`${PREFIX}damaged`, JSON.stringify(refused.damaged));
        delete refused.damaged;
      }
      localStorage.setItem(PREFIX + key, JSON.stringify(value));
      delete refused[key];
    } catch {
      refused[key] = value;
      if (key === "done" || key === "plan") sayRefused();
    }
  }

  function sayRefused() {
    say(
      "This browser stores nothing for this site (its storage is full, or switched off as in " +
        "some private windows). What you change lasts only until this page is closed.",
      makeButton("Save it as a file", save),
      " ",
    );
  }

  /** @param {keyof Stored} key */
  function remove(key) {
    delete refused[key];
    try {
      localStorage.removeItem(PREFIX + key);
    } catch {
      // nothing is stored
    }
  }

  function readTicks() {
    return read("done") ?? {};
  }

  /** @param {string[]} ids @param {boolean} on */
  function tick(ids, on) {
    const now = readTicks(); // anew, since another tab may have written
    for (const id of ids) {
      if (on) now[id] ??= formatToday();
      else delete now[id];
    }
    write("done", now);
    refresh();
  }

  /** @param {Record<string, string>} renamed former ids, each with today's */
  function moveTicks(renamed) {
    const now = readTicks();
    const old = Object.keys(renamed).filter((id) => id in now);
    for (const id of old) {
      now[renamed[id]] ??= now[id];
      delete now[id];
    }
    if (old.length) write("done", now);
  }

  function save() {
    const content = {
      format: "turing-tensor progress",
      version: 1,
      exported: new Date().toISOString(),
      done: readTicks(),
      plan: read("plan"),
      last: read("last"),
      damaged: read("damaged"),
    };
    const name = `turing-tensor-progress-${formatToday()}.json`;
    download(name, "application/json", JSON.stringify(content, null, 1));
  }

  /** @param {string} name @param {string} type @param {string} content */
  function download(name, type, content) {
    const file = document.createElement("a");
    file.download = name;
    file.href = URL.createObjectURL(new Blob([content], { type }));
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 60e3);
  }

  /* ---- The curriculum ---- */

  /** @type {Record<string, Promise<boolean>>} */
  const loading = {};

  /** @param {string} src @returns {Promise<boolean>} whether it came */
  function loadScript(src) {
    loading[src] ??= new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = src;
      script.onload = () => resolve(true);
      script.onerror = () => {
        delete loading[src];
        resolve(false);
      };
      document.head.append(script);
    });
    return loading[src];
  }

  /** @type {Promise<Roadmap> | null} */
  let published = null;

  /* The published curriculum, null without a connection; ticks under former ids move to today's. */
  async function loadRoadmap() {
    published ??= fetchRoadmap();
    const roadmap = await published.catch(() => null);
    if (roadmap) moveTicks(roadmap.renamed);
    else published = null;
    return roadmap;
  }

  /** @returns {Promise<Roadmap>} */
  async function fetchRoadmap() {
    const found = window.roadmap ?? (await (await fetch(new URL("roadmap.json", base))).json());
    /** @type {Lessons} */
    const lessons = new Map();
    for (const part of found.parts) {
      for (const lesson of part.lessons) lessons.set(lesson.id, lesson);
    }
    return { ...found, lessons };
  }

  /** @param {Lesson} lesson @returns {[own: number, all: number]} its checkpoints: done, and all */
  function countTicks(lesson, now = readTicks()) {
    return [lesson.checkpoints.filter((id) => id in now).length, lesson.checkpoints.length];
  }

  /** @param {Lesson} lesson */
  function isFinished(lesson, now = readTicks()) {
    const [own, all] = countTicks(lesson, now);
    return own === all;
  }

  /** @param {Iterable<Lesson>} lessons */
  function sumTicks(lessons) {
    const now = readTicks();
    const sum = [0, 0];
    for (const lesson of lessons) {
      const [own, all] = countTicks(lesson, now);
      sum[0] += own;
      sum[1] += all;
    }
    return sum;
  }

  /** @param {Route} route */
  function listLessons(route) {
    return [...new Set(route.stages.flatMap((stage) => stage.lessons))];
  }

  /* The way back to the lesson read last, if what is stored or was imported leads into this site. */
  function linkBack() {
    const last = read("last");
    if (!last || !URL.canParse(last.url, base)) return [];
    if (!new URL(last.url, base).href.startsWith(base.href)) return [];
    return ["Continue where you left off: ", makeLink(last.url, last.title)];
  }

  /* ---- What the page shows of the reader's progress ---- */

  function showCheckpoints() {
    /** @type {NodeListOf<HTMLInputElement>} */
    const found = document.querySelectorAll(".checkpoint > input");
    const boxes = [...found];
    const renamed = boxes.flatMap((box) =>
      (box.dataset.was?.split(" ") ?? []).map((old) => [old, box.id]),
    );
    moveTicks(Object.fromEntries(renamed));
    const now = readTicks();
    for (const box of boxes) {
      box.checked = box.id in now;
      box.onchange = () => tick([box.id], box.checked);
    }
    /** @type {DoneLine | null} */
    const line = document.querySelector(".lesson-done");
    if (line) showDone(line, boxes);
  }

  /** @param {DoneLine} line @param {HTMLInputElement[]} boxes */
  function showDone(line, boxes) {
    const open = boxes.filter((box) => !box.checked).map((box) => box.id);
    const own = boxes.length - open.length;
    const focused = line.contains(document.activeElement);
    const text = open.length ? `${own} of ${boxes.length} checkpoints done. ` : "Lesson done. ";
    const next = offerNext(line, open);
    line.replaceChildren(text, next);
    if (focused) next.focus();
  }

  /** @param {DoneLine} line @param {string[]} open */
  function offerNext(line, open) {
    if (open.length) {
      return makeButton("Mark the whole lesson as done", () => {
        tick(open, true);
        line.undo = open;
        showCheckpoints();
      });
    }
    const { undo } = line;
    if (!undo) return makeLink("map/", "What it opens, on the map");
    return makeButton("Undo", () => {
      line.undo = null;
      tick(undo, false);
    });
  }

  async function showMarks() {
    const marked = find("[data-lesson], [data-route], .map");
    if (!marked && !Object.keys(readTicks()).length) return;
    const roadmap = await loadRoadmap();
    if (!roadmap) return;
    const lessons = [...roadmap.lessons.values()];
    markHours(roadmap);
    markNavigation(lessons);
    const [own, all] = sumTicks(lessons);
    const count = own ? `${own} of ${all} checkpoints done. ` : "";
    find("#continue")?.replaceChildren(count, ...linkBack());
    showRoute(roadmap);
  }

  /** @param {Roadmap} roadmap */
  function markHours({ lessons }) {
    for (const hours of findAll("[data-lesson] + .hours")) {
      const { dataset } = /** @type {HTMLElement} */ (hours.previousElementSibling);
      const lesson = lessons.get(String(dataset.lesson));
      if (!lesson) continue; // a page that was kept offline may be older than the curriculum
      const [own, all] = countTicks(lesson);
      hours.textContent = `${lesson.hours} h${own ? ` · ${own} of ${all} done` : ""}`;
    }
  }

  /** @param {Lesson[]} lessons */
  function markNavigation(lessons) {
    const ready = lessons.filter((lesson) => isFinished(lesson));
    const paths = new Set(ready.map((lesson) => new URL(lesson.url, base).pathname));
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const items = document.querySelectorAll(".md-nav__link[href]");
    for (const item of items) item.classList.toggle("done", paths.has(new URL(item.href).pathname));
  }

  /** @param {Roadmap} roadmap */
  function showRoute({ lessons, routes }) {
    const line = find("[data-route]");
    const route = routes.find((one) => one.id === line?.dataset.route);
    if (!line || !route) return;
    const standing = listLessons(route).flatMap((id) => lessons.get(id) ?? []);
    const [own, all] = sumTicks(standing);
    const next = standing.find((lesson) => !isFinished(lesson));
    const word = own ? "Next lesson: " : "Begin with: ";
    line.replaceChildren(
      `${own} of ${all} checkpoints done. `,
      ...(next ? [word, makeLink(next.url, next.title), " · "] : []),
      makeLink(`planner/?goal=${route.id}`, "Plan this route"),
    );
  }

  /** @type {Record<string, (box: ToolBox, roadmap: Roadmap) => void>} */
  const tools = {}; // what only some pages need: assets/tools.js adds it

  async function showTool() {
    /** @type {ToolBox | null} */
    const box = document.querySelector("[data-tool]");
    if (!box) return;
    const roadmap = await loadRoadmap();
    if (!roadmap) return;
    const preload = /** @type {HTMLLinkElement} */ (find("link[as=script]"));
    if (await loadScript(preload.href)) tools[String(box.dataset.tool)](box, roadmap);
  }

  /* Called again at every change, also of another tab. */
  function refresh() {
    showCheckpoints();
    showMarks();
    showTool();
  }

  function openPage() {
    if (readVersion() !== started) {
      location.reload(); // instant navigation came to a page of another publish
      return;
    }
    setTimeout(reachWideBoxes); // after the theme has wrapped the tables
    published = null; // each page asks anew: without a network an answer may have failed
    if (find(".lesson-facts") && find(".checkpoint")) {
      const heading = /** @type {Text} */ (find("h1")?.firstChild);
      const url = location.pathname.slice(base.pathname.length);
      write("last", { url, title: heading.textContent.trim() });
    }
    keepCode();
    refresh();
  }

  /* A wide table scrolls, so the keyboard must reach it. */
  function reachWideBoxes() {
    for (const box of findAll(".md-typeset__scrollwrap, .output-table, .katex-display, .graph")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    }
  }

  addEventListener("storage", (event) => {
    if (event.key === null || event.key.startsWith(PREFIX)) refresh();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) refresh();
  });

  /* The copy button gives a file as it is, down to the last line break, which the theme would trim.
     A command has none: pasted with one, a terminal runs it at once. */
  function copyWhole(/** @type {Event} */ { target }) {
    if (!(target instanceof Element)) return;
    /** @type {HTMLElement | null} */
    const pressed = target.closest("[data-clipboard-target]");
    if (!pressed) return;
    const code = /** @type {HTMLElement} */ (find(String(pressed.dataset.clipboardTarget)));
    const isFile = code.closest(".highlight")?.querySelector(".filename");
    pressed.dataset.clipboardText = isFile ? code.textContent : code.textContent.trimEnd();
  }
  document.addEventListener("click", copyWhole, true);

  /* A formula is copied as its source: as text it would come twice, and in pieces. */
  function copyFormulas(/** @type {ClipboardEvent} */ event) {
    const selection = getSelection();
    const piece = selection?.rangeCount ? selection.getRangeAt(0).cloneContents() : null;
    const formulas = piece?.querySelectorAll(".katex") ?? [];
    if (!piece || !formulas.length) return;
    for (const formula of formulas) {
      const source = formula.querySelector("annotation")?.textContent;
      if (source) formula.replaceWith(`$${source}$`);
    }
    event.clipboardData?.setData("text/plain", piece.textContent ?? "");
    event.preventDefault();
  }
  document.addEventListener("copy", copyFormulas);

  /* A browser that translates the page leaves code, and what names it, as it is. */
  function keepCode() {
    for (const code of findAll("pre, code, .filename, .katex")) code.translate = false;
  }

  /* The theme makes a landmark of every code block's buttons; twenty of them are none. */
  function demoteButtons() {
    for (const nav of findAll("nav.md-code__nav:not([role])"))
      nav.setAttribute("role", "presentation");
  }
  new MutationObserver(demoteButtons).observe(document.body, { childList: true, subtree: true });

  /* The worker keeps what is visited for reading offline; what did not pass through it, since it
     came later, it is told. */
  async function startWorker() {
    await workers.register(new URL("sw.js", base));
    const active = /** @type {ServiceWorker} */ ((await workers.ready).active);
    if (active.state !== "activated") {
      await new Promise((resolve) =>
        active.addEventListener("statechange", resolve, { once: true }),
      );
    }
    const tell = (/** @type {PerformanceEntryList} */ entries) => {
      const loads = /** @type {PerformanceResourceTiming[]} */ (entries);
      const missed = loads.filter((load) => !load.workerStart).map((load) => load.name);
      if (missed.length) active.postMessage(missed);
    };
    tell(performance.getEntriesByType("navigation"));
    // An observer, since what is on its way now is listed only when it has come.
    const observer = new PerformanceObserver((list) => tell(list.getEntries()));
    observer.observe({ type: "resource", buffered: true });
  }
  const workers = navigator.serviceWorker;
  if (workers && started) {
    addEventListener("load", () => {
      startWorker().catch(() => {}); // as without a worker
    });
  }

  if (window.document$) window.document$.subscribe(openPage);
  else openPage();

  return {
    countTicks,
    download,
    isFinished,
    linkBack,
    listLessons,
    loadScript,
    makeButton,
    makeLink,
    read,
    readTicks,
    formatToday,
    refresh,
    remove,
    save,
    sumTicks,
    tick,
    tools,
    write,
  };
})();
