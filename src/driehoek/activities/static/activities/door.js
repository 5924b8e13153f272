// Keeps what is tapped at the door until the school has it, and today's list for when there is no network (decision 0050).
// A tap is written down before it is sent. While all is well htmx sends it; once something waits, all taps go in order.
if (isSecureContext) {
  const box = document.querySelector("[data-door]");
  const { owner, door: later, left, why } = box.dataset;
  const place = location.pathname;
  const shelf = `door:${owner}`;
  const flying = new Set();
  let copy = "copy" in box.dataset; // whether the list on this page is the one that was kept
  let busy = false, pause = 1_000;

  const read = () => JSON.parse(localStorage.getItem(shelf) ?? "[]");
  const write = (taps) => { localStorage.setItem(shelf, JSON.stringify(taps)); paint(); };
  const change = (key, more) => write(read().map((tap) => (tap.key === key ? { ...tap, ...more } : tap)));
  const here = () => read().filter((tap) => tap.place === place);
  const waiting = () => here().filter((tap) => !tap.sent && !tap.why && !flying.has(tap.key));
  const part = (name) => box.querySelector(`[data-${name}]`);
  const buttonOf = (tap) => document.getElementById(`tap-${tap.family}-${tap.who}`);

  const paint = () => {
    document.querySelectorAll("[data-unsent]").forEach((button) => button.removeAttribute("data-unsent"));
    for (const tap of here().filter((one) => !one.why && (copy || !one.sent) && buttonOf(one))) {
      const button = buttonOf(tap), row = button.closest("li");
      button.setAttribute("aria-pressed", tap.came);
      button.toggleAttribute("data-unsent", !tap.sent);
      row.classList.toggle("door__family--here", Boolean(row.querySelector("[aria-pressed=true]")));
    }
    const number = waiting().length;
    part("number").textContent = number;
    part("waits").hidden = !number;
    const count = document.querySelector(".door__count");
    if (copy && count) count.textContent = document.querySelectorAll(".door:first-child .door__family--here").length;
    tell();
  };

  const tell = () => {
    const refused = here().filter((tap) => tap.why);
    part("refused").hidden = !refused.length;
    part("list").replaceChildren(...refused.map((tap) => {
      const row = part("one").content.cloneNode(true);
      row.querySelector("[data-who]").textContent = buttonOf(tap)?.textContent ?? "…";
      row.querySelector("[data-reason]").textContent = tap.why;
      row.querySelector("button").onclick = () => write(read().filter((one) => one.key !== tap.key));
      return row;
    }));
  };

  // The list of this page, from another one
  const show = (html, kept) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const id of kept ? ["families"] : ["families", "counter"]) {
      const fresh = page.getElementById(id);
      if (!fresh) continue;
      document.getElementById(id).replaceWith(fresh);
      htmx.process(fresh);
    }
    copy = kept;
    paint();
  };
  const showKept = async () => {
    const found = !copy && await caches.match(place, { cacheName: "door" });
    if (found) show(await found.text(), true);
  };

  const keep = async () => {
    if (!(left > 0)) return;
    await navigator.serviceWorker.register("/activiteiten/deur.js");
    const known = here().filter((tap) => tap.sent).map((tap) => tap.key);
    const answer = await fetch(`${place}?alle=1`, { cache: "no-store" });
    if (!answer.ok || answer.redirected) return;
    const html = (await answer.text()).replace("data-door=", "data-copy data-door=");
    const headers = { "Content-Type": "text/html; charset=utf-8", "X-Until": Date.now() + left * 1_000, "X-Owner": owner };
    const cache = await caches.open("door");
    await cache.put(place, new Response(html, { headers }));
    await cache.addAll([...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")].map((one) => one.href || one.src));
    write(read().filter((tap) => !known.includes(tap.key)));
    part("ready").hidden = false;
  };
  // Lists of other days or other people
  const tidy = async () => {
    const cache = await caches.open("door");
    for (const request of await cache.keys()) {
      const { headers } = await cache.match(request);
      if (headers.has("X-Until") && (headers.get("X-Owner") !== owner || Number(headers.get("X-Until")) < Date.now())) await cache.delete(request);
    }
  };

  const note = (button) => {
    const [, family, who] = button.id.split("-");
    const tap = { key: crypto.randomUUID(), place, at: Date.now(), family, who, came: button.getAttribute("aria-pressed") !== "true" };
    flying.add(tap.key);
    write([...read(), tap]);
    return tap;
  };
  const deliver = async (tap, token) => {
    const body = new FormData();
    const who = Number(tap.who) ? "guardian" : "other";
    const words = { key: tap.key, came: tap.came, family: tap.family, [who]: tap.who, ago: Math.max(0, Math.round((Date.now() - tap.at) / 1_000)) };
    Object.entries(words).forEach(([name, value]) => body.set(name, value));
    const answer = await fetch(later, { method: "POST", body, headers: { "X-CSRFToken": token }, signal: AbortSignal.timeout(10_000) });
    if (answer.redirected || answer.status >= 500) throw new Error("Later again.");
    const told = answer.ok ? await answer.json() : { why };
    change(tap.key, told.why ? told : { sent: true });
  };
  const ask = () => fetch(place, { cache: "no-store", signal: AbortSignal.timeout(10_000) });
  const send = async () => {
    if (busy || !waiting().length) return;
    busy = true;
    try {
      const answer = await ask();
      part("login").hidden = !answer.redirected;
      if (answer.redirected || answer.status >= 500) throw new Error("Later again.");
      const html = await answer.text();
      const token = /"x-csrftoken": "(\w+)"/.exec(html)?.[1];
      while (waiting().length) await deliver(waiting()[0], token);
      pause = 1_000;
      if (answer.ok) { show(await (await ask()).text(), false); await keep(); }
    } catch {
      setTimeout(send, (pause = Math.min(pause * 2, 60_000)));
    } finally { busy = false; }
  };

  document.addEventListener("htmx:configRequest", (event) => {
    const button = event.target.closest(".door__taps button");
    if (!button) return;
    const behind = waiting().length > 0;
    const tap = note(button);
    if (behind) { event.preventDefault(); flying.delete(tap.key); paint(); send(); return; }
    event.detail.parameters.key = tap.key;
    button.dataset.key = tap.key;
  });
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.xhr.responseURL && !detail.xhr.responseURL.includes(place)) detail.shouldSwap = false; // the page to log in
  });
  // Asked of the request itself: the button that sent it may be replaced by the time that htmx tells.
  document.addEventListener("htmx:beforeSend", ({ detail: { elt, xhr } }) => {
    const { key } = elt.dataset;
    if (key) xhr.addEventListener("loadend", () => landed(key, xhr));
    if (elt.matches("[role=search]")) xhr.addEventListener("loadend", () => found(xhr.status === 200));
  });
  const landed = async (key, { status, responseURL }) => {
    flying.delete(key);
    if (status === 200 && responseURL.includes(place)) return change(key, { sent: true });
    if (status >= 400 && status < 500) return change(key, { why });
    await showKept();
    paint();
    send();
  };
  const found = async (well) => {
    if (well) { copy = false; paint(); } else { await showKept(); sift(); }
  };

  const search = document.querySelector("[data-find]");
  const fold = (text) => ` ${text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ")}`;
  const sift = () => {
    const words = fold(search.value).trim().split(" ");
    document.querySelectorAll(".door > li").forEach((row) => { row.hidden = !words.every((word) => fold(row.textContent).includes(` ${word}`)); });
  };
  search.addEventListener("input", () => { if (copy) sift(); });

  if (!copy) write(read().filter((tap) => tap.place !== place || !tap.sent));
  paint();
  addEventListener("online", send);
  addEventListener("pageshow", send);
  if (navigator.serviceWorker && window.caches) tidy().then(() => (copy ? undefined : keep())).catch(() => undefined);
}
