// Where an answer could not be kept: says so, leaves what was typed on the screen, and tries again once there is a connection.
{
  // htmx comes after the page, which then fits in the first packets; until it is there, the button keeps the page.
  const htmx = Object.assign(document.createElement("script"), { src: document.currentScript.dataset.htmx });
  // It came too late to see the page become ready, so it is told.
  htmx.onload = () => window.htmx.process(document.body);
  document.head.append(htmx);
  const lost = new Set();
  const say = (part, isLost) => {
    part.querySelector("[data-lost]").hidden = !isLost;
    if (isLost) lost.add(part); else lost.delete(part);
  };
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.elt.matches(".keeps")) say(detail.elt, !detail.successful);
  });
  window.addEventListener("online", () => lost.forEach((part) => window.htmx.trigger(part, "change")));
  document.querySelector(".asked").addEventListener("submit", (event) => {
    if (navigator.onLine) { lost.clear(); return; }
    event.preventDefault();
    document.querySelectorAll(".keeps").forEach((part) => say(part, true));
    document.querySelector("[data-lost]")?.scrollIntoView();
  });
  window.addEventListener("beforeunload", (event) => { if (lost.size) event.preventDefault(); });
}
