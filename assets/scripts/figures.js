// Plotly draws over a figure's picture once a reader points at it or tabs into it, or the browser is idle. Until it has
// drawn, and where it can't, the picture stays.
(() => {
  const NARROW = 620;
  const IDLE_MS = 4000;
  const SCRIPTS = ["/assets/plotly/plotly-basic.min.js", "/assets/plotly/locales.js"];
  let loading = null;

  function script(address) {
    return new Promise((done, failed) => {
      const element = Object.assign(document.createElement("script"), { src: address, onload: done, onerror: failed });
      document.head.append(element);
    });
  }

  function plotly() {
    loading ??= SCRIPTS.reduce((before, address) => before.then(() => script(address)), Promise.resolve());
    return loading.then(() => window.Plotly);
  }

  const keyOf = (room) => room.closest("[data-figure]").dataset.figure;
  const sizeOf = (room) => (room.getBoundingClientRect().width < NARROW ? "smal" : "bred");

  async function figureOf(room) {
    const reply = await window.fetch(`/figur/${keyOf(room)}.json${window.location.search}`);
    if (!reply.ok) { throw new Error(String(reply.status)); }
    return reply.json();
  }

  async function draw(room) {
    const picture = room.firstElementChild;
    if (!picture || room._drawnOver === picture) { return; }
    room._drawnOver = picture;
    try {
      const [library, figures] = await Promise.all([plotly(), figureOf(room)]);
      const figure = figures[sizeOf(room)];
      if (!figure || room.firstElementChild !== picture) { return; }
      const over = Object.assign(document.createElement("div"), { className: "figure-over", hidden: true });
      room.append(over);
      await library.newPlot(over, figure.data, figure.layout, figures.config);
      over.hidden = false;
    } catch { room.querySelector(".figure-over")?.remove(); }
  }

  const isServed = () => document.documentElement.dataset.drawsFigures === "true";
  ["pointerover", "focusin"].forEach((type) => {
    document.addEventListener(type, (event) => {
      const room = event.target.closest?.(".figure")?.querySelector(".figure-room");
      if (room && isServed()) { draw(room); }
    });
  });
  const whenIdle = window.requestIdleCallback ?? ((work) => window.setTimeout(work, IDLE_MS));
  window.addEventListener("load", () => whenIdle(() => { if (isServed()) { plotly().catch(() => null); } }));
})();
