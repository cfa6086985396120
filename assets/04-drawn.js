// Draws components that the server handed over as data. Dash looks through every component of a page whenever one
// changes; what a selection makes anew and what is only read is therefore drawn here, without Dash.
(function () {
  "use strict";
  var NAMES = { className: "class", htmlFor: "for" };

  function setStyle(node, style) {
    node.removeAttribute("style");
    Object.keys(style).forEach(function (name) {
      if (name.indexOf("--") === 0) { node.style.setProperty(name, style[name]); } else { node.style[name] = style[name]; }
    });
  }

  function setAttribute(node, name, value) {
    if (value === null || value === undefined || value === false) { return; }
    if (name === "style") { setStyle(node, value); return; }
    node.setAttribute(NAMES[name] || name.toLowerCase(), value === true ? "" : String(value));
  }

  function element(made) {
    var node = document.createElement(made.type.toLowerCase());
    Object.keys(made.props).forEach(function (name) {
      if (name !== "children") { setAttribute(node, name, made.props[name]); }
    });
    node.append.apply(node, nodes(made.props.children));
    return node;
  }

  function nodes(children) {
    if (children === null || children === undefined) { return []; }
    if (!Array.isArray(children)) { return [typeof children === "object" ? element(children) : String(children)]; }
    return [].concat.apply([], children.map(nodes));
  }

  // Whether all of it is HTML, and nothing has a script of its own.
  function isPlain(children) {
    if (Array.isArray(children)) { return children.every(isPlain); }
    if (children === null || typeof children !== "object") { return true; }
    return children.namespace === "dash_html_components" && isPlain(children.props.children);
  }

  // A folded part is drawn when it is opened for the first time.
  document.addEventListener("toggle", function (event) {
    var fold = event.target instanceof Element ? event.target : null;
    if (!fold) { return; }
    fold.querySelectorAll("[data-drawn]:empty").forEach(function (place) {
      place.append.apply(place, nodes(JSON.parse(place.dataset.drawn)));
    });
  }, true);

  window.vinr = {
    draw: function (place, children) { place.replaceChildren.apply(place, nodes(children)); },
    isPlain: isPlain,
    setStyle: setStyle
  };
})();
