/* The search worker: answers the theme's search box with MiniSearch. The index (roadmap/search.py)
   comes with the first query. */
"use strict";

// Opened from the file system, the worker runs in an iframe (iframe-worker), where a script knows
// its own address.
const here = self.document?.currentScript?.src ?? location.href;
const STOP = new Set(
  (
    "a an and are as at be by can do does for from how i in is it my of on or should so that the " +
    "this to was what when where which why with you"
  ).split(" "),
);
const FIELDS = {
  title: 10,
  names: 4,
  headings: 4,
  about: 4,
  prose: 3,
  code: 1.5,
  tags: 1,
  text: 1,
};
const JOINED = new Set(["title", "names", "headings", "about"]);
const INITIALS = new Set(["title", "names", "tags"]);
const CHUNK = /[\p{L}\p{N}]+(?:[-\u2010\u2011_./'’+][\p{L}\p{N}]+)*/gu;
/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const PIECE = new RegExp(`[&<>]|${CHUNK.source}`, "gu");
// The theme's messages; 2 is a query.
const SETUP = 0;
const READY = 1;
const RESULT = 3;

/** @type {Map<string, string[]>} */
const known = new Map();
/** @type {Promise<SearchIndex> | undefined} */
let loading;

/* ---- Words ---- */

/**
 * One form for a word's spellings: no accents, ligatures or small figures, no capitals, no endings.
 * @param {string} word
 */
function normalize(word) {
  return word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/ies$/, "y")
    .replace(/([^su])s$/, "$1")
    .replace(/(ation|ing|ed|e)$/, (end, _, at) => (at > 2 ? "" : end));
}

/**
 * The forms under which a word is found: k-means is kmeans, k and means; np.linalg.svd is also
 * linalg.svd and svd.
 * @param {string} word
 */
function listForms(word) {
  let forms = known.get(word);
  if (!forms) {
    const parts = word.split(/[^\p{L}\p{N}]+/u);
    const joined = word.includes(".")
      ? parts.map((_, n) => parts.slice(n).join(""))
      : [parts.join("")];
    forms = [...new Set([...joined, ...parts].map(normalize))];
    known.set(word, forms);
  }
  return forms;
}

/** @param {string} text @returns {string[]} */
function splitWords(text) {
  return text.match(CHUNK) ?? [];
}

/** @param {string} word */
function isCommon(word) {
  return STOP.has(word.toLowerCase());
}

/**
 * Two words as one, for who writes "randomforest" or "k means"; marked, so that "random" doesn't
 * begin it.
 * @param {string[]} words
 */
function joinPairs(words) {
  return words
    .slice(1)
    .flatMap((word, n) =>
      isCommon(word) || isCommon(words[n]) ? [] : [`_${normalize(words[n] + word)}`],
    );
}

/** @param {string} text @param {string} [field] */
function tokenize(text, field = "") {
  return text.split("\n").flatMap((line) => {
    const words = splitWords(line);
    const found = words.flatMap(listForms);
    if (JOINED.has(field)) found.push(...joinPairs(words));
    if (INITIALS.has(field) && words.length > 1) {
      const initials = (line.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word[0]);
      found.push(normalize(initials.join("")));
    }
    return found;
  });
}

/* ---- The index ---- */

/** @returns {Promise<SearchIndex>} */
async function loadIndex() {
  await importScripts(
    new URL("vendor/minisearch/minisearch.js", here),
    new URL("../search/pages.js", here),
  );
  /** @type {Set<string>} */
  const vocabulary = new Set();
  const index = new MiniSearch({
    fields: Object.keys(FIELDS),
    tokenize,
    processTerm: (term) => {
      vocabulary.add(term);
      return term;
    },
  });
  const { pages } = self;
  pages.forEach((page, id) => {
    index.add({ id, ...listFields(page) });
  });
  return { index, pages, has: (term) => vocabulary.has(term) };
}

/** @param {SearchPage} page */
function listFields({ title, sections, names = [], about = [], tags = [] }) {
  /** @param {number} n */
  const column = (n) => sections.map((row) => row[n] ?? "").join("\n");
  const headings = sections.slice(1).map((row) => row[1]);
  return {
    title,
    text: column(2) + column(3),
    prose: column(4),
    code: column(5),
    names: names.join("\n"),
    about: about.join("\n"),
    tags: tags.join("\n"),
    headings: headings.join("\n"),
  };
}

/* ---- A query ---- */

/**
 * What to look for, with weights. A written-together form that the index has stands for its parts:
 * else k-means would find every k.
 * @param {string[]} asked
 * @param {SearchIndex["has"]} has
 */
function weighTerms(asked, has) {
  const kept = asked.filter((word) => !isCommon(word));
  /** @type {Map<string, number>} */
  const weights = new Map();
  /** @param {string[]} terms @param {number} weight */
  const weigh = (terms, weight) => {
    for (const term of terms) weights.set(term, weight);
  };
  for (const word of kept.length ? kept : asked) {
    const forms = listForms(word);
    const whole = listWhole(word, forms).find(has);
    weigh(whole ? [whole] : forms, 1);
    const camel = word.match(/\p{Lu}\p{Ll}+/gu) ?? [];
    if (camel.length > 1) weigh([...camel.map(normalize), ...joinPairs(camel)].filter(has), 0.3);
  }
  const pairs = [...joinPairs(asked), ...asked.map((word) => `_${normalize(word)}`)];
  weigh(pairs.filter(has), 1.5);
  return weights;
}

/**
 * The forms that hold all of a word, or of its end behind a dot.
 * @param {string} word
 * @param {string[]} forms
 */
function listWhole(word, forms) {
  if (forms.length < 2) return [];
  return word.includes(".") ? forms.slice(0, -1) : forms.slice(0, 1);
}

/** @param {string} query @param {SearchIndex} search */
function answerQuery(query, { index, pages, has }) {
  const asked = splitWords(query.slice(0, 200));
  const weights = weighTerms(asked, has);
  const results = index.search([...weights.keys()].join(" "), {
    tokenize: (text) => text.split(" "),
    processTerm: (term) => term,
    boost: FIELDS,
    boostTerm: (term) => /** @type {number} */ (weights.get(term)),
    boostDocument: (id) => (pages[id].lesson ? 1 : 0.3),
    prefix: (term) => term.length > 1,
    fuzzy: (term) => (term.length > 4 && term.length < 25 && !has(term) ? 0.2 : false),
    bm25: { k: 1.2, b: 0.4, d: 0.5 },
  });
  const near = results.filter((result) => result.score > results[0].score / 30).slice(0, 30);
  return {
    items: near.map((result) => rankSections(pages[result.id], result, asked)),
    suggest: suggest(
      query,
      results.slice(0, 3).map((result) => pages[result.id]),
    ),
  };
}

/**
 * A word of the best pages' names and headings that completes the one being typed.
 * @param {string} query
 * @param {SearchPage[]} best
 */
function suggest(query, best) {
  const [typed] = /** @type {RegExpExecArray} */ (/[^\s-]*$/.exec(query));
  if (typed.length < 2) return [];
  const titles = best.flatMap(({ title, names = [], sections }) => [
    title,
    ...names,
    ...sections.map((row) => row[1]),
  ]);
  return splitWords(titles.join("\n").toLowerCase())
    .filter((word) => word.length > typed.length && word.startsWith(typed))
    .slice(0, 1);
}

/* ---- A result ---- */

/** @typedef {import("minisearch").SearchResult} SearchResult */

/**
 * How much a section says about each form: its heading most, then the names in its prose.
 * @param {SearchSection} row
 */
function weighSection(row) {
  /** @type {Map<string, number>} */
  const weights = new Map();
  const columns = [
    [1, 4],
    [2, 1],
    [3, 1],
    [4, 2],
    [5, 1],
  ];
  for (const [column, weight] of columns) {
    const forms = new Set(tokenize(row[column] ?? "", column === 1 ? "headings" : "text"));
    for (const form of forms) weights.set(form, (weights.get(form) ?? 0) + weight);
  }
  return weights;
}

/**
 * A page's sections, the best first; the page itself is always among them.
 * @param {SearchPage} page
 * @param {SearchResult} result
 * @param {string[]} asked
 */
function rankSections(page, { match, queryTerms, score }, asked) {
  const scores = scoreSections(page, match, queryTerms);
  const best = Math.max(...scores) || 1;
  const order = [...scores.keys()]
    .filter((n) => scores[n])
    .sort((a, b) => scores[b] - scores[a])
    .slice(0, 6);
  if (!order.includes(0)) order.push(0);
  /** @type {Set<string>} */
  const marked = new Set();
  const sections = order.map((n) => showSection(page, page.sections[n], match, marked));
  const terms = listTerms(marked, queryTerms, asked);
  // No two scores are equal: the theme unfolds the sections that equal the first.
  return sections.map((section, at) => {
    const share = at ? scores[order[at]] / best : 1;
    return { ...section, terms, score: score * share * (1 - at / 1000) };
  });
}

/**
 * @param {SearchPage} page
 * @param {SearchResult["match"]} match
 * @param {string[]} queryTerms
 */
function scoreSections(page, match, queryTerms) {
  page.weights ??= page.sections.map(weighSection);
  return page.weights.map((weights) => {
    let sum = 0;
    for (const form of Object.keys(match)) {
      sum += (queryTerms.includes(form) ? 1 : 0.3) * (weights.get(form) ?? 0);
    }
    return sum;
  });
}

/**
 * What the theme marks on the page that opens, and what it says is missing there.
 * @param {Set<string>} marked
 * @param {string[]} queryTerms
 * @param {string[]} asked
 * @returns {Record<string, boolean>}
 */
function listTerms(marked, queryTerms, asked) {
  // Letters alone would be marked in every word.
  const found = [...marked]
    .flatMap((word) => word.split(/[\s-]+/))
    .filter((word) => word.length > 2)
    .slice(0, 8);
  /** @param {string} word */
  const has = (word) => {
    const forms = listForms(word);
    const form = normalize(word);
    return queryTerms.some(
      (term) => forms.includes(term) || (term.startsWith("_") && term.includes(form)),
    );
  };
  const missing = asked.filter((word) => !isCommon(word) && !has(word));
  return Object.fromEntries([
    ...found.map((word) => [word, true]),
    ...missing.map((word) => [word, false]),
  ]);
}

/**
 * A section as the theme shows it: matches marked, and those that stand further down named after
 * its beginning.
 * @param {SearchPage} page
 * @param {SearchSection} row
 * @param {SearchResult["match"]} match
 * @param {Set<string>} marked collects the words that are marked
 */
function showSection(page, row, match, marked) {
  const [anchor, title, text = "", ...later] = row;
  /** @type {Set<string>} */
  const own = new Set();
  const head = markMatches(title, match, own);
  const teaser = markMatches(text, match, own);
  const names = splitWords(later.join(" ")).map((name) => String(name.split(".").pop()));
  const further = [...new Set(names)]
    .filter((word) => Object.hasOwn(match, listForms(word)[0]) && !own.has(word.toLowerCase()))
    .slice(0, 5)
    .map((word) => markMatches(word, match, own));
  for (const word of own) marked.add(word);
  const gap = text.endsWith("…") ? " " : " … ";
  return {
    location: (page.url ?? "") + (anchor && `#${anchor}`),
    title: head,
    text: further.length ? teaser + gap + further.join(" · ") : teaser,
    ...(!anchor && page.tags && { tags: page.tags }),
  };
}

/**
 * A line as HTML with its matches marked.
 * @param {string} line
 * @param {SearchResult["match"]} match
 * @param {Set<string>} marked collects the words that are marked
 */
function markMatches(line, match, marked) {
  return line.replace(PIECE, (word) => {
    if (word in ENTITIES) return ENTITIES[word];
    if (!listForms(word).some((form) => Object.hasOwn(match, form))) return word;
    marked.add(word.toLowerCase());
    return `<mark>${word}</mark>`;
  });
}

addEventListener("message", async ({ data: { type, data } }) => {
  if (type === SETUP) {
    postMessage({ type: READY });
    return;
  }
  if (!data.trim()) {
    postMessage({ type: RESULT, data: { items: [] } });
    return;
  }
  loading ??= loadIndex().catch((error) => {
    loading = undefined;
    throw error;
  });
  postMessage({ type: RESULT, data: answerQuery(data, await loading) });
});
