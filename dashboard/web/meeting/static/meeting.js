// Running a meeting: keys and presenter remotes, buttons, panels, and announcements to screen readers.
(function () {
  "use strict";
  const root = document.documentElement, body = document.body, said = body.dataset;
  const slides = [...document.querySelectorAll(".slide")];
  const byId = (id) => document.getElementById(id);
  const announcement = byId("announcement"), blank = byId("blank"), place = byId("place");
  const network = document.querySelector("#network span");
  const PANELS = ["table", "definition", "source"];
  const PING_MS = 15000, ALIVE_MS = 4000;
  let now = 0, lettersOn = remembered() !== "off";

  const filled = (words, first, second) => words.replace("#", first).replace("¤", second);
  const announce = (words) => { announcement.textContent = words; };
  const openPanel = () => document.querySelector("dialog[open]");
  const buttons = (name) => document.querySelectorAll(`[data-do="${name}"]`);

  // A private window may forbid storage; letter keys are then on at the next visit.
  function remembered() { try { return sessionStorage.getItem("letters"); } catch { return null; } }
  function remember(value) { try { sessionStorage.setItem("letters", value); } catch { /* not kept */ } }

  function show(number, isFirst) {
    const wanted = Math.max(0, Math.min(slides.length - 1, number));
    const hadFocus = slides[now].contains(document.activeElement) || Boolean(openPanel());
    closePanel();
    slides[now].classList.remove("is-shown");
    now = wanted;
    slides[now].classList.add("is-shown");
    if (!isFirst) { history.replaceState(null, "", `#side-${now + 1}`); }
    const heading = slides[now].querySelector("h2");
    window.scrollTo(0, 0);
    fit(slides[now]);
    if (hadFocus) { heading.focus({ preventScroll: true }); }
    markPlace();
    if (!isFirst) { announce(`${filled(said.place, now + 1, slides.length)}: ${heading.textContent}`); }
  }

  function markPlace() {
    place.textContent = filled(said.shortPlace, now + 1, slides.length);
    document.querySelector(".progress span").style.width = `${((now + 1) / slides.length) * 100}%`;
    const disable = (name, isOff) => buttons(name).forEach((button) => button.setAttribute("aria-disabled", String(isOff)));
    disable("previous", now === 0);
    disable("next", now === slides.length - 1);
    PANELS.forEach((name) => disable(name, !panel(name)));
  }

  // What overflows its column must be read across a room all the same: the less important facts are left to the
  // definition; only then does text shrink, step by step. The panels show it in full size.
  function fit(slide) {
    const scrolls = getComputedStyle(body).overflow !== "hidden";
    slide.querySelectorAll(".main, .aside").forEach((column) => {
      const facts = [...column.querySelectorAll(".facts li")];
      const isTooHigh = () => !scrolls && column.scrollHeight > column.clientHeight + 1;
      column.style.fontSize = "";
      facts.forEach((fact) => fact.classList.remove("is-left-out"));
      facts.slice(1).reverse().forEach((fact) => fact.classList.toggle("is-left-out", isTooHigh()));
      for (let size = 99; size >= 64 && isTooHigh(); size -= 1) {
        column.style.fontSize = `calc(var(--body) * ${size / 100})`;
      }
    });
  }

  const panel = (name) => slides[now].querySelector(`dialog[data-panel="${name}"]`);
  function closePanel() { const open = openPanel(); if (open) { open.close(); } }
  function openDialog(dialog) {
    const isOpen = dialog && dialog.open;
    closePanel();
    if (dialog && !isOpen) { dialog.showModal(); }
  }
  function togglePanel(name) {
    if (panel(name)) { openDialog(panel(name)); return; }
    announce(said.none.replace("#", document.querySelector(`.bar [data-do="${name}"]`).textContent.toLowerCase()));
  }

  function toggleFull() {
    if (document.fullscreenElement) { document.exitFullscreen(); }
    else if (root.requestFullscreen) { root.requestFullscreen().catch(() => {}); }
  }
  let beforeBlank = null;
  function toggleBlank() {
    blank.hidden = !blank.hidden;
    if (!blank.hidden) { closePanel(); beforeBlank = document.activeElement; blank.focus(); announce(blank.textContent); }
    else if (beforeBlank) { beforeBlank.focus({ preventScroll: true }); }
  }
  function toggleLetters() {
    lettersOn = !lettersOn;
    remember(lettersOn ? "on" : "off");
    markLetters();
  }
  function markLetters() {
    byId("letters").textContent = lettersOn ? said.lettersOn : said.lettersOff;
  }
  function move(button, isUp) {
    const item = button.closest("li"), other = isUp ? item.previousElementSibling : item.nextElementSibling;
    if (!other) { return; }
    item.parentNode.insertBefore(item, isUp ? other : other.nextElementSibling);
    button.focus();
    markEnds();
    const place = [...item.parentNode.children].indexOf(item) + 1;
    byId("chosen").textContent = filled(said.moved, item.querySelector("label").textContent.trim(), place);
  }
  function markEnds() {
    const set = (name, end) => document.querySelectorAll(`.choices [data-do="${name}"]`).forEach((button) =>
      button.setAttribute("aria-disabled", String(button.closest("li").matches(end))));
    set("up", ":first-child");
    set("down", ":last-child");
  }
  function refuseNone(event) {
    if (event.target.querySelector('[name="figurer"]:checked')) { return; }
    event.preventDefault();
    byId("chosen").textContent = said.noneChosen;
  }

  // Plain http, as on many intranets, has no clipboard API; a selected field can be copied anyway.
  function copyAddress(button) {
    const address = location.href.split("#")[0], words = button.textContent;
    const done = () => {
      announce(said.copied);
      button.textContent = said.copied;
      setTimeout(() => { button.textContent = words; }, 2000);
    };
    const bySelection = () => {
      const field = body.appendChild(document.createElement("textarea"));
      field.className = "for-ears";
      field.value = address;
      field.select();
      const isCopied = document.execCommand("copy");
      field.remove();
      button.focus();
      if (isCopied) { done(); }
    };
    if (navigator.clipboard) { navigator.clipboard.writeText(address).then(done, bySelection); } else { bySelection(); }
  }

  const DO = {
    previous: () => show(now - 1), next: () => show(now + 1), full: toggleFull, blank: toggleBlank,
    help: () => openDialog(byId("help")), choose: () => openDialog(byId("choose")), close: closePanel,
    print: () => window.print(), letters: toggleLetters,
    table: () => togglePanel("table"), definition: () => togglePanel("definition"), source: () => togglePanel("source"),
    copy: copyAddress, up: (button) => move(button, true), down: (button) => move(button, false),
  };
  const KEYS = {
    ArrowRight: DO.next, PageDown: DO.next, " ": DO.next, ArrowLeft: DO.previous, PageUp: DO.previous,
    Home: () => show(0), End: () => show(slides.length - 1),
  };
  const LETTERS = { t: DO.table, d: DO.definition, s: DO.source, f: DO.full, b: DO.blank, ".": DO.blank, "?": DO.help };

  const isTyping = (target) => target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
  // Space presses the button that has the focus, and ticks a box, as everywhere.
  const ownsKey = (target, key) => key === " " && target.matches("button, a, summary, input");

  function onKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) { return; }
    if (!blank.hidden) { if (!["Shift", "Tab"].includes(event.key)) { event.preventDefault(); toggleBlank(); } return; }
    const action = actionOf(event);
    if (action) { event.preventDefault(); action(); }
  }
  // In a long table the keys scroll until its end; then they change the screen.
  function scrollsOn(key) {
    const inner = openPanel() && openPanel().querySelector(".panel__body");
    if (!inner || inner.scrollHeight <= inner.clientHeight + 1) { return false; }
    if (["PageUp", "Home"].includes(key)) { return key === "Home" || inner.scrollTop > 0; }
    return key === "End" || (["PageDown", " "].includes(key) && inner.scrollTop + inner.clientHeight < inner.scrollHeight - 1);
  }
  function actionOf(event) {
    if (scrollsOn(event.key)) { return null; }
    if (ownsKey(event.target, event.key) || event.target.closest("#choose")) { return null; }
    if (KEYS[event.key] && !(event.shiftKey && event.key !== " ")) { return event.shiftKey ? DO.previous : KEYS[event.key]; }
    if (!lettersOn) { return null; }
    if (/^[1-9]$/.test(event.key)) { return goToItem(Number(event.key)); }
    return LETTERS[event.key.toLowerCase()] || null;
  }

  function goToItem(number) {
    const link = document.querySelectorAll(".slide--agenda .agenda a")[number - 1];
    return link ? () => show(numberIn(link.hash)) : null;
  }

  // The pack is fetched here, so that the screen can tell what becomes of it.
  async function fetchPack(link) {
    const say = (words) => { byId("pack-says").textContent = words; };
    say(said.fetching);
    try {
      const reply = await fetch(link.href);
      if (!reply.ok) { throw new Error(String(reply.status)); }
      const name = /filename="([^"]+)"/.exec(reply.headers.get("Content-Disposition") ?? "")?.[1] ?? "mote.html";
      const file = Object.assign(document.createElement("a"), { href: URL.createObjectURL(await reply.blob()), download: name });
      file.click();
      setTimeout(() => URL.revokeObjectURL(file.href), 60000);
      say(said.fetched.replace("#", name));
    } catch { say(said.unreachable); }
  }

  function onClick(event) {
    const dialog = event.target.matches("dialog[open]") ? event.target : null;
    if (dialog) { dialog.close(); return; } // a click beside the panel
    const button = event.target.closest("[data-do]");
    if (button) { if (button.getAttribute("aria-disabled") !== "true" || PANELS.includes(button.dataset.do)) { DO[button.dataset.do](button); } return; }
    const pack = event.target.closest("[data-pack]");
    if (pack) { event.preventDefault(); fetchPack(pack); return; }
    const link = event.target.closest('a[href^="#side-"]');
    if (link) { event.preventDefault(); show(numberIn(link.hash)); }
  }
  function numberIn(hash) { const found = /^#side-(\d+)$/.exec(hash); return found ? Number(found[1]) - 1 : 0; }

  // The meeting continues without a network; the banner only says so. A downloaded file never checks.
  function tell(isOffline) {
    if (network.hidden !== isOffline) { return; }
    network.hidden = !isOffline;
    if (!isOffline) { announce(said.online); }
  }
  async function ping() {
    if (!navigator.onLine) { tell(true); return; }
    try { await fetch(said.alive, { cache: "no-store", signal: AbortSignal.timeout(ALIVE_MS) }); tell(false); } catch { tell(true); }
  }
  function watchNetwork() {
    addEventListener("offline", () => tell(true));
    addEventListener("online", ping);
    setInterval(ping, PING_MS);
  }

  root.classList.add("is-live");
  markLetters();
  markEnds();
  if (byId("choose-form")) { byId("choose-form").addEventListener("submit", refuseNone); }
  show(numberIn(location.hash), true);
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  addEventListener("hashchange", () => show(numberIn(location.hash), true));
  addEventListener("resize", () => fit(slides[now]));
  if (document.fonts) { document.fonts.ready.then(() => fit(slides[now])); }
  if (said.alive) { watchNetwork(); }
}());
