// Puts in place what the server answers to another address, touching only the parts that differ.
(() => {
  const shown = new Map(); // the HTML that each part got last

  const page = () => document.querySelector("[data-page]");
  const here = () => [window.vinr.path(), window.location.search];
  let asked = here().join(""); // the address that the page shows, or that its parts are on their way for
  const shownAt = () => [page()?.dataset.path || "", document.getElementById("data-version")?.textContent || ""];

  // Parsed first, so that both are written by the same browser.
  function isShown(place, html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.innerHTML === place.innerHTML;
  }

  function put(id, html) {
    const place = document.getElementById(id);
    if (!place || shown.get(id) === html) { return false; }
    const isSame = !shown.has(id) && isShown(place, html);
    shown.set(id, html);
    if (isSame) { return false; }
    const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
    place.innerHTML = html;
    if (focused) { document.getElementById(focused)?.focus({ preventScroll: true }); }
    return true;
  }

  function show(change) {
    const isOtherPage = page()?.dataset.path !== change.path;
    if ("title" in change) {
      shown.clear();
      document.title = change.title;
    } else if (page()) { page().dataset.search = change.search; }
    const changed = Object.entries(change.parts).filter(([id, html]) => put(id, html)).map(([id]) => id);
    window.vinr.carry();
    document.dispatchEvent(new CustomEvent("vinr:shown", { detail: { changed, isOtherPage } }));
  }

  const isHere = (path, search) => path === window.vinr.path() && search === window.location.search;

  // What failed is asked for again: the page at the address, or its parts for the selection in the address.
  window.vinr.catchUp = () => {
    asked = here().join("");
    window.dash_clientside.set_props("route", { data: [...here(), ...shownAt()] });
  };

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.vinr = {
    // Which address to ask for; the page that came with the document is not asked for again.
    route(pathname, search) {
      const wanted = [window.vinr.below(pathname), search || ""];
      if (wanted.join("") === asked) { return window.dash_clientside.no_update; }
      asked = wanted.join("");
      return [...wanted, ...shownAt()];
    },

    // An answer for an address that the reader has left meanwhile is not shown.
    show(answer) {
      const change = JSON.parse(answer);
      const isOld = !isHere(change.path, change.search) || (!("title" in change) && page()?.dataset.path !== change.path);
      if (!isOld) { show(change); }
      return window.dash_clientside.no_update;
    },
  };
})();
