// Search and jump: «/» or Ctrl-K opens the dialog, typing keeps the targets that match every word, Enter goes there; and
// an address with a fragment leads to that part of the page as soon as it exists.
(() => {
  const KEY_CHOICE = "vinr-search-key";
  const byId = (id) => document.getElementById(id);
  const plain = (words) => words.toLocaleLowerCase("nb").normalize("NFC").trim();

  // In a browser that stores nothing the key is on.
  function isKeyOn() {
    try { return window.localStorage.getItem(KEY_CHOICE) !== "off"; } catch { return true; }
  }
  function keepKey(isOn) {
    try { window.localStorage.setItem(KEY_CHOICE, isOn ? "on" : "off"); } catch { /* for this page only */ }
  }

  const links = () => [...byId("search-dialog").querySelectorAll(".search__hit")];
  const shown = () => links().filter((link) => !link.parentElement.hidden);

  // The link's address carries the selection, so that it can also be copied or opened in a new tab.
  function address(link) {
    const parameters = new URLSearchParams(window.location.search);
    link.dataset.drops.split(",").filter(Boolean).forEach((name) => parameters.delete(name));
    return link.dataset.path + window.vinr.queryOf(parameters) + (link.dataset.fragment ? `#${link.dataset.fragment}` : "");
  }

  function filter() {
    const typed = plain(byId("search-field").value);
    const words = typed.split(/\s+/);
    links().forEach((link) => {
      const said = plain([...link.querySelectorAll("span")].map((part) => part.textContent).join(" "));
      link.parentElement.hidden = !words.every((word) => said.includes(word));
      link.classList.remove("is-first");
    });
    const left = shown();
    if (typed && left.length) { left[0].classList.add("is-first"); }
    const found = byId("search-found");
    const sentence = [found.dataset.none, found.dataset.one][left.length] ?? found.dataset.many;
    found.textContent = sentence.replace("#", left.length);
  }

  function open() {
    const dialog = byId("search-dialog");
    if (dialog.open) { return; }
    links().forEach((link) => { link.href = address(link); });
    dialog.querySelector("[data-search-key]").setAttribute("aria-pressed", String(isKeyOn()));
    dialog.showModal();
    byId("search-field").focus();
    byId("search-field").select();
    byId("search-hits").scrollTop = 0;
    filter();
  }

  const close = () => { if (byId("search-dialog").open) { byId("search-dialog").close(); } };

  function follow(link) {
    close();
    if (link.dataset.document) { window.location.assign(link.href); return; }
    sought = "";
    window.vinr.goTo(link.href);
    seek();
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
    if (!part.hasAttribute("tabindex")) { part.setAttribute("tabindex", "-1"); }
    part.scrollIntoView({ block: "start" });
    part.focus({ preventScroll: true });
  }
  // Runs after the shell has moved the focus to a new page.
  document.addEventListener("vinr:shown", () => window.setTimeout(seek, 0));
  window.addEventListener("popstate", seek);
  window.addEventListener("hashchange", seek);
  window.addEventListener("load", seek);

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
    if (event.key === "Enter" && document.activeElement === byId("search-field") && shown().length) {
      event.preventDefault();
      follow(shown()[0]);
    }
  });

  document.addEventListener("input", (event) => { if (event.target.id === "search-field") { filter(); } });

  document.addEventListener("click", (event) => {
    const clicked = event.target;
    if (clicked.closest("[data-opens-search]")) { open(); }
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
