// Light or dark, as the reader chose in the footer: set in <head> by this script, before anything is painted.
(function () {
  "use strict";
  var KEY = "vinr-theme";
  var root = document.documentElement;
  var device = window.matchMedia("(prefers-color-scheme: dark)");
  var choice = "light";
  // A browser that keeps nothing shows the light theme, and changes for as long as the page is open.
  try { choice = window.localStorage.getItem(KEY) || choice; } catch (error) { choice = "light"; }

  function mark() {
    document.querySelectorAll("[data-theme-choice]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === choice));
    });
  }

  function apply() {
    var isDark = choice === "dark" || (choice === "device" && device.matches);
    var wanted = isDark ? "dark" : "light";
    if (root.getAttribute("data-theme") !== wanted) {
      root.setAttribute("data-theme", wanted);
      root.setAttribute("data-bs-theme", wanted);
    }
    mark();
  }

  document.addEventListener("click", function (event) {
    var button = event.target instanceof Element ? event.target.closest("[data-theme-choice]") : null;
    if (!button) { return; }
    choice = button.dataset.themeChoice;
    try { window.localStorage.setItem(KEY, choice); } catch (error) { root.dataset.themeIsKept = "false"; }
    apply();
  });
  device.addEventListener("change", apply);
  // On paper every theme is light.
  window.addEventListener("beforeprint", function () { root.setAttribute("data-theme", "light"); });
  window.addEventListener("afterprint", apply);
  // The buttons arrive after this script: React draws them.
  new MutationObserver(function (_, observer) {
    if (document.querySelector("[data-theme-choice]")) {
      observer.disconnect();
      mark();
    }
  }).observe(root, { childList: true, subtree: true });
  apply();
})();
