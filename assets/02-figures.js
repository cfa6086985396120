// Figures fit their place: where it is narrow, the narrow twin in layout.meta is drawn instead of the wide figure; on
// dark paper the colours are exchanged for those that the palette names.
(function () {
  "use strict";
  var NARROW = 620;
  // dashboard/figures/palette.py: DARK (a test compares the two).
  var DARK = {
    "#1E2B3C": "#EDF2F7",
    "#56657A": "#B3C0CF",
    "#DDE3EA": "#33445A",
    "#4A586B": "#A9B8C9",
    "#FFFFFF": "#17212E",
    "#D9E1E9": "#2C3B4D",
    "#5C3D00": "#FFE7AE",
    "#8A6100": "#D9A93A",
    "#FFF4D6": "#3A2E0D",
    "#0B3157": "#B8DBFA",
    "#9C4508": "#E08E4C",
    "#8D9498": "#747D82",
    "#186880": "#62B0C9",
    "#6B93B3": "#5D86A8",
    "#4F2A7F": "#CDB8EE",
    "#B98A2B": "#A67A1F",
    "#56626A": "#B9C3CA",
    "#3F6484": "#9DBFDB",
    "#7A5A14": "#E3BF74"
  };
  var plotly = window.Plotly;
  if (!plotly) { return; }

  function widthOf(graph) {
    var room = graph.closest(".figure-room") || graph;
    return room.getBoundingClientRect().width;
  }

  function isNarrow(graph) {
    var width = widthOf(graph);
    return width > 0 && width < NARROW;
  }

  function fitted(graph, figure) {
    var meta = figure.layout && figure.layout.meta;
    if (!meta || !meta.narrow || !isNarrow(graph)) { return figure; }
    var layout = Object.assign({}, meta.narrow.layout, { template: figure.layout.template, meta: meta });
    layout.autosize = true;
    delete layout.height;
    var data = meta.narrow.data.map(function (trace, index) {
      return meta.narrow.is_whole ? trace : Object.assign({}, figure.data[index], trace);
    });
    return Object.assign({}, figure, { data: data, layout: layout });
  }

  function isDark() { return document.documentElement.getAttribute("data-theme") === "dark"; }

  function coloured(figure) {
    if (!isDark()) { return figure; }
    var words = JSON.stringify({ data: figure.data, layout: figure.layout });
    var exchanged = JSON.parse(words.replace(/#[0-9A-F]{6}/gi, function (colour) { return DARK[colour.toUpperCase()] || colour; }));
    return Object.assign({}, figure, exchanged);
  }

  function react(graph, figure) {
    if (!figure || !figure.layout || Array.isArray(figure)) { return plotly.react.apply(plotly, arguments); }
    graph._wanted = figure;
    graph._wasNarrow = isNarrow(graph);
    watch(graph);
    return plotly.react(graph, coloured(fitted(graph, figure)));
  }

  var observer = new ResizeObserver(function (entries) {
    entries.forEach(function (entry) {
      var graph = entry.target;
      if (graph._wanted && widthOf(graph) > 0 && isNarrow(graph) !== graph._wasNarrow) { react(graph, graph._wanted); }
    });
  });

  function watch(graph) {
    if (!graph._isWatched) {
      graph._isWatched = true;
      observer.observe(graph);
    }
  }

  new MutationObserver(function () {
    document.querySelectorAll(".js-plotly-plot").forEach(function (graph) {
      if (graph._wanted) { react(graph, graph._wanted); }
    });
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });

  // The bundle's own members are read-only, so Dash's graph is given a copy with one member exchanged.
  window.Plotly = Object.assign({}, plotly, { react: react });
})();
