// On paper each figure has its table beneath it: opened before printing, and left as it was after.
(function () {
  "use strict";
  var opened = [];

  // A table of all municipalities would take twelve pages; it has a search field.
  function isTable(detail) { return detail.querySelector('table[id$="-data"]') && !detail.querySelector(".table-search"); }

  window.addEventListener("beforeprint", function () {
    document.querySelectorAll(".card-figure .detail:not([open])").forEach(function (detail) {
      if (!isTable(detail)) { return; }
      detail.open = true;
      opened.push(detail);
    });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (detail) { detail.open = false; });
    opened = [];
  });
})();
