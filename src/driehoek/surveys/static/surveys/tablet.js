// A shared tablet that is left alone begins anew, so that nobody finds what somebody else tapped.
{
  const QUIET = 120_000; // milliseconds without a touch or a key
  let alone;
  const wait = () => { clearTimeout(alone); alone = setTimeout(() => location.replace(location.href), QUIET); };
  ["pointerdown", "keydown", "input", "scroll"].forEach((kind) => addEventListener(kind, wait, { passive: true }));
  wait();
}
