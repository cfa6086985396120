// The page's list of figures marks the one that is in sight.
(() => {
  const CURRENT = "aria-current";
  const links = () => [...document.querySelectorAll("[data-leads-to]")];
  const partOf = (link) => document.getElementById(link.dataset.leadsTo);

  // The last part whose top has passed a third of the window; the first before any has.
  function mark() {
    const known = links().filter((link) => partOf(link)?.checkVisibility());
    const line = window.innerHeight / 3;
    const passed = known.filter((link) => partOf(link).getBoundingClientRect().top <= line);
    const isAtEnd = window.scrollY > 0 && window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2;
    const now = isAtEnd ? known.at(-1) : passed.at(-1) ?? known[0];
    links().forEach((link) => { if (link === now) { link.setAttribute(CURRENT, "true"); } else { link.removeAttribute(CURRENT); } });
  }

  let isWaiting = false;
  function soon() {
    if (isWaiting) { return; }
    isWaiting = true;
    window.requestAnimationFrame(() => { isWaiting = false; mark(); });
  }

  ["scroll", "resize", "vinr:shown", "vinr:tab"].forEach((type) => (type.startsWith("vinr") ? document : window).addEventListener(type, soon, { passive: true }));
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", mark); } else { mark(); }
})();
