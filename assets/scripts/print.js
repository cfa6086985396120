// In print each figure has its table below it: opened before printing, and closed again afterwards.
(() => {
  let opened = [];

  // A table of all municipalities, which has a search field, would take twelve pages.
  const isTable = (detail) => detail.querySelector('table[id$="-data"]') && !detail.querySelector(".table-search");

  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".card-figure .detail:not([open])")].filter(isTable);
    opened.forEach((detail) => { detail.open = true; });
  });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-prints]")) { window.print(); } });
  window.addEventListener("afterprint", () => {
    opened.forEach((detail) => { detail.open = false; });
    opened = [];
  });
})();
