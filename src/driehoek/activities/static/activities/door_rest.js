// Leads back to a door at which something was tapped that the school does not have yet (decision 0050).
{
  const box = document.querySelector("[data-rest]");
  const taps = JSON.parse(localStorage.getItem(`door:${box.dataset.rest}`) ?? "[]").filter((tap) => !tap.sent);
  if (taps.length) {
    box.querySelector("a").href = taps[0].place;
    box.hidden = false;
  }
}
