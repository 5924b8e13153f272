// Reads the page aloud: what a person recorded of it, else the browser's voice for its language. Without both the button
// says so and shows what else helps. Where the page asks for it, the school is told that somebody listened.
{
  const heard = document.querySelector("[data-heard]")?.dataset.heard;
  const tell = () => heard && navigator.sendBeacon(heard);
  const button = document.querySelector("[data-hear-button]");
  const tag = document.documentElement.dataset.speech;
  const speech = window.speechSynthesis;
  const voice = () => speech?.getVoices().find((one) => one.lang.replace("_", "-").split("-")[0] === tag.split("-")[0]);
  const people = [...document.querySelectorAll("[data-spoken]")];
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
  const play = (turn) => {
    people[turn].currentTime = 0;
    people[turn].onended = () => (turn + 1 < people.length ? play(turn + 1) : show(false));
    people[turn].play().catch(() => show(false));
  };
  const silence = () => { people.forEach((one) => one.pause()); speech?.cancel(); };
  if (button && tag) {
    button.hidden = false;
    window.addEventListener("pagehide", silence);
    button.addEventListener("click", () => {
      const reading = button.getAttribute("aria-pressed") === "true";
      const able = people.length || voice();
      document.querySelector("[data-no-voice]").hidden = Boolean(able);
      silence();
      show(Boolean(able) && !reading);
      if (able && !reading) { people.length ? play(0) : read(); tell(); }
    });
  }
  document.querySelectorAll("audio").forEach((one) => one.addEventListener("play", tell, { once: true }));
}
