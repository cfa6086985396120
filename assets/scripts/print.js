// On paper each figure has its table beneath it: opened before printing, and closed again after.
(() => {
  let opened = [];

  // A table of all municipalities would take twelve pages; it has a search field.
  const isTable = (detail) => detail.querySelector('table[id$="-data"]') && !detail.querySelector(".table-search");

  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".card-figure .detail:not([open])")].filter(isTable);
    opened.forEach((detail) => { detail.open = true; });
  });
  window.addEventListener("afterprint", () => {
    opened.forEach((detail) => { detail.open = false; });
    opened = [];
  });
})();
