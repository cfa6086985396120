// Plotly draws over a figure's picture once a reader points at it or tabs into it, or the browser is idle. Until it has
// drawn, and where it can't, the picture stays.
(() => {
  const IDLE_MS = 4000;
  const whenIdle = window.requestIdleCallback ?? ((work) => window.setTimeout(work, IDLE_MS));
  let loading = null;

  // The content policy forbids the style element that plotly would make. It makes none where it finds this mark, and
  // styles/figure/plotly.css holds the rules.
  function load() {
    document.head.append(Object.assign(document.createElement("meta"), { id: "plotly.js-style-global", className: "no-inline-styles" }));
    return window.vinr.load("plotly-scripts");
  }

  function plotly() {
    loading ??= load();
    return loading.then(() => window.Plotly);
  }

  const pictureIn = (room) => [...room.children].find((one) => one.matches("svg") && one.getClientRects().length);
  const isDark = () => document.documentElement.dataset.theme === "dark";

  // As the page was written: from its path, its selection and its edition.
  function addressOf(picture) {
    const { path, search } = document.querySelector("[data-page]").dataset;
    const edition = document.getElementById("data-version").textContent;
    const query = new URLSearchParams([["side", path], ["utgave", edition], ...new URLSearchParams(search)]);
    return `${window.vinr.base}/figur/${picture.closest("[data-figure]").dataset.figure}.json?${query}`;
  }

  async function figureOf(picture) {
    const reply = await window.fetch(addressOf(picture));
    if (!reply.ok) { throw new Error(String(reply.status)); }
    const { figures, config, dark } = await reply.json();
    const figure = figures[picture.classList[0]];
    const coloured = (words) => words.replace(/#[0-9A-F]{6}/gi, (colour) => dark[colour.toUpperCase()] ?? colour);
    return { config, ...(isDark() ? JSON.parse(coloured(JSON.stringify(figure))) : figure) };
  }

  const scaleOf = (picture) => picture.getBoundingClientRect().width / picture.viewBox.baseVal.width;

  // The figure as large as the picture is in its place: what plotly counts in pixels is scaled, the rest follows.
  function scaled({ data, layout, config }, scale) {
    const times = (number) => number * scale;
    const dash = (words) => words?.split(",").map((part) => `${times(Number.parseFloat(part))}px`).join(",");
    const line = (one) => ({ ...one, width: times(one.width), ...(one.dash ? { dash: dash(one.dash) } : {}) });
    const font = (one) => ({ ...one, size: Array.isArray(one.size) ? one.size.map(times) : times(one.size) });
    return {
      config,
      data: data.map((trace) => (trace.textfont ? { ...trace, textfont: font(trace.textfont) } : trace)),
      layout: {
        ...layout,
        width: times(layout.width),
        height: times(layout.height),
        shapes: layout.shapes.map((shape) => ({ ...shape, line: line(shape.line) })),
        annotations: layout.annotations.map((one) => ({ ...one, font: font(one.font) })),
      },
    };
  }

  const drawn = new WeakMap(); // room → [picture, figure over it]
  const failed = new WeakSet(); // pictures that plotly could not replace; not tried again

  // In a place of another width the picture stands alone until plotly has drawn again.
  const widths = new ResizeObserver((changed) => changed.forEach(({ target: room }) => {
    const [picture, over] = drawn.get(room) ?? [];
    if (over?.isConnected && Math.abs(over._width - picture.getBoundingClientRect().width) > 1) {
      clear(room);
      whenIdle(drawNear);
    }
  }));

  function clear(room) {
    const [, over] = drawn.get(room) ?? [];
    drawn.delete(room);
    if (over) { window.Plotly?.purge(over); over.remove(); }
  }

  async function draw(room) {
    const picture = pictureIn(room);
    if (!picture || failed.has(picture) || drawn.get(room)?.[0] === picture) { return; }
    clear(room);
    const over = Object.assign(document.createElement("div"), { className: "figure-over", hidden: true, ariaHidden: "true" });
    drawn.set(room, [picture, over]);
    try {
      const [library, wanted] = await Promise.all([plotly(), figureOf(picture)]);
      if (drawn.get(room)?.[1] !== over || !picture.isConnected) { return; }
      room.after(over);
      over._width = picture.getBoundingClientRect().width;
      widths.observe(room);
      over.hidden = false;
      const figure = scaled(wanted, scaleOf(picture));
      await library.newPlot(over, figure.data, figure.layout, figure.config);
      over.dataset.drawn = "true";
    } catch {
      failed.add(picture);
      if (drawn.get(room)?.[1] === over) { clear(room); }
    }
  }

  const rooms = () => [...document.querySelectorAll(".figure-room")];
  const isNear = (room) => {
    const box = room.getBoundingClientRect();
    return box.bottom > 0 && box.top < window.innerHeight;
  };

  // One a turn, so that a reader who acts meanwhile never waits for more than one.
  function drawNear() {
    const isLeft = (room, picture) => picture && !failed.has(picture) && drawn.get(room)?.[0] !== picture;
    const next = rooms().find((room) => isNear(room) && isLeft(room, pictureIn(room)));
    if (next) { draw(next).then(() => whenIdle(drawNear)); }
  }

  ["pointerover", "focusin"].forEach((type) => {
    document.addEventListener(type, (event) => {
      const room = event.target.closest?.(".figure")?.querySelector(".figure-room");
      if (room) { draw(room); }
    });
  });
  document.addEventListener("vinr:shown", () => {
    rooms().forEach((room) => { if (drawn.has(room) && drawn.get(room)[0] !== pictureIn(room)) { clear(room); } });
    whenIdle(drawNear);
  });
  new MutationObserver(() => rooms().forEach((room) => {
    if (drawn.has(room)) { clear(room); whenIdle(drawNear); }
  })).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  window.addEventListener("load", () => whenIdle(drawNear));
})();
