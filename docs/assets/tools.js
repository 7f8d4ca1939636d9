/* Map, planner and progress: what those three pages need, loaded on them only. */
(() => {
  const { tools, count, finished, button, link, done } = turing;

  const el = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const hours = (number) => `${+number.toFixed(1)} h`;
  const many = (number, noun) => `${+number.toFixed(1)} ${noun}${number === 1 ? "" : "s"}`;

  /* Every lesson that must come before those of `ids`, then they, each once: prerequisites first, the given order where it is free. */
  function inOrder(ids, lessons) {
    const found = new Set();
    const visit = (id) => {
      if (found.has(id) || !lessons.has(id)) return;
      lessons.get(id).requires.forEach(visit);
      found.add(id);
    };
    ids.forEach(visit);
    return [...found].map((id) => lessons.get(id));
  }

  /* One lesson and all that must come before it, in the curriculum's order where it is free. */
  function upTo(id, lessons) {
    const chain = new Set(inOrder([id], lessons));
    return inOrder([...lessons.keys()].filter((name) => chain.has(lessons.get(name))), lessons);
  }

  function opens(id, lessons, found = new Set()) {
    for (const lesson of lessons.values()) if (lesson.requires.includes(id) && !found.has(lesson.id)) { found.add(lesson.id); opens(lesson.id, lessons, found); }
    return found;
  }

  /* What is left of a lesson: its hours in the share of its open checkpoints, in half hours. */
  function left(lesson, now) {
    const [own, all] = count(lesson, now);
    return Math.ceil(lesson.hours * (1 - own / all) * 2) / 2;
  }

  function options(select, { routes, parts }, withRoutes) {
    const group = (label, entries) => entries.length && select.append(el("optgroup", { label }, ...entries.map((e) => el("option", { value: e.id, textContent: e.title }))));
    if (withRoutes) group("Routes", routes);
    for (const part of parts) group(part.title, part.lessons);
  }

  const asked = (name) => new URLSearchParams(location.search).get(name);

  /* ---- Map ---- */

  tools.map = (box, roadmap) => {
    const { lessons } = roadmap, now = done(), nodes = [...box.querySelectorAll("[data-node]")].filter((node) => lessons.has(node.dataset.node)), edges = [...box.querySelectorAll("[data-from]")];
    for (const node of nodes) {
      const lesson = lessons.get(node.dataset.node), [own, all] = count(lesson, now);
      const state = own === all ? "done" : own ? "begun" : lesson.requires.every((id) => finished(lessons.get(id), now)) ? "ready" : "";
      node.setAttribute("class", state);
      const spoken = { done: "done", begun: `${own} of ${all} checkpoints done`, ready: "everything it requires is done" }[state];
      node.setAttribute("aria-label", [lesson.title, many(lesson.hours, "hour"), spoken].filter(Boolean).join(", "));
    }
    if (box.dataset.built) return box.update();
    box.dataset.built = true;
    const line = box.querySelector(".graph-line"), hint = line.textContent;
    function light(id) {
      const chain = new Set(id ? inOrder([id], lessons).map((lesson) => lesson.id) : []), after = id ? opens(id, lessons) : new Set();
      box.classList.toggle("lit", !!id);
      for (const node of nodes) {
        node.classList.toggle("before", chain.has(node.dataset.node));
        node.classList.toggle("after", after.has(node.dataset.node));
      }
      const on = (edge, set, other) => set.has(edge.dataset.to) && (set.has(edge.dataset.from) || other === edge.dataset.from);
      for (const edge of edges) {
        edge.classList.toggle("before", on(edge, chain));
        edge.classList.toggle("after", on(edge, after, id));
      }
      if (!id) { line.textContent = hint; return; }
      const first = [...chain].slice(0, -1).map((name) => lessons.get(name)), open = first.filter((lesson) => !finished(lesson));
      line.textContent = `${lessons.get(id).title}: ${many(lessons.get(id).hours, "hour")}. ` +
        (first.length ? `Before it ${many(first.length, "lesson")}, ${open.length ? `${open.length} of them still open` : "all done"}. ` : "Nothing comes before it. ") +
        (after.size ? `It opens ${many(after.size, "lesson")}.` : "It opens no other lesson yet.");
    }
    for (const node of nodes) {
      node.onmouseenter = node.onfocus = () => light(node.dataset.node);
      node.onmouseleave = node.onblur = () => light(document.activeElement?.dataset?.node);
    }
    const needs = box.querySelector(".needs"), select = el("select", { id: "need" }), list = el("div", { className: "needed" });
    list.setAttribute("aria-live", "polite");
    select.append(el("option", { value: "", textContent: "Choose a lesson" }));
    options(select, roadmap);
    needs.replaceChildren(el("label", { htmlFor: "need" }, "Lesson "), select, list);
    select.value = lessons.has(asked("for")) ? asked("for") : "";
    box.update = () => {
      list.replaceChildren();
      if (!select.value) return;
      const goal = lessons.get(select.value), open = upTo(goal.id, lessons).filter((lesson) => !finished(lesson)), first = open.filter((lesson) => lesson !== goal);
      if (!open.length) return list.append(el("p", {}, `Nothing: `, link(goal.url, goal.title), ` and all that comes before it are done.`));
      const total = open.reduce((all, lesson) => all + left(lesson), 0);
      list.append(
        el("p", {}, first.length ? `${many(first.length, "lesson")} before it; with the lesson itself ${many(total, "hour")}: ` : `Nothing before it is missing; the lesson itself takes ${many(total, "hour")}: `),
        el("ol", {}, ...open.map((lesson) => {
          const [own] = count(lesson);
          return el("li", {}, link(lesson.url, lesson.title), el("span", { className: "hours" }, ` ${hours(left(lesson))}${own ? " left" : ""}`));
        })),
        el("p", {}, link(`planner/?goal=${goal.id}`, "Plan it week by week")));
    };
    select.onchange = () => {
      history.replaceState(history.state, "", select.value ? `?for=${select.value}` : location.pathname);
      box.update();
    };
    box.update();
  };

  /* ---- Planner ---- */

  const DAY = 864e5, WEEKS = 1000;
  const time = (day) => Date.parse(`${day}T00:00:00Z`), iso = (ms) => new Date(ms).toISOString().slice(0, 10);
  const dates = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const spoken = (from, to = from) => dates.formatRange(time(from), time(to));

  /* The lessons that are left of a goal, dealt into weeks of seven days from the start: a holiday takes a seventh of its week's hours. */
  function plan({ goal, hours: weekly, start, holidays }, { lessons, routes }, now = done()) {
    const route = routes.find((found) => found.id === goal), ids = route ? [...new Set(route.stages.flatMap((stage) => stage.lessons))] : [goal];
    const all = route ? inOrder(ids, lessons) : upTo(goal, lessons), todo = all.map((lesson) => ({ lesson, own: !route || ids.includes(lesson.id), rest: left(lesson, now) })).filter((entry) => entry.rest);
    const weeks = [], free = new Set(holidays.flatMap(([from, to]) => Array.from({ length: (time(to) - time(from)) / DAY + 1 }, (_, n) => iso(time(from) + n * DAY))));
    for (let at = time(start), next = 0; next < todo.length; at += 7 * DAY) {
      if (weeks.length === WEEKS) return { error: `At ${many(weekly, "hour")} a week that takes more than ${WEEKS} weeks: give it more hours, or take a nearer goal.` };
      const off = Array.from({ length: 7 }, (_, n) => iso(at + n * DAY)).filter((day) => free.has(day)).length, week = { from: iso(at), to: iso(at + 6 * DAY), off, hours: 0, pieces: [] };
      for (let room = Math.floor(weekly * (7 - off) / 7 * 2) / 2 || (off < 7 ? 0.5 : 0); room && next < todo.length;) {
        const entry = todo[next], taken = Math.min(room, entry.rest);
        entry.rest -= taken;
        room -= taken;
        week.hours += taken;
        week.pieces.push({ lesson: entry.lesson, hours: taken, own: entry.own, ends: !entry.rest });
        if (!entry.rest) next++;
      }
      weeks.push(week);
    }
    return { weeks, lessons: all, todo: todo.map((entry) => entry.lesson), missing: ids.filter((id) => !lessons.has(id)), title: route ? route.title : lessons.get(goal).title };
  }
  const piece = ({ lesson, hours: taken, ends }) => `${lesson.title} (${hours(taken)}${ends ? ", done" : ""})`;

  async function calendar({ goal }, { weeks, title }) {
    if (!await turing.script(link("assets/vendor/ical/ical.js").href)) return alert("The calendar file needs a part of this site that could not be loaded. Try again with a connection.");
    ICAL.foldLength = 74; // and the blank that begins a folded line: 75 octets
    const file = new ICAL.Component("vcalendar"), day = (text) => ICAL.Time.fromDateString(text);
    file.addPropertyWithValue("version", "2.0");
    file.addPropertyWithValue("prodid", "-//Turing Tensor//Planner//EN");
    for (const [n, week] of weeks.entries()) {
      if (!week.pieces.length) continue;
      const event = new ICAL.Component("vevent"), set = (name, value) => event.addPropertyWithValue(name, value);
      set("uid", `${goal.replace("/", "-")}-${week.from}@turing-tensor`);
      set("dtstamp", ICAL.Time.fromJSDate(new Date(), true));
      set("dtstart", day(week.from));
      set("dtend", day(iso(time(week.to) + DAY)));
      set("summary", `${title}, week ${n + 1}: ${week.pieces.map(piece).join("; ")}`);
      set("description", week.pieces.map((p) => `${piece(p)}\n${link(p.lesson.url).href}`).join("\n"));
      set("url", link(week.pieces[0].lesson.url).href);
      set("transp", "TRANSPARENT");
      file.addSubcomponent(event);
    }
    turing.download(`turing-tensor-${goal.replace("/", "-")}.ics`, "text/calendar", `${file}\r\n`);
  }

  tools.planner = (box, roadmap) => {
    if (box.dataset.built) return box.update();
    box.dataset.built = true;
    const stored = turing.read(turing.PLAN) ?? {}, known = (id) => roadmap.lessons.has(id) || roadmap.routes.some((route) => route.id === id);
    const field = (text, control) => el("p", { className: "field" }, el("label", { htmlFor: control.id }, text), control);
    const goal = el("select", { id: "goal" }), weekly = el("input", { id: "weekly", type: "number", min: 0.5, max: 80, step: 0.5, value: stored.hours ?? 6 });
    const start = el("input", { id: "start", type: "date", value: stored.start ?? turing.today() });
    const from = el("input", { id: "from", type: "date" }), to = el("input", { id: "to", type: "date" });
    options(goal, roadmap, true);
    goal.value = [asked("goal"), stored.goal, roadmap.routes[0]?.id].find((id) => id && known(id));
    const isHoliday = (pair) => { const days = (time(pair?.[1]) - time(pair?.[0])) / DAY; return days >= 0 && days <= 366; };
    let holidays = Array.isArray(stored.holidays) ? stored.holidays.filter(isHoliday) : []; // an imported plan may hold anything
    const fault = el("p", { className: "fault" }), off = el("ul", { className: "holidays" }), result = el("div"), told = el("summary"), already = el("details", {}, told, el("ul"));
    fault.setAttribute("role", "alert");
    result.setAttribute("aria-live", "polite");
    const add = () => {
      const end = to.value || from.value;
      if (!isHoliday([from.value, end])) return void (fault.textContent = "A holiday needs a first day, and a last day that is not before it and at most a year after.");
      holidays = [...holidays, [from.value, end]].sort();
      from.value = to.value = "";
      keep();
    };
    const form = el("div", { className: "planner-form" }, field("Route or lesson", goal), field("Hours a week", weekly), field("First day", start),
      el("fieldset", {}, el("legend", {}, "Holidays"), field("From", from), field("To", to), button("Add", add), off), fault, already);
    box.replaceChildren(form, result);

    function keep() {
      turing.write(turing.PLAN, { goal: goal.value, hours: +weekly.value, start: start.value, holidays });
      box.update();
    }
    goal.onchange = weekly.onchange = start.onchange = keep;

    box.update = () => {
      const settings = { goal: goal.value, hours: +weekly.value, start: start.value, holidays };
      off.replaceChildren(...holidays.map(([first, last], n) => {
        const name = spoken(first, last), out = button("Remove", () => { holidays = holidays.filter((_, m) => m !== n); keep(); from.focus(); });
        out.setAttribute("aria-label", `Remove ${name}`);
        return el("li", {}, name, " ", out);
      }));
      fault.textContent = !(settings.hours >= 0.5 && settings.hours <= 80) ? "Hours a week: a number from 0.5 to 80." : !settings.start ? "The first day is missing." : "";
      const made = fault.textContent ? {} : plan(settings, roadmap);
      if (made.error) fault.textContent = made.error;
      result.replaceChildren();
      if (fault.textContent) return;
      const ready = made.lessons.filter((lesson) => finished(lesson));
      told.textContent = `What is done already: ${ready.length} of ${many(made.lessons.length, "lesson")}`;
      const ticked = [...already.querySelectorAll("input")].indexOf(document.activeElement);
      already.lastChild.replaceChildren(...made.lessons.map((lesson) => {
        const tick = el("input", { type: "checkbox", checked: finished(lesson), onchange: () => {
          const [own] = count(lesson);
          if (tick.checked || confirm(`Take away the ${many(own, "tick")} of “${lesson.title}”?`)) turing.tick(lesson.checkpoints, tick.checked);
          else tick.checked = true;
        } });
        return el("li", {}, el("label", {}, tick, ` ${lesson.title}`));
      }));
      already.querySelectorAll("input")[ticked]?.focus();
      const total = made.weeks.reduce((all, week) => all + week.hours, 0), last = made.weeks.at(-1);
      const gone = made.missing.length ? ` ${many(made.missing.length, "page")} of this route ${made.missing.length === 1 ? "is" : "are"} not written yet and not counted.` : "";
      if (!last) return result.append(el("p", {}, `Nothing is left of “${made.title}”.${gone}`));
      const behind = settings.start < turing.today() ? [" ", button("Begin today", () => { start.value = turing.today(); keep(); })] : [];
      result.append(
        el("p", { className: "plan-sum" }, `${made.title}: ${many(made.todo.length, "lesson")}, ${many(total, "hour")}, ${many(made.weeks.length, "week")}, ${spoken(settings.start, last.to)}.${gone}`, ...behind),
        el("p", { className: "plan-buttons" }, button("Print", () => print()), " ", button("Download for your calendar (.ics)", () => calendar(settings, made))),
        ...(made.weeks.some((week) => week.pieces.some((p) => !p.own)) ? [el("p", {}, "* Required by what follows. If you know it already, tick it above.")] : []),
        el("table", {}, el("thead", {}, el("tr", {}, ...["Week", "Dates", "Hours", "Lessons"].map((text) => el("th", { scope: "col" }, text)))),
          el("tbody", {}, ...made.weeks.map((week, n) => el("tr", {}, el("td", {}, n + 1), el("td", {}, spoken(week.from, week.to)), el("td", {}, week.hours ? +week.hours.toFixed(1) : ""),
            el("td", {}, ...(week.pieces.length ? [] : ["Holiday"]), ...week.pieces.flatMap((p, m) => [m ? " · " : "", link(p.lesson.url, p.lesson.title), ` ${hours(p.hours)}${p.ends ? "" : ", to be continued"}${p.own ? "" : " *"}`]),
              ...(week.off && week.off < 7 ? [` · ${many(week.off, "day")} off`] : [])))))));
    };
    if (asked("goal")) {
      history.replaceState(history.state, "", location.pathname); // else a reload would take back what is chosen next
      keep();
    } else box.update();
  };

  /* ---- Progress ---- */

  /* Reads an export into what is here: a tick that either has is kept, under its earlier date; the plan only if there is none. */
  function merge(text) {
    let file;
    try { file = JSON.parse(text); } catch { throw new Error("it is not JSON"); }
    if (file?.format !== "turing-tensor progress") throw new Error("it is not a progress file of this site");
    if (file.version !== 1) throw new Error(`its version is ${file.version}, this site reads 1: reload the page and try again`);
    const ticks = Object.entries(file.done ?? {}).filter(([id, day]) => /^[a-z][a-z0-9-]+$/.test(id) && /^\d{4}-\d\d-\d\d$/.test(day));
    const now = done(), fresh = ticks.filter(([id]) => !(id in now)).length;
    for (const [id, day] of ticks) if (!(id in now) || day < now[id]) now[id] = day;
    turing.write(turing.DONE, now);
    if (file.plan && !turing.read(turing.PLAN)) turing.write(turing.PLAN, file.plan);
    if (file.last && !turing.read(turing.LAST)) turing.write(turing.LAST, file.last);
    return `${many(ticks.length, "tick")} read, ${fresh} of them new here.`;
  }

  tools.progress = (box, roadmap) => {
    if (!box.dataset.built) {
      box.dataset.built = true;
      const told = el("p", { className: "told" }), file = el("input", { id: "import", type: "file", accept: ".json,application/json" });
      told.setAttribute("role", "status");
      file.onchange = async () => {
        try {
          told.textContent = merge(await file.files[0].text());
        } catch (error) {
          told.textContent = `“${file.files[0].name}” was not read: ${error.message}. Nothing was changed.`;
        }
        file.value = "";
        turing.changed();
      };
      const reset = () => {
        if (!confirm(`Delete all ${many(Object.keys(done()).length, "tick")} and the plan from this browser? Without an export they are gone.`)) return;
        for (const key of [turing.DONE, turing.LAST, turing.PLAN, turing.DAMAGED]) turing.remove(key);
        told.textContent = "Deleted.";
        turing.changed();
      };
      const state = el("div"), stay = el("p");
      box.replaceChildren(state, el("p", { className: "plan-buttons" }, button("Export", turing.save), " ", el("label", { htmlFor: "import" }, "Import "), file, " ", button("Delete all", reset)), told, stay);
      navigator.storage?.persisted?.().then((safe) => {
        if (!safe) stay.append(button("Ask this browser to keep it", async () => {
          stay.textContent = await navigator.storage.persist() ? "This browser will not delete it by itself." : "This browser decides by itself; an export is safe.";
        }));
        else stay.textContent = "This browser has agreed not to delete it by itself.";
      });
      box.update = () => {
        const now = done(), rows = roadmap.parts.filter((part) => part.lessons.length).map((part) => {
          const [own, all] = turing.sum(part.lessons), bar = el("progress", { max: all, value: own });
          bar.setAttribute("aria-label", part.title);
          return el("tr", {}, el("td", {}, part.title), el("td", {}, bar), el("td", {}, `${own} of ${all}`), el("td", {}, `${part.lessons.filter((lesson) => finished(lesson, now)).length} of ${part.lessons.length}`));
        });
        const [own, all] = turing.sum(roadmap.lessons.values()), other = Object.keys(now).length - own;
        state.replaceChildren(
          el("p", {}, `${own} of ${all} checkpoints done. `, ...(other ? [`${many(other, "tick")} of pages that this site does not have are kept too. `] : []), ...turing.resume()),
          el("table", {}, el("thead", {}, el("tr", {}, ...["Part", "Share", "Checkpoints", "Lessons"].map((text) => el("th", { scope: "col" }, text)))), el("tbody", {}, ...rows)));
      };
    }
    box.update();
  };
})();
