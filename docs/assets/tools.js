/* Map, planner and progress: what those three pages need, loaded on them only. */
(() => {
  const { countTicks, formatToday, isFinished, makeButton, makeLink, readTicks, tools } = turing;

  /**
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {object} properties
   * @param {...(Node | string)} children
   */
  function make(tag, properties = {}, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  /**
   * @param {string[]} headings
   * @param {(string | Node | (string | Node)[])[][]} rows of cells
   */
  function makeTable(headings, rows) {
    const head = headings.map((text) => make("th", { scope: "col" }, text));
    const body = rows.map((row) => {
      const cells = row.map((cell) => make("td", {}, ...[cell].flat()));
      return make("tr", {}, ...cells);
    });
    return make(
      "table",
      {},
      make("thead", {}, make("tr", {}, ...head)),
      make("tbody", {}, ...body),
    );
  }

  /** @param {number} number */
  function formatNumber(number) {
    return String(+number.toFixed(1));
  }

  /** @param {number} hours */
  function formatHours(hours) {
    return `${formatNumber(hours)} h`;
  }

  /** @param {number} number @param {string} noun */
  function formatCount(number, noun) {
    return `${formatNumber(number)} ${noun}${number === 1 ? "" : "s"}`;
  }

  /** @param {string} name */
  function readParameter(name) {
    return new URLSearchParams(location.search).get(name);
  }

  /**
   * Every lesson that must come before those of `ids`, then they, each once: prerequisites first,
   * the given order where it is free.
   * @param {string[]} ids
   * @param {Lessons} lessons
   */
  function orderLessons(ids, lessons) {
    /** @type {Set<Lesson>} */
    const found = new Set();
    /** @param {string} id */
    function visit(id) {
      const lesson = lessons.get(id);
      if (!lesson || found.has(lesson)) return;
      lesson.requires.forEach(visit);
      found.add(lesson);
    }
    ids.forEach(visit);
    return [...found];
  }

  /**
   * One lesson and all that must come before it, in the curriculum's order where it is free.
   * @param {string} id
   * @param {Lessons} lessons
   */
  function listUpTo(id, lessons) {
    const chain = new Set(orderLessons([id], lessons));
    const inOrder = [...lessons.values()].filter((lesson) => chain.has(lesson));
    const names = inOrder.map((lesson) => lesson.id);
    return orderLessons(names, lessons);
  }

  /**
   * The ids of all lessons that need this one, directly or through others.
   * @param {string} id
   * @param {Lessons} lessons
   * @param {Set<string>} found
   */
  function findOpened(id, lessons, found = new Set()) {
    for (const lesson of lessons.values()) {
      if (!lesson.requires.includes(id) || found.has(lesson.id)) continue;
      found.add(lesson.id);
      findOpened(lesson.id, lessons, found);
    }
    return found;
  }

  /**
   * What is left of a lesson: its hours in the share of its open checkpoints, in half hours.
   * @param {Lesson} lesson
   */
  function computeRest(lesson, now = readTicks()) {
    const [own, all] = countTicks(lesson, now);
    return Math.ceil(lesson.hours * (1 - own / all) * 2) / 2;
  }

  /**
   * @param {HTMLSelectElement} select
   * @param {string} label
   * @param {(Lesson | Route)[]} entries
   */
  function addOptions(select, label, entries) {
    if (!entries.length) return;
    const options = entries.map(({ id, title }) =>
      make("option", { value: id, textContent: title }),
    );
    select.append(make("optgroup", { label }, ...options));
  }

  /* ---- Map ---- */

  /** @param {ToolBox} box @param {Roadmap} roadmap */
  function showMap(box, roadmap) {
    const { lessons } = roadmap;
    /** @type {NodeListOf<SVGAElement>} */
    const drawn = box.querySelectorAll("[data-node]");
    const nodes = [...drawn].filter((node) => lessons.has(findId(node)));
    const now = readTicks();
    for (const node of nodes) markNode(node, lessons, now);
    if (!box.dataset.built) {
      box.dataset.built = "true";
      addLight(box, nodes, lessons);
      addNeeds(box, roadmap);
    }
    box.update();
  }
  tools.map = showMap;

  /** @param {SVGAElement} node */
  function findId(node) {
    return String(node.dataset.node);
  }

  /** @param {SVGAElement} node @param {Lessons} lessons @param {Ticks} now */
  function markNode(node, lessons, now) {
    const lesson = getLesson(findId(node), lessons);
    const state = findState(lesson, lessons, now);
    node.setAttribute("class", state);
    const [own, all] = countTicks(lesson, now);
    const spoken = {
      done: "done",
      begun: `${own} of ${all} checkpoints done`,
      ready: "everything it requires is done",
      "": "",
    }[state];
    const label = [lesson.title, formatCount(lesson.hours, "hour"), spoken].filter(Boolean);
    node.setAttribute("aria-label", label.join(", "));
  }

  /** @param {Lesson} lesson @param {Lessons} lessons @param {Ticks} now */
  function findState(lesson, lessons, now) {
    const [own, all] = countTicks(lesson, now);
    if (own === all) return "done";
    if (own) return "begun";
    const ready = lesson.requires.every((id) => isFinished(getLesson(id, lessons), now));
    return ready ? "ready" : "";
  }

  /** @param {string} id of a lesson that is known to be there @param {Lessons} lessons */
  function getLesson(id, lessons) {
    return /** @type {Lesson} */ (lessons.get(id));
  }

  /**
   * Lights what a lesson needs and opens, while the pointer or the keyboard is on it.
   * @param {ToolBox} box
   * @param {SVGAElement[]} nodes
   * @param {Lessons} lessons
   */
  function addLight(box, nodes, lessons) {
    const line = /** @type {HTMLElement} */ (box.querySelector(".graph-line"));
    const hint = line.textContent;

    /** @param {string | undefined} id */
    function light(id) {
      const chain = id ? orderLessons([id], lessons) : [];
      const opened = id ? findOpened(id, lessons) : new Set();
      box.classList.toggle("lit", !!id);
      lightNodes(nodes, chain, opened);
      lightEdges(box, chain, opened);
      line.textContent = id ? describeLight(chain, opened.size) : hint;
    }

    for (const node of nodes) {
      const on = () => light(findId(node));
      const off = () => {
        /** @type {Partial<HTMLElement> | null} */
        const active = document.activeElement;
        light(active?.dataset?.node);
      };
      node.onmouseenter = on;
      node.onfocus = on;
      node.onmouseleave = off;
      node.onblur = off;
    }
  }

  /** @param {SVGAElement[]} nodes @param {Lesson[]} chain @param {Set<string>} opened */
  function lightNodes(nodes, chain, opened) {
    const before = new Set(chain.map((lesson) => lesson.id));
    for (const node of nodes) {
      node.classList.toggle("before", before.has(findId(node)));
      node.classList.toggle("after", opened.has(findId(node)));
    }
  }

  /** @param {ToolBox} box @param {Lesson[]} chain @param {Set<string>} opened */
  function lightEdges(box, chain, opened) {
    const before = new Set(chain.map((lesson) => lesson.id));
    const after = new Set([...opened, chain.at(-1)?.id]);
    /** @type {NodeListOf<SVGElement>} */
    const edges = box.querySelectorAll("[data-from]");
    for (const edge of edges) {
      const { from = "", to = "" } = edge.dataset;
      edge.classList.toggle("before", before.has(from) && before.has(to));
      edge.classList.toggle("after", after.has(from) && opened.has(to));
    }
  }

  /** @param {Lesson[]} chain what comes before a lesson, then it @param {number} opened */
  function describeLight(chain, opened) {
    const first = [...chain];
    const lesson = /** @type {Lesson} */ (first.pop());
    const open = first.filter((one) => !isFinished(one));
    const state = open.length ? `${open.length} of them still open` : "all done";
    return [
      `${lesson.title}: ${formatCount(lesson.hours, "hour")}.`,
      first.length
        ? `Before it ${formatCount(first.length, "lesson")}, ${state}.`
        : "Nothing comes before it.",
      opened ? `It opens ${formatCount(opened, "lesson")}.` : "It opens no other lesson yet.",
    ].join(" ");
  }

  /**
   * "What do I still need for …": a choice of lessons, and the list of what is open before one.
   * @param {ToolBox} box
   * @param {Roadmap} roadmap
   */
  function addNeeds(box, { lessons, parts }) {
    const needs = /** @type {HTMLElement} */ (box.querySelector(".needs"));
    const select = make("select", { id: "need" });
    const list = make("div", { className: "needed" });
    list.setAttribute("aria-live", "polite");
    select.append(make("option", { value: "", textContent: "Choose a lesson" }));
    for (const part of parts) addOptions(select, part.title, part.lessons);
    needs.replaceChildren(make("label", { htmlFor: "need" }, "Lesson "), select, list);
    const wanted = readParameter("for") ?? "";
    select.value = lessons.has(wanted) ? wanted : "";
    box.update = () => {
      list.replaceChildren();
      if (select.value) list.append(...makeNeeds(getLesson(select.value, lessons), lessons));
    };
    select.onchange = () => {
      const address = select.value ? `?for=${select.value}` : location.pathname;
      history.replaceState(history.state, "", address);
      box.update();
    };
  }

  /** @param {Lesson} goal @param {Lessons} lessons */
  function makeNeeds(goal, lessons) {
    const open = listUpTo(goal.id, lessons).filter((lesson) => !isFinished(lesson));
    if (!open.length) {
      const link = makeLink(goal.url, goal.title);
      return [make("p", {}, "Nothing: ", link, " and all that comes before it are done.")];
    }
    const first = open.filter((lesson) => lesson !== goal);
    const hours = open.reduce((sum, lesson) => sum + computeRest(lesson), 0);
    const total = formatCount(hours, "hour");
    const text = first.length
      ? `${formatCount(first.length, "lesson")} before it; with the lesson itself ${total}: `
      : `Nothing before it is missing; the lesson itself takes ${total}: `;
    return [
      make("p", {}, text),
      make("ol", {}, ...open.map(makeNeed)),
      make("p", {}, makeLink(`planner/?goal=${goal.id}`, "Plan it week by week")),
    ];
  }

  /** @param {Lesson} lesson */
  function makeNeed(lesson) {
    const [own] = countTicks(lesson);
    const text = ` ${formatHours(computeRest(lesson))}${own ? " left" : ""}`;
    const hours = make("span", { className: "hours" }, text);
    return make("li", {}, makeLink(lesson.url, lesson.title), hours);
  }

  /* ---- Planner ---- */

  const DAY = 864e5;
  const WEEKS = 1000; // at most
  const format = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });

  /** @param {string} day as 2026-12-24 */
  function parseDay(day) {
    return Date.parse(`${day}T00:00:00Z`);
  }

  /** @param {unknown} day @returns {day is string} whether a plan may begin there */
  function isDay(day) {
    return /^(19|2\d)\d\d-\d\d-\d\d$/.test(String(day)) && !Number.isNaN(parseDay(String(day)));
  }

  /** @param {number} time */
  function formatDay(time) {
    return new Date(time).toISOString().slice(0, 10);
  }

  /** @param {string} from @param {string} to */
  function formatDates(from, to) {
    return format.formatRange(parseDay(from), parseDay(to));
  }

  /** @param {number} time @param {number} length in days */
  function listDays(time, length) {
    return Array.from({ length }, (_, n) => formatDay(time + n * DAY));
  }

  /**
   * The lessons that are left of a goal, dealt into weeks of seven days from the start.
   * @param {Settings} settings
   * @param {Roadmap} roadmap
   * @returns {Plan | null} null where it takes too many weeks
   */
  function makePlan(settings, { lessons, routes }) {
    const { goal } = settings;
    const route = routes.find((one) => one.id === goal);
    const ids = route ? turing.listLessons(route) : [goal];
    const chain = route ? orderLessons(ids, lessons) : listUpTo(goal, lessons);
    const now = readTicks();
    const entries = chain
      .map((lesson) => ({
        lesson,
        own: !route || ids.includes(lesson.id),
        rest: computeRest(lesson, now),
      }))
      .filter((entry) => entry.rest);
    const weeks = dealWeeks(entries, settings);
    return (
      weeks && {
        title: (route ?? getLesson(goal, lessons)).title,
        weeks,
        lessons: chain,
        todo: entries.map((entry) => entry.lesson),
        missing: ids.filter((id) => !lessons.has(id)),
      }
    );
  }

  /** @param {Entry[]} entries @param {Settings} settings */
  function dealWeeks(entries, { hours, start, holidays }) {
    const free = new Set(
      holidays.flatMap(([first, last]) => {
        const time = parseDay(first);
        return listDays(time, (parseDay(last) - time) / DAY + 1);
      }),
    );
    const queue = [...entries];
    const weeks = [];
    for (let time = parseDay(start); queue.length; time += 7 * DAY) {
      if (weeks.length === WEEKS) return null;
      const days = listDays(time, 7);
      const off = days.filter((day) => free.has(day)).length;
      weeks.push({ from: days[0], to: days[6], off, ...dealWeek(queue, computeRoom(hours, off)) });
    }
    return weeks;
  }

  /**
   * A week's hours, in half hours: a holiday takes a seventh of them.
   * @param {number} hours
   * @param {number} off
   */
  function computeRoom(hours, off) {
    if (off === 7) return 0;
    return Math.floor(((hours * (7 - off)) / 7) * 2) / 2 || 0.5;
  }

  /**
   * Takes from the front of the queue what fits into a week.
   * @param {Entry[]} queue
   * @param {number} room
   */
  function dealWeek(queue, room) {
    /** @type {Piece[]} */
    const pieces = [];
    let hours = 0;
    while (hours < room && queue.length) {
      const [entry] = queue;
      const taken = Math.min(room - hours, entry.rest);
      hours += taken;
      entry.rest -= taken;
      const ends = entry.rest === 0;
      if (ends) queue.shift();
      pieces.push({ lesson: entry.lesson, hours: taken, own: entry.own, ends });
    }
    return { hours, pieces };
  }

  /** @param {Piece} piece */
  function describePiece({ lesson, hours, ends }) {
    return `${lesson.title} (${formatHours(hours)}${ends ? ", done" : ""})`;
  }

  /** @param {string} goal @param {Plan} plan */
  async function downloadCalendar(goal, { weeks, title }) {
    if (!(await turing.loadScript(makeLink("assets/vendor/ical/ical.js").href))) {
      alert(
        "The calendar file needs a part of this site that could not be loaded. Try again with a connection.",
      );
      return;
    }
    ICAL.foldLength = 74; // and the blank that begins a folded line: 75 octets
    const name = goal.replace("/", "-");
    const file = new ICAL.Component("vcalendar");
    file.addPropertyWithValue("version", "2.0");
    file.addPropertyWithValue("prodid", "-//Turing Tensor//Planner//EN");
    for (const [n, week] of weeks.entries()) {
      if (week.pieces.length)
        file.addSubcomponent(makeEvent(name, `${title}, week ${n + 1}`, week));
    }
    turing.download(`turing-tensor-${name}.ics`, "text/calendar", `${file}\r\n`);
  }

  /** @param {string} name @param {string} title @param {Week} week */
  function makeEvent(name, title, { from, to, pieces }) {
    const event = new ICAL.Component("vevent");
    const links = pieces.map((piece) => makeLink(piece.lesson.url).href);
    const texts = pieces.map(describePiece);
    const properties = {
      uid: `${name}-${from}@turing-tensor`,
      dtstamp: ICAL.Time.fromJSDate(new Date(), true),
      dtstart: ICAL.Time.fromDateString(from),
      dtend: ICAL.Time.fromDateString(formatDay(parseDay(to) + DAY)),
      summary: `${title}: ${texts.join("; ")}`,
      description: texts.map((text, n) => `${text}\n${links[n]}`).join("\n"),
      url: links[0],
      transp: "TRANSPARENT",
    };
    for (const [key, value] of Object.entries(properties)) event.addPropertyWithValue(key, value);
    return event;
  }

  /** @param {unknown} pair @returns {pair is Holiday} */
  function isHoliday(pair) {
    const [first, last] = Array.isArray(pair) ? pair : [];
    if (!isDay(first) || !isDay(last)) return false;
    const days = (parseDay(last) - parseDay(first)) / DAY;
    return days >= 0 && days <= 366;
  }

  /** @param {ToolBox} box @param {Roadmap} roadmap */
  function showPlanner(box, roadmap) {
    if (box.dataset.built) {
      box.update();
      return;
    }
    box.dataset.built = "true";
    const keep = buildPlanner(box, roadmap);
    if (readParameter("goal")) {
      // Else a reload would take back what is chosen next.
      history.replaceState(history.state, "", location.pathname);
      keep();
    } else {
      box.update();
    }
  }
  tools.planner = showPlanner;

  /** @param {ToolBox} box @param {Roadmap} roadmap */
  function buildPlanner(box, roadmap) {
    const stored = turing.read("plan") ?? {};
    const controls = makeControls(roadmap, stored);
    const { goal, weekly, start, from, to } = controls;
    // An imported plan may hold anything.
    let holidays = Array.isArray(stored.holidays) ? stored.holidays.filter(isHoliday) : [];
    const off = make("ul", { className: "holidays" });
    const fault = make("p", { className: "fault" });
    fault.setAttribute("role", "alert");
    const told = make("summary");
    const list = make("ul");
    const result = make("div");
    result.setAttribute("aria-live", "polite");
    const form = makeForm(controls, makeButton("Add", addHoliday), off);
    form.append(fault, make("details", {}, told, list));
    box.replaceChildren(form, result);

    /** @returns {Settings} */
    function readSettings() {
      return { goal: goal.value, hours: +weekly.value, start: start.value, holidays };
    }

    function keep() {
      const settings = readSettings();
      if (!findFault(settings)) turing.write("plan", settings);
      box.update();
    }

    function addHoliday() {
      const pair = [from.value, to.value || from.value];
      if (!isHoliday(pair)) {
        fault.textContent =
          "A holiday needs a first day (from 1900 to 2999), and a last day that is not before it and at most a year after.";
        return;
      }
      holidays = [...holidays, pair].sort();
      from.value = "";
      to.value = "";
      keep();
    }

    /** @param {Holiday} holiday */
    function makeHoliday(holiday) {
      const name = formatDates(...holiday);
      const out = makeButton("Remove", () => {
        holidays = holidays.filter((one) => one !== holiday);
        keep();
        from.focus();
      });
      out.setAttribute("aria-label", `Remove ${name}`);
      return make("li", {}, name, " ", out);
    }

    function beginToday() {
      start.value = formatToday();
      keep();
    }

    box.update = () => {
      const settings = readSettings();
      off.replaceChildren(...holidays.map(makeHoliday));
      fault.textContent = findFault(settings);
      const plan = fault.textContent ? null : makePlan(settings, roadmap);
      if (!plan && !fault.textContent) fault.textContent = describeExcess(settings.hours);
      result.replaceChildren();
      if (!plan) return;
      showTicks(told, list, plan.lessons);
      result.append(...makeResult(settings, plan, beginToday));
    };
    goal.onchange = keep;
    weekly.onchange = keep;
    start.onchange = keep;
    return keep;
  }

  /** @param {Roadmap} roadmap @param {Partial<Settings>} stored */
  function makeControls({ lessons, parts, routes }, stored) {
    const goal = make("select", { id: "goal" });
    addOptions(goal, "Routes", routes);
    for (const part of parts) addOptions(goal, part.title, part.lessons);
    const known = new Set([...routes.map((route) => route.id), ...lessons.keys()]);
    const wishes = [readParameter("goal"), stored.goal, routes[0]?.id];
    goal.value = wishes.find((id) => id && known.has(id)) ?? "";
    const weekly = make("input", { id: "weekly", type: "number", min: 0.5, max: 80, step: 0.5 });
    weekly.value = String(stored.hours ?? 6);
    const start = make("input", {
      id: "start",
      type: "date",
      value: isDay(stored.start) ? stored.start : formatToday(),
    });
    const from = make("input", { id: "from", type: "date" });
    const to = make("input", { id: "to", type: "date" });
    return { goal, weekly, start, from, to };
  }

  /**
   * @param {Record<"goal" | "weekly" | "start" | "from" | "to", HTMLElement>} controls
   * @param {HTMLElement} add
   * @param {HTMLElement} off
   */
  function makeForm({ goal, weekly, start, from, to }, add, off) {
    const legend = make("legend", {}, "Holidays");
    return make(
      "div",
      { className: "planner-form" },
      makeField("Route or lesson", goal),
      makeField("Hours a week", weekly),
      makeField("First day", start),
      make("fieldset", {}, legend, makeField("From", from), makeField("To", to), add, off),
    );
  }

  /** @param {string} text @param {HTMLElement} control */
  function makeField(text, control) {
    return make("p", { className: "field" }, make("label", { htmlFor: control.id }, text), control);
  }

  /** @param {Settings} settings */
  function findFault({ hours, start }) {
    if (!(hours >= 0.5 && hours <= 80)) return "Hours a week: a number from 0.5 to 80.";
    if (!start) return "The first day is missing.";
    return isDay(start) ? "" : "First day: a day of the years 1900 to 2999.";
  }

  /** @param {number} hours */
  function describeExcess(hours) {
    const pace = `At ${formatCount(hours, "hour")} a week`;
    return `${pace} that takes more than ${WEEKS} weeks: give it more hours, or take a nearer goal.`;
  }

  /**
   * Lists the plan's lessons to tick, with those that are done.
   * @param {HTMLElement} summary
   * @param {HTMLElement} list
   * @param {Lesson[]} lessons
   */
  function showTicks(summary, list, lessons) {
    const ready = lessons.filter((lesson) => isFinished(lesson));
    const all = formatCount(lessons.length, "lesson");
    summary.textContent = `What is done already: ${ready.length} of ${all}`;
    const active = /** @type {HTMLInputElement} */ (document.activeElement);
    const focused = [...list.querySelectorAll("input")].indexOf(active);
    list.replaceChildren(...lessons.map(makeTick));
    list.querySelectorAll("input")[focused]?.focus();
  }

  /** @param {Lesson} lesson */
  function makeTick(lesson) {
    const box = make("input", { type: "checkbox", checked: isFinished(lesson) });
    box.onchange = () => {
      const [own] = countTicks(lesson);
      const question = `Take away the ${formatCount(own, "tick")} of “${lesson.title}”?`;
      if (box.checked || confirm(question)) turing.tick(lesson.checkpoints, box.checked);
      else box.checked = true;
    };
    return make("li", {}, make("label", {}, box, ` ${lesson.title}`));
  }

  /** @param {Settings} settings @param {Plan} plan @param {() => void} beginToday */
  function makeResult(settings, plan, beginToday) {
    const { title, todo, weeks } = plan;
    const gone = describeMissing(plan.missing.length);
    const last = weeks.at(-1);
    if (!last) return [make("p", {}, `Nothing is left of “${title}”.${gone}`)];
    const hours = weeks.reduce((sum, week) => sum + week.hours, 0);
    const counts = [
      formatCount(todo.length, "lesson"),
      formatCount(hours, "hour"),
      formatCount(weeks.length, "week"),
    ];
    const dates = formatDates(settings.start, last.to);
    const line = make(
      "p",
      { className: "plan-sum" },
      `${title}: ${counts.join(", ")}, ${dates}.${gone}`,
    );
    if (settings.start < formatToday()) line.append(" ", makeButton("Begin today", beginToday));
    const calendar = () => downloadCalendar(settings.goal, plan);
    const buttons = make("p", { className: "plan-buttons" });
    buttons.append(
      makeButton("Print", () => print()),
      " ",
      makeButton("Download for your calendar (.ics)", calendar),
    );
    const starred = weeks.some((week) => week.pieces.some((piece) => !piece.own));
    const star = "* Required by what follows. If you know it already, tick it above.";
    return [
      line,
      buttons,
      ...(starred ? [make("p", {}, star)] : []),
      makeTable(["Week", "Dates", "Hours", "Lessons"], weeks.map(listCells)),
    ];
  }

  /** @param {number} count of the route's pages */
  function describeMissing(count) {
    if (!count) return "";
    const verb = count === 1 ? "is" : "are";
    return ` ${formatCount(count, "page")} of this route ${verb} not written yet and not counted.`;
  }

  /** @param {Week} week @param {number} n */
  function listCells(week, n) {
    const pieces = week.pieces.flatMap((piece, m) => [
      m ? " · " : "",
      makeLink(piece.lesson.url, piece.lesson.title),
      describeShare(piece),
    ]);
    const off = week.off && week.off < 7 ? ` · ${formatCount(week.off, "day")} off` : "";
    return [
      String(n + 1),
      formatDates(week.from, week.to),
      week.hours ? formatNumber(week.hours) : "",
      [...(pieces.length ? pieces : ["Holiday"]), off],
    ];
  }

  /** @param {Piece} piece */
  function describeShare({ hours, own, ends }) {
    return ` ${formatHours(hours)}${ends ? "" : ", to be continued"}${own ? "" : " *"}`;
  }

  /* ---- Progress ---- */

  /** @param {string} text */
  function parseExport(text) {
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      throw new Error("it is not JSON");
    }
    if (file?.format !== "turing-tensor progress") {
      throw new Error("it is not a progress file of this site");
    }
    if (file.version !== 1) {
      throw new Error(
        `its version is ${file.version}, this site reads 1: reload the page and try again`,
      );
    }
    return file;
  }

  /**
   * Reads an export into what is here: a tick that either has is kept, under its earlier date; the
   * plan only if there is none.
   * @param {string} text
   */
  function mergeExport(text) {
    const file = parseExport(text);
    const told = mergeTicks(file.done ?? {});
    if (file.plan && !turing.read("plan")) turing.write("plan", file.plan);
    if (file.last && !turing.read("last")) turing.write("last", file.last);
    return told;
  }

  /** @param {Ticks} done */
  function mergeTicks(done) {
    const ticks = Object.entries(done).filter(
      ([id, day]) => /^[a-z][a-z0-9-]+$/.test(id) && /^\d{4}-\d\d-\d\d$/.test(day),
    );
    const now = readTicks();
    const fresh = ticks.filter(([id]) => !(id in now)).length;
    for (const [id, day] of ticks) {
      if (!(id in now) || day < now[id]) now[id] = day;
    }
    turing.write("done", now);
    return `${formatCount(ticks.length, "tick")} read, ${fresh} of them new here.`;
  }

  /** @param {ToolBox} box @param {Roadmap} roadmap */
  function showProgress(box, roadmap) {
    if (!box.dataset.built) {
      box.dataset.built = "true";
      buildProgress(box, roadmap);
    }
    box.update();
  }
  tools.progress = showProgress;

  /** @param {ToolBox} box @param {Roadmap} roadmap */
  function buildProgress(box, roadmap) {
    const state = make("div");
    const told = make("p", { className: "told" });
    told.setAttribute("role", "status");
    const input = make("input", { id: "import", type: "file", accept: ".json,application/json" });
    input.onchange = async () => {
      const [file] = /** @type {FileList} */ (input.files);
      try {
        told.textContent = mergeExport(await file.text());
      } catch (error) {
        const { message } = /** @type {Error} */ (error);
        told.textContent = `“${file.name}” was not read: ${message}. Nothing was changed.`;
      }
      input.value = "";
      turing.refresh();
    };
    const buttons = make(
      "p",
      { className: "plan-buttons" },
      makeButton("Export", turing.save),
      " ",
      make("label", { htmlFor: "import" }, "Import "),
      input,
      " ",
      makeButton("Delete all", () => deleteAll(told)),
    );
    const stay = make("p");
    box.replaceChildren(state, buttons, told, stay);
    askToStay(stay);
    box.update = () => state.replaceChildren(...makeProgress(roadmap));
  }

  /** @param {HTMLElement} told */
  function deleteAll(told) {
    const ticks = formatCount(Object.keys(readTicks()).length, "tick");
    const question = `Delete all ${ticks} and the plan from this browser? Without an export they are gone.`;
    if (!confirm(question)) return;
    turing.remove("done");
    turing.remove("last");
    turing.remove("plan");
    turing.remove("damaged");
    told.textContent = "Deleted.";
    turing.refresh();
  }

  /** @param {HTMLElement} line */
  async function askToStay(line) {
    const safe = await navigator.storage?.persisted?.();
    if (safe === undefined) return;
    if (safe) {
      line.textContent = "This browser has agreed not to delete it by itself.";
      return;
    }
    const ask = async () => {
      line.textContent = (await navigator.storage.persist())
        ? "This browser will not delete it by itself."
        : "This browser decides by itself; an export is safe.";
    };
    line.append(makeButton("Ask this browser to keep it", ask));
  }

  /** @param {Roadmap} roadmap */
  function makeProgress({ lessons, parts }) {
    const now = readTicks();
    const [own, all] = turing.sumTicks(lessons.values());
    const line = make("p", {}, `${own} of ${all} checkpoints done. `);
    const other = Object.keys(now).length - own;
    if (other) {
      line.append(
        `${formatCount(other, "tick")} of pages that this site does not have are kept too. `,
      );
    }
    line.append(...turing.linkBack());
    const rows = parts.filter((part) => part.lessons.length).map((part) => listShares(part, now));
    return [line, makeTable(["Part", "Share", "Checkpoints", "Lessons"], rows)];
  }

  /** @param {Part} part @param {Ticks} now */
  function listShares({ title, lessons }, now) {
    const [own, all] = turing.sumTicks(lessons);
    const bar = make("progress", { max: all, value: own });
    bar.setAttribute("aria-label", title);
    const ready = lessons.filter((lesson) => isFinished(lesson, now)).length;
    return [title, bar, `${own} of ${all}`, `${ready} of ${lessons.length}`];
  }
})();
