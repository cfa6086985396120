// Search in a long table: hides the rows without the searched words and says how many are left.
(function () {
  "use strict";

  function plain(words) { return words.toLocaleLowerCase("nb").normalize("NFC").trim(); }

  function filter(box, wanted) {
    var table = document.getElementById(box.getAttribute("data-filters"));
    var said = document.getElementById(box.getAttribute("data-said"));
    if (!table) { return; }
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    var left = rows.filter(function (row) {
      row.hidden = plain(row.textContent).indexOf(plain(wanted)) < 0;
      return !row.hidden;
    }).length;
    if (said) {
      said.textContent = wanted ? box.getAttribute("data-words").replace("#", left).replace("¤", rows.length) : "";
    }
  }

  document.addEventListener("input", function (event) {
    var box = event.target instanceof Element ? event.target.closest("[data-filters]") : null;
    if (box) { filter(box, event.target.value); }
  });
})();
