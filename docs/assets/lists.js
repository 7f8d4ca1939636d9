/* Filters of the lists in the library. They live in the address, so that a filtered list can be
   shared; without this script the whole list stands. */
(() => {
  const form = /** @type {HTMLFormElement} */ (document.getElementById("filters"));
  form.hidden = false;

  /** @param {HTMLElement} item */
  function readEntry(item) {
    /** @type {HTMLElement | null} */
    const group = item.closest("[data-group]");
    const heading = group?.querySelector("h2")?.textContent ?? "";
    return {
      item,
      is: String(item.dataset.is).split(" "),
      level: item.dataset.level,
      text: `${item.textContent} ${heading}`.toLowerCase(),
      shown: true,
    };
  }

  function fillForm() {
    const wanted = new URLSearchParams(location.search);
    const fields = /** @type {Iterable<HTMLInputElement>} */ (form.elements);
    for (const field of fields) {
      if (field.type === "checkbox") {
        field.checked = wanted.getAll(field.name).includes(field.value);
      } else if (field.name) {
        field.value = wanted.get(field.name) ?? "";
      }
    }
  }

  /**
   * What the form asks for, as a test of one entry.
   * @param {FormData} chosen
   */
  function makeTest(chosen) {
    const marks = chosen.getAll("is").map(String);
    const level = chosen.get("level");
    const text = /** @type {string} */ (chosen.get("text"));
    const words = text.toLowerCase().split(/\s+/);
    return (/** @type {ReturnType<typeof readEntry>} */ entry) =>
      marks.every((mark) => entry.is.includes(mark)) &&
      (!level || entry.level === level) &&
      words.every((word) => entry.text.includes(word));
  }

  /**
   * Hides the headings under which nothing is left.
   * @param {HTMLElement} list
   */
  function hideEmpty(list) {
    /** @type {NodeListOf<HTMLElement>} */
    const groups = list.querySelectorAll("[data-group]");
    for (const group of groups) group.hidden = !group.querySelector("[data-is]:not([hidden])");
  }

  /** @param {FormData} chosen */
  function keepAddress(chosen) {
    const filled = /** @type {[string, string][]} */ ([...chosen].filter(([, value]) => value));
    const query = new URLSearchParams(filled).toString();
    const address = location.pathname + (query && `?${query}`) + location.hash;
    history.replaceState(history.state, "", address);
  }

  function start() {
    const list = /** @type {HTMLElement} */ (document.getElementById("list"));
    const count = /** @type {HTMLElement} */ (document.getElementById("count"));
    const noun = count.textContent.replace(/^\d+/, "");
    /** @type {NodeListOf<HTMLElement>} */
    const items = list.querySelectorAll("[data-is]");
    const entries = Array.from(items, readEntry);
    fillForm();

    function filter() {
      const chosen = new FormData(form);
      const fits = makeTest(chosen);
      for (const entry of entries) {
        const shown = fits(entry);
        if (shown === entry.shown) continue;
        entry.shown = shown;
        entry.item.hidden = !shown;
      }
      hideEmpty(list);
      const found = entries.filter((entry) => entry.shown).length;
      const all = `${entries.length}${noun}`;
      count.textContent = found < entries.length ? `${found} of ${all}` : all;
      keepAddress(chosen);
    }

    form.addEventListener("input", filter);
    form.addEventListener("reset", () => setTimeout(filter));
    form.addEventListener("submit", (event) => event.preventDefault());
    if (location.search) filter();
  }

  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
