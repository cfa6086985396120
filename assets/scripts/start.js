// Loads the scripts that a template of the document names, side by side, and runs them in order.
window.vinr.load = (id) => Promise.all([...document.getElementById(id).content.children].map((named) => (
  new Promise((done, failed) => {
    const script = document.createElement("script");
    document.head.append(Object.assign(script, { src: named.getAttribute("src"), async: false, onload: done, onerror: failed }));
  })
)));

// Dash's scripts make <style> elements, which the content policy forbids, for components that no page of ours has. While
// the scripts run, what they get instead are elements that mean nothing to the browser.
window.vinr.withoutStyles = async (work) => {
  const create = document.createElement.bind(document);
  document.createElement = (name, ...more) => (name === "style" ? document.createElementNS(null, name) : create(name, ...more));
  try { await work(); } finally { delete document.createElement; }
};

// Dash takes over the page that the document holds, once the browser has painted it.
window.requestAnimationFrame(() => window.setTimeout(async () => {
  try {
    await window.vinr.withoutStyles(() => window.vinr.load("dash-scripts"));
    new window.DashRenderer();
  } catch {
    window.vinr.isAlone = true;
    if (window.vinr.hasMoved) { window.location.reload(); }
  }
  document.documentElement.dataset.isStarted = "true";
}));
