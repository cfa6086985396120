// The frame around the pages: current page, menu and filters on a phone, focus after a page change, explained terms.
(() => {
  window.vinr.announce = (words) => {
    const region = document.getElementById("announcement");
    region.textContent = "";
    window.setTimeout(() => { region.textContent = words; }, 50);
  };

  function markCurrent() {
    document.querySelectorAll(".navigation .nav-link").forEach((link) => {
      const isCurrent = link.dataset.carries === window.vinr.path();
      if (isCurrent) { link.setAttribute("aria-current", "page"); } else { link.removeAttribute("aria-current"); }
    });
  }

  const toggle = (button, isOpen) => button?.setAttribute("aria-expanded", String(isOpen));
  const menu = () => document.getElementById("menu-button");
  const focusMain = () => document.getElementById("innhold").focus();

  document.addEventListener("click", (event) => {
    const button = event.target.closest("#menu-button, #filter-button, [data-folds]");
    if (button) { toggle(button, button.getAttribute("aria-expanded") !== "true"); }
    if (event.target.closest(".skip-link")) {
      event.preventDefault();
      focusMain();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") { return; }
    if (menu()?.getAttribute("aria-expanded") === "true") {
      toggle(menu(), false);
      menu().focus();
    }
  });

  document.addEventListener("vinr:shown", (event) => {
    if (!event.detail.isOtherPage) { return; }
    markCurrent();
    toggle(menu(), false);
    window.scrollTo(0, 0);
    focusMain();
  });
})();
