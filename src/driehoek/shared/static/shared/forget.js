// Who logs in or out on this device leaves no list of a door behind (decision 0050). What was not sent yet stays.
if (window.caches) caches.delete("door");
