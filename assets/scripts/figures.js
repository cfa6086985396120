// Plotly draws over a figure's picture once a reader points at it or tabs into it; its script comes when the browser is
// idle. The picture keeps the room, and is what one sees until plotly has drawn, where it can't, and after any change.
// `<html data-draws-figures>` tells that the server answers /figur/KEY.json.
(() => {
  const NARROW = 620;
  const IDLE_MS = 4000;
  const SCRIPTS = ["/assets/plotly/plotly-basic.min.js", "/assets/plotly/locales.js"];
  const root = document.documentElement;
  let loading = null;

  function script(address) {
    return new Promise((done, failed) => {
      document.head.append(Object.assign(document.createElement("script"), { src: address, onload: done, onerror: failed }));
    });
  }

  async function plotly() {
    loading ??= SCRIPTS.reduce((before, address) => before.then(() => script(address)), Promise.resolve());
    await loading;
    return window.Plotly;
  }

  const over = (room) => room.querySelector(".figure-over");
  const isDark = () => root.getAttribute("data-theme") === "dark";

  // The answer has the figure as `wide` and `narrow`, plotly's `config`, and `dark`: colour → colour on dark paper.
  async function figureOf(room) {
    const reply = await window.fetch(`/figur/${room.closest("[data-figure]").dataset.figure}.json${window.location.search}`);
    if (!reply.ok) { throw new Error(String(reply.status)); }
    const { config, dark, ...figures } = await reply.json();
    const words = JSON.stringify(figures[room.getBoundingClientRect().width < NARROW ? "narrow" : "wide"]);
    const coloured = isDark() ? words.replace(/#[0-9A-F]{6}/gi, (one) => dark[one.toUpperCase()] ?? one) : words;
    return { ...JSON.parse(coloured), config };
  }

  async function draw(room) {
    const picture = room.querySelector(":scope > svg");
    if (!picture || over(room)) { return; }
    const place = Object.assign(document.createElement("div"), { className: "figure-over is-coming" });
    room.append(place);
    try {
      const [library, figure] = await Promise.all([plotly(), figureOf(room)]);
      await library.newPlot(place, figure.data, figure.layout, figure.config);
      place.classList.remove("is-coming");
      widths.observe(room);
    } catch { place.remove(); }
  }

  // What plotly drew is of one width and one theme; at another the picture is shown again.
  function uncover(room) {
    widths.unobserve(room);
    delete room.dataset.width;
    over(room)?.remove();
  }
  const widths = new ResizeObserver((entries) => entries.forEach(({ target, contentRect }) => {
    const width = String(Math.round(contentRect.width));
    if ((target.dataset.width ??= width) !== width) { uncover(target); }
  }));
  new MutationObserver(() => document.querySelectorAll(".figure-room:has(.figure-over)").forEach(uncover))
    .observe(root, { attributes: true, attributeFilter: ["data-theme"] });

  const isServed = () => "drawsFigures" in root.dataset;
  ["pointerover", "focusin"].forEach((type) => {
    document.addEventListener(type, (event) => {
      const room = event.target.closest?.(".figure")?.querySelector(".figure-room");
      if (room && isServed()) { draw(room); }
    });
  });
  const whenIdle = window.requestIdleCallback ?? ((work) => window.setTimeout(work, IDLE_MS));
  window.addEventListener("load", () => whenIdle(() => { if (isServed()) { plotly().catch(() => null); } }));
})();
