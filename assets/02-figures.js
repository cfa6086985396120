// Figures fit their place: where it is narrow, the narrow twin in layout.meta is drawn instead of the wide figure.
(function () {
  "use strict";
  var NARROW = 620;
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

  function react(graph, figure) {
    if (!figure || !figure.layout || Array.isArray(figure)) { return plotly.react.apply(plotly, arguments); }
    graph._wanted = figure;
    graph._wasNarrow = isNarrow(graph);
    watch(graph);
    return plotly.react(graph, fitted(graph, figure));
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

  // The bundle's own members are read-only, so Dash's graph is given a copy with one member exchanged.
  window.Plotly = Object.assign({}, plotly, { react: react });
})();
