// Reads the page aloud where the browser has a voice for its language; without one the button stays away.
// Where the page asks for it, the school is told that somebody listened.
{
  const heard = document.querySelector("[data-heard]")?.dataset.heard;
  const tell = () => heard && navigator.sendBeacon(heard);
  const button = document.querySelector("[data-hear-button]");
  const tag = document.documentElement.dataset.speech;
  const speech = window.speechSynthesis;
  const voice = () => speech.getVoices().find((one) => one.lang.replace("_", "-").split("-")[0] === tag.split("-")[0]);
  const offer = () => { button.hidden = !voice(); };
  const show = (reading) => {
    button.setAttribute("aria-pressed", reading);
    button.querySelectorAll("span").forEach((word, index) => { word.hidden = reading !== (index === 1); });
  };
  const read = () => {
    // What stands small beside it in another language is for whoever sits there too.
    const beside = new Set([...document.querySelectorAll("[data-hear] small[lang]")].map((one) => one.innerText));
    // One utterance a line: some browsers fall silent in the middle of a long one.
    const lines = [...document.querySelectorAll("[data-hear]")].flatMap((part) => part.innerText.split("\n")).filter((line) => line.trim() && !beside.has(line));
    lines.forEach((line, index) => {
      const said = new SpeechSynthesisUtterance(line);
      Object.assign(said, { lang: tag, voice: voice(), rate: 0.9 });
      if (index === lines.length - 1) said.onend = () => show(false);
      speech.speak(said);
    });
  };
  if (button && speech && tag) {
    offer();
    speech.addEventListener?.("voiceschanged", offer);
    window.addEventListener("pagehide", () => speech.cancel());
    button.addEventListener("click", () => {
      const reading = button.getAttribute("aria-pressed") === "true";
      speech.cancel();
      show(!reading);
      if (!reading) { read(); tell(); }
    });
  }
  document.querySelectorAll("audio").forEach((one) => one.addEventListener("play", tell, { once: true }));
}
