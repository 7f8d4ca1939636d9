/* Keeps what was visited for reading offline. Three rules rule out a stale mix:
   an address with a hash in it has one content for ever, a file is kept under it only if it has that content, and a page is kept only once its styles and scripts are. */
const { scope } = registration;
const FAMILY = `turing-tensor ${scope} `; // the origin may be shared with other projects
const NAME = `${FAMILY}1`;
const OFFLINE = `${scope}offline.html`;
const SHELL = [scope, OFFLINE, `${scope}roadmap.json`];
const PATIENCE = 3000; // ms for the network, where there is a kept copy
const FIXED = /\?v=([0-9a-f]{8})$|\.[0-9a-f]{8}\.min\.\w+$/; // ours, and the theme's own files
const LOADED = /<(?:link|script)\b[^>]*? (?:href|src)="([^"]+)"/g;
const NAMES = /[\w.-]+(?:\?v=[0-9a-f]{8}|\.[0-9a-f]{8}\.min\.\w+)/g;

const isPage = (url) => /(\/|\.html)$/.test(url);
const open = () => caches.open(NAME);
const find = async (url) => { try { return await (await open()).match(url, { ignoreVary: true }); } catch { /* no storage: as without a worker */ } };

/* What an address is kept under: a page is the same whatever was searched for in it. */
function key(address) {
  const url = new URL(address);
  url.hash = "";
  if (!FIXED.test(url)) { url.search = ""; url.pathname = url.pathname.replace(/\/index\.html$/, "/"); }
  return url.href;
}

async function digest(response) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return Array.from(bytes.slice(0, 4), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function keep(url, response) {
  if (!response.ok || response.redirected) throw new Error(`${url}: ${response.status}`);
  const version = FIXED.exec(url)?.[1];
  if (version && version !== await digest(response.clone())) throw new Error(`${url} has the content of another publish`);
  if (isPage(url)) {
    const found = [...(await response.clone().text()).matchAll(LOADED)].map(([, path]) => key(new URL(path, url)));
    await Promise.all(found.filter((file) => FIXED.test(file) && file.startsWith(scope)).map((file) => need(file)));
  }
  await (await open()).put(url, response);
}

async function need(url, cache = "default") {
  if (!FIXED.test(url) || !(await (await open()).keys(url)).length) await keep(url, await fetch(url, { cache }));
}

/* Cache first. */
async function fixed(event, url) {
  const kept = await find(url);
  if (kept) return kept;
  const response = await fetch(event.request);
  event.waitUntil(keep(url, response.clone()).catch(() => {}));
  return response;
}

/* Network first, past the browser's own cache: the host lets that keep a page for ten minutes. */
async function fresh(event, url) {
  const network = fetch(event.request, { cache: "no-cache" });
  event.waitUntil(network.then(async (response) => {
    if (response.status === 404) await (await open()).delete(url); else await keep(url, response.clone());
  }).catch(() => {}));
  let timer;
  const late = new Promise((done) => { timer = setTimeout(async () => done(await find(url) ?? network), PATIENCE); });
  try {
    const response = await Promise.race([network, late]);
    return response.status >= 500 ? await find(url) ?? response : response;
  } catch {
    return await find(url) ?? (isPage(url) ? await find(OFFLINE) : null) ?? Response.error();
  } finally {
    clearTimeout(timer);
  }
}

/* Drops the versions that no kept page shows any more, and caches of an older form. */
async function tidy() {
  for (const name of await caches.keys()) if (name.startsWith(FAMILY) && name !== NAME) await caches.delete(name);
  const cache = await open(), urls = (await cache.keys()).map((request) => request.url), shown = new Set();
  for (const url of urls) if (isPage(url) || url.includes(".css")) for (const [name] of (await (await find(url)).text()).matchAll(NAMES)) shown.add(name);
  for (const url of urls) if (FIXED.test(url) && !shown.has(url.slice(url.lastIndexOf("/") + 1))) await cache.delete(url);
}

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(Promise.all(SHELL.map((url) => need(url, "no-cache"))));
});
addEventListener("activate", (event) => event.waitUntil(tidy().catch(() => {}).then(() => clients.claim())));
addEventListener("fetch", (event) => {
  const url = key(event.request.url);
  if (event.request.method !== "GET" || !url.startsWith(scope)) return;
  event.respondWith(FIXED.test(url) ? fixed(event, url) : fresh(event, url));
});
/* What the first page loaded before there was a worker. */
addEventListener("message", (event) => {
  const urls = new Set(event.data.map(key).filter((url) => url.startsWith(scope)));
  event.waitUntil(Promise.all([...urls].map((url) => need(url).catch(() => {}))));
});
