// Keeps the page's files in the browser, so that a later visit waits for no network, and needs none. The page registers it
// once Python has started; the build puts FILES before it, the files of its folder, whose name is that of their contents.
const CACHE = `latebind ${self.registration.scope}`;
const PAGE = new URL("./", self.registration.scope).href;
const kept = new Set(FILES.map((file) => new URL(file, PAGE).href));

/** What is kept of a request, or an answer that is kept from now on. */
async function keep(cache, address, options) {
  const found = await cache.match(address);
  if (found) return found;
  const answer = await fetch(address, options);
  if (answer.ok) await cache.put(address, answer.clone());
  return answer;
}

self.addEventListener("install", (event) => {
  // The page has just loaded them: the browser may take them from where it has them.
  const all = async () => {
    const cache = await caches.open(CACHE);
    for (const address of kept) await keep(cache, address, { cache: "force-cache" });
    await cache.put(PAGE, await fetch(PAGE));
  };
  event.waitUntil(all());
});

self.addEventListener("activate", (event) => {
  const forget = async () => {
    const cache = await caches.open(CACHE);
    for (const { url } of await cache.keys()) if (url !== PAGE && !kept.has(url)) await cache.delete(url);
    await self.clients.claim();
  };
  event.waitUntil(forget());
});

/** The page itself comes from the server, as that may have a new one; where there is no server, as it was. */
async function page(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(PAGE, answer.clone());
    return answer;
  } catch {
    return (await cache.match(PAGE)) ?? Response.error();
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = request.url.split(/[?#]/)[0];
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && address === PAGE) event.respondWith(page(request));
  else if (kept.has(address)) event.respondWith(caches.open(CACHE).then((cache) => keep(cache, address)));
});
