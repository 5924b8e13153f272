// Drag a talk to a free time of the same colleague. It fills in and sends the form that moves a talk, so the server
// checks every rule; whoever has a keyboard, or no script, taps the time of the talk instead.
{
  const EDGE = 64, STEP = 14; // pixels from the edge at which the page moves along, and how fast
  const form = document.getElementById("move");
  let drag = null;

  const below = ({ clientX, clientY }) => {
    const time = document.elementFromPoint(clientX, clientY)?.closest("[data-start]");
    return drag.section.contains(time) ? time : null;
  };

  const over = (time) => {
    drag.time?.classList.remove("free__time--over");
    time?.classList.add("free__time--over");
    drag.time = time;
  };

  const begin = (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const talk = event.target.closest("[data-move]");
    const ghost = talk.cloneNode(true);
    ghost.className = "slot slot--ghost card";
    ghost.setAttribute("aria-hidden", "true");
    document.body.append(ghost);
    drag = { talk, ghost, section: talk.closest("section"), time: null };
    talk.classList.add("slot--dragged");
    drag.section.querySelector(".free").open = true;
    event.target.setPointerCapture(event.pointerId);
    move(event);
  };

  const move = (event) => {
    if (!drag) return;
    drag.ghost.style.translate = `${event.clientX + 12}px ${event.clientY + 12}px`;
    if (event.clientY > innerHeight - EDGE) scrollBy(0, STEP);
    if (event.clientY < EDGE) scrollBy(0, -STEP);
    over(below(event));
  };

  const stop = () => {
    over(null);
    drag.ghost.remove();
    drag.talk.classList.remove("slot--dragged");
    drag = null;
  };

  const drop = () => {
    if (!drag) return;
    const { talk, time } = drag;
    stop();
    if (!time) return;
    form.action = talk.dataset.move;
    form.elements.start.value = time.dataset.start;
    form.requestSubmit();
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drag) stop();
  });

  for (const talk of document.querySelectorAll("[data-move]")) {
    if (!talk.closest("section").querySelector(".free")) continue;
    const grip = document.createElement("span");
    grip.className = "slot__grip";
    grip.title = form.dataset.hint;
    grip.setAttribute("aria-hidden", "true");
    grip.addEventListener("pointerdown", begin);
    grip.addEventListener("pointermove", move);
    grip.addEventListener("pointerup", drop);
    grip.addEventListener("pointercancel", () => drag && stop());
    talk.append(grip);
  }
}
