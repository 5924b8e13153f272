// Shows a notice and opens the parent's page when it is tapped. It keeps nothing and fetches nothing.
self.addEventListener("push", (event) => {
  const { title, body, url, lang, dir, tag } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body, lang, dir, tag, data: url }));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const url = event.notification.data;
  if (new URL(url).origin === self.location.origin) event.waitUntil(self.clients.openWindow(url));
});
