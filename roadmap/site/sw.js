/* Keeps what was visited for reading offline. Three rules rule out a stale mix:
   an address with a hash in it has one content for ever, a file is kept under it only if it has
   that content, and a page is kept only once its styles and scripts are. */
const { scope } = registration;
const FAMILY = `turing-tensor ${scope} `; // the origin may be shared with other projects
const NAME = `${FAMILY}1`;
const OFFLINE = `${scope}offline.html`;
const SHELL = [scope, OFFLINE, `${scope}roadmap.json`];
const PATIENCE = 3000; // ms for the network, where there is a kept copy
const FIXED = /\?v=([0-9a-f]{8})$|\.[0-9a-f]{8}\.min\.\w+$/; // ours, and the theme's own files
const LOADED = /<(?:link|script)\b[^>]*? (?:href|src)="([^"]+)"/g;
const NAMES = /[\w.-]+(?:\?v=[0-9a-f]{8}|\.[0-9a-f]{8}\.min\.\w+)/g;

/** @param {string} url */
function isPage(url) {
  return /(\/|\.html)$/.test(url);
}

/** @param {string} url */
function isFixed(url) {
  return FIXED.test(url);
}

function openCache() {
  return caches.open(NAME);
}

/** @param {string} url */
async function find(url) {
  try {
    return await (await openCache()).match(url, { ignoreVary: true });
  } catch {
    return undefined; // no storage: as without a worker
  }
}

/**
 * What an address is kept under: a page is the same whatever was searched for in it.
 * @param {string} address
 */
function toKey(address) {
  const url = new URL(address);
  url.hash = "";
  if (!isFixed(url.href)) {
    url.search = "";
    url.pathname = url.pathname.replace(/\/index\.html$/, "/");
  }
  return url.href;
}

/** @param {Response} response */
async function computeVersion(response) {
  const hash = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  const bytes = new Uint8Array(hash).slice(0, 4);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} url @param {Response} response */
async function keep(url, response) {
  if (!response.ok || response.redirected) throw new Error(`${url}: ${response.status}`);
  const version = FIXED.exec(url)?.[1];
  if (version && version !== (await computeVersion(response.clone()))) {
    throw new Error(`${url} has the content of another publish`);
  }
  if (isPage(url)) {
    const text = await response.clone().text();
    const loaded = [...text.matchAll(LOADED)].map(([, path]) => toKey(new URL(path, url).href));
    const ours = loaded.filter((file) => isFixed(file) && file.startsWith(scope));
    await Promise.all(ours.map((file) => ensureKept(file)));
  }
  await (await openCache()).put(url, response);
}

/** @param {string} url @param {RequestCache} cache */
async function ensureKept(url, cache = "default") {
  const kept = isFixed(url) && (await (await openCache()).keys(url)).length > 0;
  if (!kept) await keep(url, await fetch(url, { cache }));
}

/**
 * Cache first.
 * @param {FetchEvent} event
 * @param {string} url
 */
async function answerFixed(event, url) {
  const kept = await find(url);
  if (kept) return kept;
  const response = await fetch(event.request);
  event.waitUntil(keep(url, response.clone()).catch(() => {}));
  return response;
}

/**
 * Network first, past the browser's own cache: the host lets that keep a page for ten minutes.
 * @param {FetchEvent} event
 * @param {string} url
 */
async function answerFresh(event, url) {
  const network = fetch(event.request, { cache: "no-cache" });
  event.waitUntil(network.then((response) => update(url, response)).catch(() => {}));
  let timer;
  /** @type {Promise<Response>} */
  const late = new Promise((resolve) => {
    timer = setTimeout(async () => resolve((await find(url)) ?? network), PATIENCE);
  });
  try {
    const response = await Promise.race([network, late]);
    return response.status >= 500 ? ((await find(url)) ?? response) : response;
  } catch {
    return (await findInstead(url)) ?? Response.error();
  } finally {
    clearTimeout(timer);
  }
}

/** @param {string} url @param {Response} response */
async function update(url, response) {
  if (response.status === 404) await (await openCache()).delete(url);
  else await keep(url, response.clone());
}

/** @param {string} url */
async function findInstead(url) {
  return (await find(url)) ?? (isPage(url) ? await find(OFFLINE) : undefined);
}

/* Drops the versions that no kept page shows any more, and caches of an older form. */
async function tidy() {
  for (const name of await caches.keys()) {
    if (name.startsWith(FAMILY) && name !== NAME) await caches.delete(name);
  }
  const cache = await openCache();
  const urls = (await cache.keys()).map((request) => request.url);
  const shown = await listShown(urls.filter((url) => isPage(url) || url.includes(".css")));
  for (const url of urls.filter(isFixed)) {
    if (!shown.has(url.slice(url.lastIndexOf("/") + 1))) await cache.delete(url);
  }
}

/** @param {string[]} urls of what is kept */
async function listShown(urls) {
  const shown = new Set();
  for (const url of urls) {
    // If one cannot be read, this throws, and nothing is dropped.
    const kept = /** @type {Response} */ (await find(url));
    for (const [name] of (await kept.text()).matchAll(NAMES)) shown.add(name);
  }
  return shown;
}

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(Promise.all(SHELL.map((url) => ensureKept(url, "no-cache"))));
});

addEventListener("activate", (event) => {
  event.waitUntil(
    tidy()
      .catch(() => {})
      .then(() => clients.claim()),
  );
});

addEventListener("fetch", (event) => {
  const url = toKey(event.request.url);
  if (event.request.method !== "GET" || !url.startsWith(scope)) return;
  event.respondWith(isFixed(url) ? answerFixed(event, url) : answerFresh(event, url));
});

/* What the first page loaded before there was a worker. */
addEventListener("message", (/** @type {ExtendableMessageEvent} */ event) => {
  const urls = new Set(event.data.map(toKey));
  const ours = [...urls].filter((url) => url.startsWith(scope));
  event.waitUntil(Promise.all(ours.map((url) => ensureKept(url).catch(() => {}))));
});
