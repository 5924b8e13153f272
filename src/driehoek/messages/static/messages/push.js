// Offers notices where the browser can show them; elsewhere the page says that it cannot.
{
  const form = document.querySelector("[data-push]");
  const show = (name, yes) => document.querySelectorAll(`[data-push-${name}]`).forEach((part) => { part.hidden = !yes; });
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));
  const denied = () => { form.hidden = true; show("denied", true); };
  const offer = async () => {
    show("not", false);
    if (Notification.permission === "denied") return denied();
    const worker = await navigator.serviceWorker.getRegistration("/");
    form.hidden = Boolean(form.dataset.on && await worker?.pushManager.getSubscription());
  };
  const turnOn = async () => {
    if (await Notification.requestPermission() !== "granted") return denied();
    await navigator.serviceWorker.register("/sw.js");
    const { pushManager } = await navigator.serviceWorker.ready;
    // Made for an older key of the school, it would be refused.
    await (await pushManager.getSubscription())?.unsubscribe();
    const made = (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(form.dataset.push) })).toJSON();
    form.elements.endpoint.value = made.endpoint;
    ["p256dh", "auth"].forEach((name) => { form.elements[name].value = made.keys[name]; });
    form.submit();
  };
  if (form && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window) {
    offer();
    form.addEventListener("submit", (event) => { event.preventDefault(); turnOn().catch(() => show("failed", true)); });
  }
}
