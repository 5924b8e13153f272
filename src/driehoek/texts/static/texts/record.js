// Records in the browser and sends what was said at once; without it somebody chooses a file made with another program.
{
  const LONGEST = 180_000; // milliseconds; what is read aloud here takes less than one minute
  const button = document.querySelector("[data-record]");
  const field = button?.form.querySelector("input[type=file]");
  let recorder;
  const show = (recording) => {
    button.setAttribute("aria-pressed", recording);
    button.querySelectorAll("span").forEach((word, index) => { word.hidden = recording !== (index === 1); });
  };
  const send = (parts, type) => {
    const files = new DataTransfer();
    files.items.add(new File(parts, "voorgelezen", { type }));
    field.files = files.files;
    field.form.requestSubmit();
  };
  const start = async () => {
    const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
    const parts = [];
    recorder = new MediaRecorder(microphone);
    recorder.ondataavailable = (event) => parts.push(event.data);
    recorder.onstop = () => { microphone.getTracks().forEach((track) => track.stop()); show(false); send(parts, recorder.mimeType); };
    recorder.start();
    show(true);
    setTimeout(() => recorder.state === "recording" && recorder.stop(), LONGEST);
  };
  if (field && window.MediaRecorder && navigator.mediaDevices) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (recorder?.state === "recording") recorder.stop();
      else start().catch(() => { document.querySelector("[data-no-microphone]").hidden = false; });
    });
  }
}
