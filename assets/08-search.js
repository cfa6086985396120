// Search and jump: «/» or Ctrl-K opens the dialog, typing leaves the targets that have every word, Enter goes there; and
// an address with a fragment leads to that part of the page as soon as it is there.
(function () {
  "use strict";
  var KEY_CHOICE = "vinr-search-key";
  var SEEK_MS = 15000;

  function byId(id) { return document.getElementById(id); }
  function all(selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); }
  function plain(words) { return words.toLocaleLowerCase("nb").normalize("NFC").trim(); }

  // A browser that keeps nothing has the key on.
  function isKeyOn() {
    try { return window.localStorage.getItem(KEY_CHOICE) !== "off"; } catch (error) { return true; }
  }
  function keepKey(isOn) {
    try { window.localStorage.setItem(KEY_CHOICE, isOn ? "on" : "off"); } catch (error) { return; }
  }

  function links() { return all(".search__hit", byId("search-dialog")); }
  function shown() { return links().filter(function (link) { return !link.parentElement.hidden; }); }

  // The link's own address carries the selection, so that it can be opened in a tab of its own and copied too.
  function address(link) {
    var parameters = new URLSearchParams(window.location.search);
    link.dataset.drops.split(",").forEach(function (name) { if (name) { parameters.delete(name); } });
    var query = parameters.toString();
    return link.dataset.path + (query ? "?" + query : "") + (link.dataset.fragment ? "#" + link.dataset.fragment : "");
  }

  function filter() {
    var typed = plain(byId("search-field").value);
    var words = typed.split(/\s+/);
    links().forEach(function (link) {
      var said = plain(all("span", link).map(function (part) { return part.textContent; }).join(" "));
      link.parentElement.hidden = !words.every(function (word) { return said.indexOf(word) >= 0; });
      link.classList.remove("is-first");
    });
    var left = shown();
    if (typed && left.length) { left[0].classList.add("is-first"); }
    var found = byId("search-found");
    var sentence = left.length === 0 ? found.dataset.none : left.length === 1 ? found.dataset.one : found.dataset.many;
    found.textContent = sentence.replace("#", left.length);
  }

  // The hits of a page in another language are others.
  function drawHits() {
    var list = byId("search-hits");
    if (list._drawn === list.dataset.drawn) { return; }
    list._drawn = list.dataset.drawn;
    window.vinr.draw(list, JSON.parse(list.dataset.drawn));
  }

  function open() {
    var dialog = byId("search-dialog");
    if (!dialog || dialog.open) { return; }
    drawHits();
    links().forEach(function (link) { link.href = address(link); });
    all("[data-search-key]", dialog)[0].setAttribute("aria-pressed", String(isKeyOn()));
    byId("search-field").setAttribute("aria-describedby", "search-help");
    dialog.showModal();
    byId("search-field").focus();
    byId("search-field").select();
    byId("search-hits").scrollTop = 0;
    filter();
  }

  function close() {
    var dialog = byId("search-dialog");
    if (dialog && dialog.open) { dialog.close(); }
  }

  function follow(link) {
    close();
    if (link.dataset.document) { window.location.assign(link.href); return; }
    sought = "";
    window.history.pushState({}, "", link.href);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  // Part of the page that the address names, once the page that has it is there: pages may share a figure.
  var sought = "";
  function target() {
    var page = document.querySelector("[data-page]");
    if (!page || page.dataset.path !== (window.location.pathname.replace(/\/+$/, "") || "/")) { return null; }
    var name = decodeURIComponent(window.location.hash.slice(1));
    return document.querySelector('[data-figure="' + CSS.escape(name) + '"]') || byId(name);
  }

  function land(part) {
    if (!part.hasAttribute("tabindex")) { part.setAttribute("tabindex", "-1"); }
    part.scrollIntoView({ block: "start" });
    part.focus({ preventScroll: true });
  }

  function seek() {
    var wanted = window.location.pathname + window.location.hash;
    if (!window.location.hash || wanted === sought) { sought = wanted; return; }
    sought = wanted;
    var until = Date.now() + SEEK_MS;
    (function look() {
      if (window.location.pathname + window.location.hash !== wanted) { return; }
      var part = target();
      if (part) { land(part); } else if (Date.now() < until) { window.setTimeout(look, 60); }
    })();
  }
  // After the shell has moved the focus to a new page, which it does in a turn of its own.
  function seekSoon() { window.setTimeout(seek, 30); }
  window.addEventListener("popstate", seekSoon);
  window.addEventListener("hashchange", seekSoon);
  window.addEventListener("_dashprivate_pushstate", seekSoon);
  window.addEventListener("load", seekSoon);

  function isTyping(element) {
    return element instanceof Element && Boolean(element.closest("input, textarea, select, [contenteditable=true]"));
  }

  function isOpener(event) {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") { return true; }
    return event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && isKeyOn() && !isTyping(event.target);
  }

  // Arrows go round among field and hits; the field comes before the first and after the last.
  function step(event) {
    var stops = [byId("search-field")].concat(shown());
    var at = stops.indexOf(document.activeElement);
    if (at < 0) { return; }
    event.preventDefault();
    stops[(at + (event.key === "ArrowDown" ? 1 : stops.length - 1)) % stops.length].focus();
  }

  document.addEventListener("keydown", function (event) {
    if (isOpener(event)) {
      event.preventDefault();
      open();
      return;
    }
    var dialog = byId("search-dialog");
    if (!dialog || !dialog.open) { return; }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { step(event); }
    if (event.key === "Enter" && document.activeElement === byId("search-field") && shown().length) {
      event.preventDefault();
      follow(shown()[0]);
    }
  });

  document.addEventListener("input", function (event) { if (event.target.id === "search-field") { filter(); } });

  document.addEventListener("click", function (event) {
    var clicked = event.target instanceof Element ? event.target : null;
    if (!clicked) { return; }
    if (clicked.closest("[data-opens-search]")) { open(); }
    if (clicked.closest("[data-closes=search]") || clicked.id === "search-dialog") { close(); }
    var choice = clicked.closest("[data-search-key]");
    if (choice) {
      keepKey(!isKeyOn());
      choice.setAttribute("aria-pressed", String(isKeyOn()));
    }
    var link = clicked.closest(".search__hit");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      follow(link);
    }
  });
})();
