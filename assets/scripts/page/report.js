// The report page: boxes and buttons write the figures and their order into the address.
(() => {
  const NONE = "ingen";
  let announced = ""; // announced when the list has its new order

  const list = () => document.querySelector("[data-report]");
  const split = (words) => (words ? words.split(",") : []);
  const order = () => split(list().dataset.order);
  const keyOf = (id, start) => (id.startsWith(start) ? id.slice(start.length) : "");

  function write(figures) {
    window.vinr.choose((parameters) => {
      parameters.delete("figurer");
      if (figures.join(",") !== list().dataset.known) { parameters.set("figurer", figures.join(",") || NONE); }
    });
  }

  function move(key, step) {
    const figures = order();
    const place = figures.indexOf(key);
    if (place < 0 || place + step < 0 || place + step >= figures.length) { return; }
    figures.splice(place, 1);
    figures.splice(place + step, 0, key);
    const name = document.querySelector(`[data-figure-key="${key}"]`).dataset.name;
    announced = list().dataset.moved.replace("#", name).replace("¤", place + step + 1).replace("§", figures.length);
    write(figures);
  }

  // A figure that is selected again gets its default place among the chosen ones.
  function choose(key, isChosen) {
    const figures = order().filter((other) => other !== key);
    if (isChosen) {
      const usual = split(list().dataset.known);
      const before = figures.filter((other) => usual.indexOf(other) < usual.indexOf(key)).pop();
      figures.splice(before ? figures.indexOf(before) + 1 : 0, 0, key);
    }
    write(figures);
  }

  document.addEventListener("change", (event) => {
    if (event.target.id === "report-language") {
      const parameters = new URLSearchParams(window.location.search);
      parameters.set("sprak", event.target.value);
      window.location.search = window.vinr.queryOf(parameters);
    }
    const key = keyOf(event.target.id, "report-choose-");
    if (key) { choose(key, event.target.checked); }
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || !list() || button.getAttribute("aria-disabled") === "true") { return; }
    if (button.id === "report-all") { write(split(list().dataset.known)); }
    if (button.id === "report-none") { write([]); }
    const up = keyOf(button.id, "report-up-"), down = keyOf(button.id, "report-down-");
    if (up) { move(up, -1); }
    if (down) { move(down, 1); }
  });

  document.addEventListener("vinr:shown", () => {
    if (announced && list()) { window.vinr.announce(announced); }
    announced = "";
  });
})();
