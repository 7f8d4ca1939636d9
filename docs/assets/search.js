/* The search worker: answers the theme's search box with MiniSearch. The index (roadmap/search.py) comes with the first query. */
"use strict";

// Opened from the file system, the worker runs in an iframe (iframe-worker), where a script knows its own address.
const here = self.document?.currentScript?.src ?? location.href;
const STOP = new Set("a an and are as at be by can do does for from how i in is it my of on or should so that the this to was what when where which why with you".split(" "));
const FIELDS = { title: 10, names: 4, headings: 4, about: 4, prose: 3, code: 1.5, tags: 1, text: 1 };
const JOINED = new Set(["title", "names", "headings", "about"]);
const INITIALS = new Set(["title", "names", "tags"]);
const CHUNK = /[\p{L}\p{N}]+(?:[-_.\/'’+][\p{L}\p{N}]+)*/gu;
const SETUP = 0, READY = 1, RESULT = 3; // the theme's messages; 2 is a query
const known = new Map();
let loading;

/* One form for a word's spellings: no accents, no capitals, no endings. */
const norm = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  .replace(/ies$/, "y").replace(/([^su])s$/, "$1").replace(/(ation|ing|ed|e)$/, (end, _, at) => (at > 2 ? "" : end));

/* The forms under which a word is found: k-means is kmeans, k and means; np.linalg.svd is also linalg.svd and svd. */
function forms(word) {
  if (!known.has(word)) {
    const parts = word.split(/[^\p{L}\p{N}]+/u);
    const joined = word.includes(".") ? parts.map((_, n) => parts.slice(n).join("")) : [parts.join("")];
    known.set(word, [...new Set([...joined, ...parts].map(norm))]);
  }
  return known.get(word);
}
const words = (text) => text.match(CHUNK) ?? [];
const common = (word) => STOP.has(word.toLowerCase());
/* Two words as one, for who writes "randomforest" or "k means"; marked, so that "random" doesn't begin it. */
const pairs = (list) => list.slice(1).flatMap((word, n) => (common(word) || common(list[n]) ? [] : ["_" + norm(list[n] + word)]));

function tokenize(text, field) {
  return text.split("\n").flatMap((line) => {
    const list = words(line);
    const found = list.flatMap(forms);
    if (JOINED.has(field)) found.push(...pairs(list));
    if (INITIALS.has(field) && list.length > 1) found.push(norm(line.match(/[\p{L}\p{N}]+/gu).map((word) => word[0]).join("")));
    return found;
  });
}

async function load() {
  await importScripts(new URL("vendor/minisearch/minisearch.js", here), new URL("../search/pages.js", here));
  const vocabulary = new Set();
  const index = new MiniSearch({ fields: Object.keys(FIELDS), tokenize, processTerm: (term) => vocabulary.add(term) && term });
  self.pages.forEach(({ title, sections, names = [], about = [], tags = [] }, id) => {
    const column = (n) => sections.map((row) => row[n] ?? "").join("\n");
    const headings = sections.slice(1).map((row) => row[1]);
    index.add({ id, title, text: column(2) + column(3), prose: column(4), code: column(5), ...Object.fromEntries(
      Object.entries({ names, about, tags, headings }).map(([field, lines]) => [field, lines.join("\n")])) });
  });
  return { index, pages: self.pages, has: (term) => vocabulary.has(term) };
}

/* What to look for, with weights. A written-together form that the index has stands for its parts: else k-means would find every k. */
function terms(asked, has) {
  const kept = asked.filter((word) => !common(word));
  const weights = new Map();
  for (const word of kept.length ? kept : asked) {
    const all = forms(word);
    const whole = all.length > 1 && (word.includes(".") ? all.slice(0, -1) : all.slice(0, 1)).find(has);
    for (const term of whole ? [whole] : all) weights.set(term, 1);
    const camel = word.match(/\p{Lu}\p{Ll}+/gu) ?? [];
    if (camel.length > 1) for (const term of [...camel.map(norm), ...pairs(camel)]) if (has(term)) weights.set(term, 0.3);
  }
  for (const pair of [...pairs(asked), ...asked.map((word) => "_" + norm(word))]) if (has(pair)) weights.set(pair, 1.5);
  return weights;
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const PIECE = new RegExp(`[&<>]|${CHUNK.source}`, "gu");

/* A line as HTML with its matches marked; `marked` collects them. */
const mark = (line, match, marked) => line.replace(PIECE, (word) => {
  if (word in ENTITIES) return ENTITIES[word];
  if (!forms(word).some((form) => Object.hasOwn(match, form))) return word;
  marked.add(word.toLowerCase());
  return `<mark>${word}</mark>`;
});

/* A section as the theme shows it: matches marked, and those that stand further down named after its beginning. */
function shown(page, row, match, marked) {
  const [anchor, title, text = "", ...later] = row;
  const own = new Set();
  const head = mark(title, match, own), teaser = mark(text, match, own);
  const further = [...new Set(words(later.join(" ")).map((name) => name.split(".").pop()))]
    .filter((word) => Object.hasOwn(match, forms(word)[0]) && !own.has(word.toLowerCase())).slice(0, 5)
    .map((word) => mark(word, match, own));
  own.forEach((word) => marked.add(word));
  return {
    location: (page.url ?? "") + (anchor && "#" + anchor),
    title: head,
    text: teaser + (further.length ? (text.endsWith("…") ? " " : " … ") + further.join(" · ") : ""),
    ...(!anchor && page.tags && { tags: page.tags }),
  };
}

/* How much a section says about each form: its heading most, then the names in its prose. */
const weigh = (row) => {
  const weight = new Map();
  const columns = [[1, 4], [2, 1], [3, 1], [4, 2], [5, 1]];
  for (const [column, much] of columns) for (const form of new Set(tokenize(row[column] ?? "", column === 1 ? "headings" : "text"))) {
    weight.set(form, (weight.get(form) ?? 0) + much);
  }
  return weight;
};

/* A page's sections, the best first; the page itself is always among them. */
function group(page, { match, queryTerms, score }, asked) {
  page.weights ??= page.sections.map(weigh);
  const matched = Object.keys(match).map((form) => [form, queryTerms.includes(form) ? 1 : 0.3]);
  const scores = page.weights.map((weight) => matched.reduce((sum, [form, much]) => sum + much * (weight.get(form) ?? 0), 0));
  const best = Math.max(...scores) || 1;
  const order = [...scores.keys()].filter((n) => scores[n]).sort((a, b) => scores[b] - scores[a]).slice(0, 6);
  if (!order.includes(0)) order[order.length ? "push" : "unshift"](0);
  const marked = new Set();
  const sections = order.map((n) => shown(page, page.sections[n], match, marked));
  // The page that opens marks these; letters alone would be marked in every word.
  const found = [...marked].flatMap((word) => word.split(/[\s-]+/)).filter((word) => word.length > 2).slice(0, 8);
  const has = (word) => queryTerms.some((term) => forms(word).includes(term) || (term.startsWith("_") && term.includes(norm(word))));
  const missing = asked.filter((word) => !common(word) && !has(word));
  const terms = Object.fromEntries([...found.map((word) => [word, true]), ...missing.map((word) => [word, false])]);
  // No two scores are equal: the theme unfolds the sections that equal the first.
  return sections.map((section, at) => ({ ...section, terms, score: score * (at ? scores[order[at]] / best : 1) * (1 - at / 1000) }));
}

function answer(query, { index, pages, has }) {
  const asked = words(query.slice(0, 200));
  const weights = terms(asked, has);
  const results = index.search([...weights.keys()].join(" "), {
    tokenize: (text) => text.split(" "),
    processTerm: (term) => term,
    boost: FIELDS,
    boostTerm: (term) => weights.get(term),
    boostDocument: (id) => (pages[id].lesson ? 1 : 0.3),
    prefix: (term) => term.length > 1,
    fuzzy: (term) => (term.length > 4 && term.length < 25 && !has(term) ? 0.2 : false),
    bm25: { k: 1.2, b: 0.4, d: 0.5 },
  });
  const near = results.filter((result) => result.score > results[0].score / 30).slice(0, 30);
  const typed = /[^\s-]*$/.exec(query)[0];
  const completes = (word) => typed.length > 1 && word.length > typed.length && word.startsWith(typed);
  const titles = results.slice(0, 3).flatMap(({ id }) => [pages[id].title, ...(pages[id].names ?? []), ...pages[id].sections.map((row) => row[1])]);
  return {
    items: near.map((result) => group(pages[result.id], result, asked)),
    suggest: words(titles.join("\n").toLowerCase()).filter(completes).slice(0, 1),
  };
}

addEventListener("message", async ({ data: { type, data } }) => {
  if (type === SETUP) return postMessage({ type: READY });
  if (!data.trim()) return postMessage({ type: RESULT, data: { items: [] } });
  loading ??= load().catch((error) => { loading = undefined; throw error; });
  postMessage({ type: RESULT, data: answer(data, await loading) });
});
