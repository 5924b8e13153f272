// Says it on the page when a device gave no passkey; without this only the console would know.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey_failed").hidden = false;
});
