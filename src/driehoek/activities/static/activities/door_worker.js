// Gives today's list of a door when there is no network. What it may give, door.js put there (decision 0050).
const DOOR = /^\/activiteiten\/\d+\/deur\/$/;
const PATIENCE = 8_000; // milliseconds that a page may take before the kept one comes instead

const kept = async (request) => {
  const copy = await caches.match(request, { cacheName: "door", ignoreSearch: true, ignoreVary: true });
  const until = copy?.headers.get("x-until");
  return !copy || (until && Number(until) < Date.now()) ? Response.error() : copy;
};
const asked = async (request) => {
  const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
  if (answer.status >= 500) throw new Error("The school does not answer.");
  return answer;
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  const ours = mode === "navigate" ? DOOR.test(pathname) : pathname.startsWith("/static/");
  if (method === "GET" && origin === self.location.origin && ours) {
    event.respondWith(asked(event.request).catch(() => kept(event.request)));
  }
});
