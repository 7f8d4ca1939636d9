/* Filters of the lists in the library. They live in the address, so that a filtered list can be shared; without this script the whole list stands. */
(() => {
  const form = document.getElementById("filters");
  form.hidden = false;

  function start() {
    const list = document.getElementById("list"), count = document.getElementById("count"), noun = count.textContent.replace(/^\d+/, "");
    const entries = [...list.querySelectorAll("[data-is]")].map((item) => {
      const group = item.closest("[data-part]");
      return {
        item,
        is: item.dataset.is.split(" "),
        part: group?.dataset.part,
        level: item.dataset.level,
        text: `${item.textContent} ${group?.querySelector("h3").textContent ?? ""}`.toLowerCase(),
        shown: true,
      };
    });
    const groups = [...list.querySelectorAll("[data-part]")];
    const wanted = new URLSearchParams(location.search);
    for (const field of form.elements) {
      if (field.type === "checkbox") field.checked = wanted.getAll(field.name).includes(field.value);
      else if (field.name) field.value = wanted.get(field.name) ?? "";
    }

    function filter() {
      const chosen = new FormData(form), is = chosen.getAll("is"), words = chosen.get("text").toLowerCase().split(/\s+/);
      const same = ["part", "level"].map((name) => [name, chosen.get(name)]).filter(([, value]) => value);
      let found = 0;
      for (const entry of entries) {
        const fits = is.every((mark) => entry.is.includes(mark)) && same.every(([name, value]) => entry[name] === value)
          && words.every((word) => entry.text.includes(word));
        found += fits;
        if (fits !== entry.shown) entry.item.hidden = !(entry.shown = fits);
      }
      for (const group of groups) group.hidden = !group.querySelector("[data-is]:not([hidden])");
      for (const part of list.querySelectorAll(":scope > h2")) {
        let next = part.nextElementSibling;
        while (next?.hidden && next.matches("section")) next = next.nextElementSibling;
        part.hidden = !next?.matches("section");
      }
      count.textContent = `${found < entries.length ? `${found} of ` : ""}${entries.length}${noun}`;
      const query = new URLSearchParams([...chosen].filter(([, value]) => value)).toString();
      history.replaceState(history.state, "", location.pathname + (query && `?${query}`) + location.hash);
    }

    form.addEventListener("input", filter);
    form.addEventListener("reset", () => setTimeout(filter));
    form.addEventListener("submit", (event) => event.preventDefault());
    if (location.search) filter();
  }

  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start); else start();
})();
