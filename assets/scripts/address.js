// The address is the only state: only this script writes it, and makes links carry the selection.
window.vinr = (() => {
  const base = document.documentElement.dataset.base || ""; // what comes before the paths of the pages
  const below = (pathname) => pathname.slice(base.length).replace(/\/+$/, "") || "/";
  const path = () => below(window.location.pathname);

  function queryOf(parameters) {
    const query = parameters.toString().replace(/%2C/g, ",");
    return query ? `?${query}` : "";
  }

  // Dash listens for the event, and reads the address when it starts; where it can't start, the server sends the page.
  function goTo(address) {
    if (new URL(address, window.location.href).href === window.location.href) { return; }
    if (window.vinr.isAlone) { window.location.assign(address); return; }
    window.vinr.hasMoved = true;
    window.history.pushState({}, "", address);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    carry();
  }

  // Changes the selection: `change` gets the address's parameters.
  function choose(change) {
    const parameters = new URLSearchParams(window.location.search);
    change(parameters);
    goTo(window.location.pathname + queryOf(parameters));
  }

  // What links carry: all but the edition named by a file's link, and what belongs to the page alone.
  function carried() {
    const parameters = new URLSearchParams(window.location.search);
    const own = document.querySelector("[data-own]")?.dataset.own.split(" ") ?? [];
    ["utgave", ...own].forEach((name) => parameters.delete(name));
    return parameters;
  }

  function carryBy(link) {
    const [start, fragment] = link.dataset.carries.split("#");
    link.href = start + queryOf(carried()) + (fragment ? `#${fragment}` : "");
  }

  function carry() {
    document.querySelectorAll("[data-carries]").forEach(carryBy);
    document.querySelectorAll("[data-language]").forEach((link) => {
      const parameters = new URLSearchParams(window.location.search);
      parameters.delete("utgave");
      parameters.set("sprak", link.dataset.language);
      link.href = queryOf(parameters);
    });
  }

  // A link within these pages loads only the new page's content; the browser handles documents and new tabs.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-carries]:not([data-document])");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) { return; }
    event.preventDefault();
    goTo(link.href);
  });
  window.addEventListener("popstate", carry);
  carry();

  return { base, below, path, queryOf, goTo, choose, carry, carried };
})();
