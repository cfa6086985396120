// The frame round the pages: current page, menu and filters on a phone, focus after a change of page, copying.
(function () {
  "use strict";

  function announce(words) {
    var region = document.getElementById("announcement");
    if (!region) { return; }
    region.textContent = "";
    window.setTimeout(function () { region.textContent = words; }, 50);
  }

  function markCurrent() {
    var here = window.location.pathname.replace(/\/$/, "") || "/";
    document.querySelectorAll(".navigation .nav-link").forEach(function (link) {
      var there = new URL(link.href, window.location.href).pathname.replace(/\/$/, "") || "/";
      if (there === here) { link.setAttribute("aria-current", "page"); } else { link.removeAttribute("aria-current"); }
    });
    document.querySelectorAll(".languages a").forEach(function (link) {
      var shell = document.querySelector(".shell");
      if (shell && link.lang === shell.lang) { link.setAttribute("aria-current", "true"); } else { link.removeAttribute("aria-current"); }
    });
  }

  // What stood there while the page was fetched.
  function clearSkeleton() {
    var skeleton = document.getElementById("skeleton");
    if (skeleton && document.querySelector("#react-entry-point main")) { skeleton.remove(); }
  }

  function toggle(button, opened) {
    button.setAttribute("aria-expanded", String(opened));
  }

  // Both those who see the button and those who hear the page are told how it went.
  function copy(words, button) {
    var tell = function (isCopied) {
      var said = button.getAttribute(isCopied ? "data-said" : "data-refused");
      flash(button, said, isCopied ? 2000 : 6000);
      announce(said);
    };
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(words).then(function () { tell(true); }, function () { tell(copyBySelection(words)); });
    } else {
      tell(copyBySelection(words));
    }
  }

  // Plain http on a municipal intranet has no clipboard interface.
  function copyBySelection(words) {
    var focused = document.activeElement;
    var field = document.createElement("textarea");
    field.value = words;
    field.className = "visually-hidden";
    document.body.appendChild(field);
    field.select();
    var copied = document.execCommand("copy");
    field.remove();
    if (focused) { focused.focus(); }
    return copied;
  }

  // What the button says of itself comes back, also where it was pressed twice.
  function flash(button, said, milliseconds) {
    if (!button._words) { button._words = button.textContent; }
    window.clearTimeout(button._flashing);
    button.textContent = said;
    button._flashing = window.setTimeout(function () {
      button.textContent = button._words;
      button._words = null; // the page may change language meanwhile
    }, milliseconds);
  }

  document.addEventListener("click", function (event) {
    var target = event.target instanceof Element ? event.target : null;
    if (!target) { return; }
    var button = target.closest("button");
    if (button && (button.id === "menu-button" || button.id === "filter-button")) {
      toggle(button, button.getAttribute("aria-expanded") !== "true");
    }
    if (button && button.hasAttribute("data-copy")) {
      var source = document.getElementById(button.getAttribute("data-copy"));
      if (source) { copy(source.innerText, button); }
    }
    if (button && button.hasAttribute("data-copy-address")) { copy(window.location.href, button); }
    var skip = target.closest(".skip-link");
    if (skip) {
      event.preventDefault();
      focusMain();
    }
  });

  document.addEventListener("keydown", function (event) {
    var button = document.getElementById("menu-button");
    if (event.key === "Escape" && button && button.getAttribute("aria-expanded") === "true") {
      toggle(button, false);
      button.focus();
    }
  });

  // What a «?» says goes away on Escape, and is there again the next time it is asked for.
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    document.querySelectorAll(".subtitle-row").forEach(function (row) {
      if (row.matches(":hover, :focus-within")) { row.classList.add("is-dismissed"); }
    });
  });
  ["focusin", "mouseover"].forEach(function (type) {
    document.addEventListener(type, function (event) {
      var button = event.target instanceof Element ? event.target.closest(".tip__button") : null;
      if (button) { button.parentElement.classList.remove("is-dismissed"); }
    });
  });

  function focusMain() {
    var main = document.getElementById("innhold");
    if (main) { main.focus({ preventScroll: false }); }
  }

  var path = window.location.pathname;
  function moved() {
    markCurrent();
    if (window.location.pathname === path) { return; }
    path = window.location.pathname;
    var button = document.getElementById("menu-button");
    if (button) { toggle(button, false); }
    window.scrollTo(0, 0);
    focusMain();
  }
  window.addEventListener("popstate", function () { window.setTimeout(moved, 0); });
  window.addEventListener("_dashprivate_pushstate", function () { window.setTimeout(moved, 0); });
  // Links and the shell arrive after this script: React draws them.
  var isWaiting = false;
  new MutationObserver(function () {
    if (isWaiting) { return; }
    isWaiting = true;
    window.requestAnimationFrame(function () {
      isWaiting = false;
      clearSkeleton();
      markCurrent();
    });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
