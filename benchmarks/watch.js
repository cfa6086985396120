() => {
  const seen = window.bench = { first: null, all: null, ready: null, event: null, change: null, shift: 0, delay: 0 };
  const isOurs = () => document.querySelector("[data-page]") !== null;
  const pictures = () => [...document.querySelectorAll("svg.figure-wide")].filter((one) => one.getClientRects().length);
  const plots = () => [...document.querySelectorAll(".js-plotly-plot")].filter((one) => one.querySelector(".trace"));
  const after = (key) => requestAnimationFrame(() => { seen[key] ??= performance.now(); });
  let followed = false;
  function follow() { // Dash asks `route` once it has taken over; from then on a filter change works
    const ours = window.dash_clientside?.vinr;
    if (!ours?.route || ours.isWatched) { return; }
    const route = ours.route;
    ours.isWatched = true;
    ours.route = (...given) => { followed = true; return route(...given); };
  }
  function look() {
    follow();
    const painted = isOurs() ? pictures() : plots();
    if (painted.length >= 1 && document.fonts.status === "loaded") { after("first"); }
    if (seen.first !== null && painted.length >= 3) { after("all"); }
    const ready = isOurs() ? followed && document.querySelector("[data-drawn=true]") : seen.all !== null;
    if (ready) { seen.ready ??= performance.now(); }
    if (seen.ready === null || seen.all === null) { requestAnimationFrame(look); }
  }
  requestAnimationFrame(look);
  for (const type of ["pointerdown", "change"]) {
    document.addEventListener(type, () => { seen.event = performance.now(); seen.change = null; }, true);
  }
  const changed = () => { seen.change = performance.now(); };
  document.addEventListener("vinr:shown", () => requestAnimationFrame(() => setTimeout(changed)));
  new MutationObserver((changes) => {
    const inPlot = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest(".js-plotly-plot");
    if (!isOurs() && changes.some((one) => inPlot(one.target))) { seen.change = performance.now(); }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const observe = (type, each, more) => new PerformanceObserver((list) => list.getEntries().forEach(each))
    .observe({ type, buffered: true, ...more });
  observe("layout-shift", (one) => { if (!one.hadRecentInput) { seen.shift += one.value; } });
  observe("event", (one) => { if (one.interactionId) { seen.delay = Math.max(seen.delay, one.duration); } },
    { durationThreshold: 16 });
}
