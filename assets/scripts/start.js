// Loads the scripts that a template of the document names, side by side, and runs them in order.
window.vinr.load = (id) => Promise.all([...document.getElementById(id).content.children].map((named) => (
  new Promise((done, failed) => {
    const script = document.createElement("script");
    document.head.append(Object.assign(script, { src: named.getAttribute("src"), async: false, onload: done, onerror: failed }));
  })
)));

// Dash takes over the page that the document holds, once the browser has painted it.
window.requestAnimationFrame(() => window.setTimeout(async () => {
  try {
    await window.vinr.load("dash-scripts");
    new window.DashRenderer();
  } catch {
    window.vinr.isAlone = true;
    if (window.vinr.hasMoved) { window.location.reload(); }
  }
  document.documentElement.dataset.isStarted = "true";
}));
