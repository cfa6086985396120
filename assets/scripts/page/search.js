// Search and jump: «/» or Ctrl-K opens the dialog, the server says what fits while one types, Enter goes there; and an
// address with a fragment leads to that part of the page as soon as it exists.
(() => {
  const KEY_CHOICE = "vinr-search-key";
  const DELAY_MS = 120; // from the last letter
  const byId = (id) => document.getElementById(id);

  // In a browser that stores nothing the key is on.
  function isKeyOn() {
    try { return window.localStorage.getItem(KEY_CHOICE) !== "off"; } catch { return true; }
  }
  function keepKey(isOn) {
    try { window.localStorage.setItem(KEY_CHOICE, isOn ? "on" : "off"); } catch { /* for this page only */ }
  }

  const shown = () => [...byId("search-hits").querySelectorAll(".search__hit")];
  const typed = () => byId("search-field").value;
  const best = () => byId("search-hits").querySelector(".is-first");

  // The answers that fit what is in the field, and the selection that their links carry.
  let timer = 0, asking = null, answered = null, isEntered = false;

  function question() {
    const parameters = window.vinr.carried();
    parameters.set("q", typed());
    return `${window.vinr.base}/sok.json${window.vinr.queryOf(parameters)}`;
  }

  async function answer(address, signal) {
    const reply = await fetch(address, { signal });
    if (!reply.ok) { throw new Error(String(reply.status)); }
    return reply.json();
  }

  function put({ found, hits, fits }) {
    const list = byId("search-hits");
    const wasIn = list.contains(document.activeElement);
    list.innerHTML = hits;
    list.scrollTop = 0;
    if (wasIn) { (shown()[0] ?? byId("search-field")).focus(); }
    if (fits) { shown()[0]?.classList.add("is-first"); }
    byId("search-found").textContent = found;
  }

  // The last question wins: one that is on its way for an earlier one is given up.
  async function ask() {
    window.clearTimeout(timer);
    asking?.abort();
    const mine = asking = new AbortController();
    const address = question();
    try {
      const reply = await answer(address, mine.signal);
      if (mine !== asking) { return; }
      answered = address;
      put(reply);
      if (isEntered && best()) { follow(best()); }
    } catch (error) {
      if (mine !== asking || error.name === "AbortError") { return; }
      answered = null;
      byId("search-hits").replaceChildren();
      byId("search-found").textContent = byId("search-found").dataset.lost;
    }
    isEntered = false;
  }

  function askSoon() {
    isEntered = false;
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, DELAY_MS);
  }

  function open() {
    const dialog = byId("search-dialog");
    if (dialog.open) { return; }
    dialog.querySelector("[data-search-key]").setAttribute("aria-pressed", String(isKeyOn()));
    dialog.showModal();
    byId("search-field").focus();
    byId("search-field").select();
    if (question() !== answered) { ask(); }
  }

  const close = () => { if (byId("search-dialog").open) { byId("search-dialog").close(); } };

  function follow(link) {
    close();
    if (link.hasAttribute("data-document")) { window.location.assign(link.href); return; }
    sought = "";
    window.vinr.goTo(link.href);
    seek();
  }

  // Goes to the best answer, which may still be on its way.
  function enter() {
    if (question() !== answered) {
      isEntered = true;
      ask();
    } else if (best()) { follow(best()); }
  }

  // The part named by the address, once its page is there: pages may share a figure.
  let sought = "";
  function target() {
    const page = document.querySelector("[data-page]");
    if (page?.dataset.path !== window.vinr.path()) { return null; }
    const name = decodeURIComponent(window.location.hash.slice(1));
    return document.querySelector(`[data-figure="${CSS.escape(name)}"]`) || byId(name);
  }

  function seek() {
    const wanted = window.location.pathname + window.location.hash;
    if (!window.location.hash || wanted === sought) { sought = wanted; return; }
    const part = target();
    if (!part) { return; }
    sought = wanted;
    window.vinr.reveal(part);
    if (!part.hasAttribute("tabindex")) { part.setAttribute("tabindex", "-1"); }
    part.scrollIntoView({ block: "start" });
    part.focus({ preventScroll: true });
  }
  // Runs after the shell has moved the focus to a new page.
  document.addEventListener("vinr:shown", () => window.setTimeout(seek, 0));
  window.addEventListener("popstate", seek);
  window.addEventListener("hashchange", seek);
  window.addEventListener("load", seek);

  document.querySelectorAll("[data-opens-search]").forEach((button) => {
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-keyshortcuts", "/ Control+K");
  });

  const isTyping = (element) => Boolean(element.closest?.("input, textarea, select, [contenteditable=true]"));

  function isOpener(event) {
    if (event.altKey) { return false; }
    if (event.ctrlKey || event.metaKey) { return event.key.toLowerCase() === "k"; }
    return event.key === "/" && isKeyOn() && !isTyping(event.target);
  }

  // Arrows cycle through field and results; the field is before the first and after the last.
  function step(event) {
    const stops = [byId("search-field"), ...shown()];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) { return; }
    event.preventDefault();
    stops[(at + (event.key === "ArrowDown" ? 1 : stops.length - 1)) % stops.length].focus();
  }

  document.addEventListener("keydown", (event) => {
    if (isOpener(event)) {
      event.preventDefault();
      open();
      return;
    }
    if (!byId("search-dialog")?.open) { return; }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { step(event); }
    if (event.key === "Enter" && document.activeElement === byId("search-field")) {
      event.preventDefault();
      enter();
    }
  });

  document.addEventListener("input", (event) => { if (event.target.id === "search-field") { askSoon(); } });

  document.addEventListener("click", (event) => {
    const clicked = event.target;
    if (clicked.closest("[data-opens-search]")) {
      event.preventDefault(); // without scripts it leads to the page of the search
      open();
    }
    if (clicked.closest("[data-closes=search]") || clicked.id === "search-dialog") { close(); }
    const choice = clicked.closest("[data-search-key]");
    if (choice) {
      keepKey(!isKeyOn());
      choice.setAttribute("aria-pressed", String(isKeyOn()));
    }
    const link = clicked.closest(".search__hit");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      follow(link);
    }
  });
})();
