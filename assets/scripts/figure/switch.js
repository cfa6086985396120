// Figures that say the same in another unit take turns in one place; a link to one of them shows it.
(() => {
  function show(card) {
    const place = card.closest("[data-switch]");
    place.querySelectorAll(".switch__one").forEach((one) => one.classList.toggle("is-shown", one.contains(card)));
    place.querySelectorAll("[data-switch-to]").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.dataset.switchTo === card.dataset.figure));
    });
    document.dispatchEvent(new CustomEvent("vinr:tab"));
  }

  // Makes a part of the page visible before a link leads to it.
  window.vinr.reveal = (part) => {
    const card = part?.closest("[data-switch] [data-figure]");
    if (card) { show(card); }
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-switch-to]");
    if (button) { show(document.getElementById(button.dataset.switchTo)); return; }
    const link = event.target.closest('a[href^="#"]');
    if (link) { window.vinr.reveal(document.getElementById(link.hash.slice(1))); }
  });
})();
