// Tables, handed over as data in data-table: drawn here, long ones with a search field that hides the rows without its words.
(function () {
  "use strict";

  function element(name, attributes, words) {
    var made = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (words !== undefined) { made.textContent = words; }
    return made;
  }

  function align(column) { return column.is_numeric ? { "class": "is-number" } : {}; }

  function head(columns) {
    var row = element("tr", {});
    columns.forEach(function (column) {
      row.appendChild(element("th", Object.assign({ scope: "col" }, align(column)), column.heading));
    });
    var made = element("thead", {});
    made.appendChild(row);
    return made;
  }

  function body(columns) {
    var made = element("tbody", {});
    columns[0].cells.forEach(function (_, index) {
      var row = element("tr", {});
      columns.forEach(function (column, nth) {
        row.appendChild(nth === 0 ? element("th", { scope: "row" }, column.cells[index]) : element("td", align(column), column.cells[index]));
      });
      made.appendChild(row);
    });
    return made;
  }

  function table(data) {
    var made = element("table", { id: data.id, "class": "table" });
    made.appendChild(element("caption", { "class": "visually-hidden" }, data.caption));
    made.appendChild(head(data.columns));
    made.appendChild(body(data.columns));
    return made;
  }

  function plain(words) { return words.toLocaleLowerCase("nb").normalize("NFC").trim(); }

  function search(data, drawn) {
    var box = element("div", { "class": "table-search" });
    var field = element("input", { id: data.id + "-search", type: "search", "class": "form-control", autocomplete: "off" });
    var said = element("div", { "class": "table-found", role: "status" });
    box.appendChild(element("label", { "for": field.id }, data.search));
    box.appendChild(field);
    box.appendChild(said);
    field.addEventListener("input", function () {
      var rows = Array.prototype.slice.call(drawn.tBodies[0].rows);
      var left = rows.filter(function (row) {
        row.hidden = plain(row.textContent).indexOf(plain(field.value)) < 0;
        return !row.hidden;
      }).length;
      said.textContent = field.value ? data.found.replace("#", left).replace("¤", rows.length) : "";
    });
    return box;
  }

  function draw(place) {
    var words = place.getAttribute("data-table");
    if (place._drawn === words) { return; }
    place._drawn = words;
    var data = JSON.parse(words);
    var drawn = table(data);
    var frame = element("div", { "class": "table-scroll", role: "group", tabindex: "0", "aria-label": data.caption });
    frame.appendChild(drawn);
    place.replaceChildren.apply(place, data.is_long ? [search(data, drawn), frame] : [frame]);
  }

  function drawAll() { document.querySelectorAll("[data-table]").forEach(draw); }

  var isWaiting = false;
  new MutationObserver(function () {
    if (isWaiting) { return; }
    isWaiting = true;
    window.requestAnimationFrame(function () {
      isWaiting = false;
      drawAll();
    });
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-table"] });
})();
