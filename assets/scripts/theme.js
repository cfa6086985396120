// Light or dark, as the reader chose in the footer: set in <head> by this script, before anything is painted.
(() => {
  const KEY = "vinr-theme";
  const root = document.documentElement;
  const device = window.matchMedia("(prefers-color-scheme: dark)");
  root.classList.add("has-script");

  // A browser that stores nothing starts with the light theme, and keeps a change while the page is open.
  let choice = "light";
  try { choice = window.localStorage.getItem(KEY) || choice; } catch { choice = "light"; }

  function mark() {
    document.querySelectorAll("[data-theme-choice]").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === choice));
    });
  }

  function apply() {
    const isDark = choice === "dark" || (choice === "device" && device.matches);
    root.setAttribute("data-theme", isDark ? "dark" : "light");
    mark();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-theme-choice]");
    if (!button) { return; }
    choice = button.dataset.themeChoice;
    try { window.localStorage.setItem(KEY, choice); } catch { root.dataset.themeIsKept = "false"; }
    apply();
  });
  device.addEventListener("change", apply);
  // Print is always light.
  window.addEventListener("beforeprint", () => root.setAttribute("data-theme", "light"));
  window.addEventListener("afterprint", apply);
  document.addEventListener("DOMContentLoaded", mark);
  apply();
})();
