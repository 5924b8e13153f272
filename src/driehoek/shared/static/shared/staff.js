// Small comforts for who has a keyboard and a script; every page works without them.
{
  const UNDO_STAYS = 20_000; // milliseconds; people who read slowly need more than ten seconds
  const typing = (element) => element.matches("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    const search = document.querySelector("[data-find]");
    const asked = (event.ctrlKey && event.key === "k") || (event.key === "/" && !typing(event.target));
    if (!search || !asked) return;
    event.preventDefault();
    search.focus();
  });

  // A button with data-confirm asks first, in the words of its attribute; the answer sends its form.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-confirm]");
    const dialog = document.getElementById("confirm");
    if (!button || !dialog || button.dataset.confirmed) return;
    event.preventDefault();
    event.stopPropagation();
    dialog.querySelector("h2").textContent = button.dataset.confirm;
    dialog.returnValue = "no";
    dialog.showModal();
    dialog.onclose = () => {
      if (dialog.returnValue !== "yes") return;
      button.dataset.confirmed = "yes";
      button.click();
      delete button.dataset.confirmed;
    };
  }, true);

  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (form?.matches("[data-auto-submit]")) form.requestSubmit();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });

  const leave = (bar) => {
    if (bar.matches(":hover, :focus-within")) setTimeout(leave, UNDO_STAYS, bar);
    else bar.remove();
  };
  document.querySelectorAll("[data-undo]").forEach((bar) => setTimeout(leave, UNDO_STAYS, bar));
}
