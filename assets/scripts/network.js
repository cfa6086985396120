// Requests to the server: a discreet sign if slow, a notice if it can't be reached, and catching up afterwards.
(() => {
  const QUIET_MS = 300;
  const ASK_AGAIN_MS = 4000;
  const CALLBACK = "_dash-update-component";
  const ask = window.fetch.bind(window);
  let waiting = 0, timer = 0, isLost = false;

  const busy = (isBusy) => document.getElementById("innhold")?.setAttribute("aria-busy", String(isBusy));

  function started() {
    waiting += 1;
    if (waiting === 1) { timer = window.setTimeout(busy, QUIET_MS, true); }
  }

  function ended() {
    waiting -= 1;
    if (waiting > 0) { return; }
    window.clearTimeout(timer);
    busy(false);
  }

  function tell(isNowLost) {
    isLost = isNowLost;
    const notice = document.getElementById("network-notice");
    if (notice) { notice.hidden = !isLost; }
  }

  async function askAgain() {
    if (!isLost) { return; }
    try {
      const reply = await ask(`${window.vinr.base}/helse`, { cache: "no-store" });
      if (!reply.ok) { throw new Error(String(reply.status)); }
      tell(false);
      window.vinr.catchUp();
    } catch { window.setTimeout(askAgain, ASK_AGAIN_MS); }
  }

  function lost() {
    if (isLost) { return; }
    tell(true);
    window.setTimeout(askAgain, ASK_AGAIN_MS);
  }

  async function follow(asked) {
    started();
    try {
      const reply = await asked;
      if (reply.status >= 502) { lost(); } else { tell(false); }
    } catch (error) {
      if (error?.name !== "AbortError") { lost(); }
    } finally { ended(); }
  }

  // Dash uses window.fetch, and has no hook for a server that doesn't respond.
  window.fetch = (address, ...options) => {
    const asked = ask(address, ...options);
    if (String(address?.url ?? address).includes(CALLBACK)) { follow(asked); }
    return asked;
  };

  window.addEventListener("offline", lost);
  window.addEventListener("online", askAgain);
})();
