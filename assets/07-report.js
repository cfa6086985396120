// The report page: boxes and buttons write the figures and their order into the address; the preview's pictures come when near.
(function () {
  "use strict";
  var NONE = "ingen", TRIES = 20; // times that a picture is asked for while the server is busy
  var after = null; // what to say and where the focus goes when the list is drawn anew

  function list() { return document.querySelector("[data-report]"); }

  function split(words) { return words ? words.split(",") : []; }

  function write(figures) {
    var parameters = new URLSearchParams(window.location.search);
    var usual = list().getAttribute("data-known");
    parameters.delete("figurer");
    if (figures.join(",") !== usual) { parameters.set("figurer", figures.join(",") || NONE); }
    var query = parameters.toString().replace(/%2C/g, ",");
    window.dash_clientside.set_props("address", { search: query ? "?" + query : "" });
  }

  function keyOf(id, start) { return id.indexOf(start) === 0 ? id.slice(start.length) : ""; }

  function nameOf(key) {
    var item = document.querySelector('[data-figure-key="' + key + '"]');
    return item ? item.getAttribute("data-name") : key;
  }

  function move(id, key, step) {
    var figures = split(list().getAttribute("data-order"));
    var place = figures.indexOf(key);
    if (place < 0 || place + step < 0 || place + step >= figures.length) { return; }
    figures.splice(place, 1);
    figures.splice(place + step, 0, key);
    var said = list().getAttribute("data-moved").replace("#", nameOf(key)).replace("¤", place + step + 1);
    after = { id: id, said: said.replace("§", figures.length), order: figures.join(",") };
    write(figures);
  }

  // A figure taken in again gets its usual place among those chosen.
  function choose(id, key, isChosen) {
    var figures = split(list().getAttribute("data-order")).filter(function (other) { return other !== key; });
    if (isChosen) {
      var usual = split(list().getAttribute("data-known"));
      var before = figures.filter(function (other) { return usual.indexOf(other) < usual.indexOf(key); }).pop();
      figures.splice(before ? figures.indexOf(before) + 1 : 0, 0, key);
    }
    after = { id: id, said: "", order: figures.join(",") };
    write(figures);
  }

  document.addEventListener("change", function (event) {
    if (event.target.id === "report-language") {
      var parameters = new URLSearchParams(window.location.search);
      parameters.set("sprak", event.target.value);
      window.location.search = parameters.toString().replace(/%2C/g, ",");
      return;
    }
    var key = keyOf(event.target.id || "", "report-choose-");
    if (key) { choose(event.target.id, key, event.target.checked); }
  });

  document.addEventListener("click", function (event) {
    var button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button || !list()) { return; }
    if (button.id === "report-all") { after = { id: button.id }; write(split(list().getAttribute("data-known"))); }
    if (button.id === "report-none") { after = { id: button.id }; write([]); }
    var up = keyOf(button.id, "report-up-"), down = keyOf(button.id, "report-down-");
    if (button.getAttribute("aria-disabled") === "true") { return; }
    if (up) { move(button.id, up, -1); }
    if (down) { move(button.id, down, 1); }
  });

  function settle() {
    var shown = list();
    if (!after || !shown || (after.order !== undefined && shown.getAttribute("data-order") !== after.order)) { return; }
    var element = document.getElementById(after.id), region = document.getElementById("announcement");
    if (element && document.activeElement !== element) { element.focus(); }
    if (region && after.said) { region.textContent = after.said; }
    after = null;
  }

  // Pictures come one at a time, as the server makes few files at once and others wait for theirs.
  var queue = [], isFetching = false;

  function next() {
    if (isFetching) { return; }
    var place = queue.shift();
    while (place && !place.isConnected) { place = queue.shift(); }
    if (!place) { return; }
    isFetching = true;
    show(place, TRIES, function () {
      isFetching = false;
      next();
    });
  }

  function show(place, tries, done) {
    var image = document.createElement("img");
    image.alt = place.getAttribute("data-alt");
    image.onload = function () {
      place.replaceChildren(image);
      done();
    };
    image.onerror = function () {
      if (tries > 0 && place.isConnected) {
        window.setTimeout(function () { show(place, tries - 1, done); }, 2000);
      } else { done(); }
    };
    image.src = place.getAttribute("data-preview");
  }

  var near = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (!entry.isIntersecting) { return; }
      near.unobserve(entry.target);
      queue.push(entry.target);
    });
    next();
  }, { rootMargin: "600px" });

  function draw(place) {
    var address = place.getAttribute("data-preview");
    if (place._drawn === address) { return; }
    place._drawn = address;
    place.replaceChildren();
    near.unobserve(place);
    near.observe(place);
  }

  var isWaiting = false;
  new MutationObserver(function () {
    if (isWaiting) { return; }
    isWaiting = true;
    window.requestAnimationFrame(function () {
      isWaiting = false;
      document.querySelectorAll("[data-preview]").forEach(draw);
      settle();
    });
  }).observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-preview", "data-order"]
  });
})();
