// Export: links get the chosen size and title, and the menu reports progress.
(() => {
  const PATIENCE = 60; // seconds to keep retrying a busy server

  const statusOf = (menu) => menu.querySelector(".export-said");
  const say = (menu, words) => { statusOf(menu).textContent = words; };

  // The server's link carries the page's selection; the menu's selects add theirs. The first choice is the default, and
  // left out.
  function address(menu) {
    const choices = [...menu.querySelectorAll("[data-export-choice]")].map((field) => [field.dataset.exportChoice, field.querySelector("select")]);
    menu.querySelectorAll("a[data-export]").forEach((link) => {
      link.dataset.usual ??= link.getAttribute("href");
      const [start, query] = link.dataset.usual.split("?");
      const parameters = new URLSearchParams(query || "");
      choices.forEach(([name, select]) => { if (select.selectedIndex > 0) { parameters.set(name, select.value); } });
      link.href = start + window.vinr.queryOf(parameters);
    });
  }

  const pause = (seconds) => new Promise((go) => { window.setTimeout(go, seconds * 1000); });

  // A server that is already making as many files as it can asks us to retry; meanwhile no other page has to wait.
  async function ask(from, until = Date.now() + PATIENCE * 1000) {
    const reply = await window.fetch(from, { headers: { Accept: "text/plain" } });
    if (reply.ok) { return reply; }
    const seconds = Number(reply.headers.get("Retry-After"));
    if (reply.status !== 503 || !seconds || Date.now() >= until) { throw new Error(await reply.text()); }
    await pause(seconds);
    return ask(from, until);
  }

  function nameIn(reply, from) {
    const found = /filename="([^"]+)"/.exec(reply.headers.get("Content-Disposition") || "");
    return found ? found[1] : from.split("?")[0].split("/").pop();
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  const reason = (menu, error) => (error instanceof TypeError ? statusOf(menu).dataset.unreachable : error.message);

  async function whileBusy(element, work) {
    if (element.getAttribute("aria-busy")) { return; }
    element.setAttribute("aria-busy", "true");
    try { await work(); } finally { element.removeAttribute("aria-busy"); }
  }

  async function download(link, menu) {
    const name = link.dataset.export;
    say(menu, statusOf(menu).dataset.making.replace("#", name));
    try {
      const reply = await ask(link.href);
      const file = nameIn(reply, link.href);
      save(await reply.blob(), file);
      say(menu, statusOf(menu).dataset.made.replace("#", name).replace("¤", file));
    } catch (error) { say(menu, reason(menu, error)); }
  }

  async function copyImage(button, menu) {
    if (!navigator.clipboard || !window.ClipboardItem || !window.isSecureContext) {
      say(menu, button.dataset.refused);
      return;
    }
    say(menu, button.dataset.copying);
    let failure = null;
    const picture = ask(menu.querySelector("a[data-export=PNG]").href).then((reply) => reply.blob());
    picture.catch((error) => { failure = error; });
    try {
      // The promise is passed on unresolved, as Safari requires copying to begin within the click.
      await navigator.clipboard.write([new window.ClipboardItem({ "image/png": picture })]);
      say(menu, button.dataset.copied);
    } catch { say(menu, failure ? reason(menu, failure) : button.dataset.refused); }
  }

  document.addEventListener("change", (event) => {
    if (event.target.closest("[data-export-choice]")) { address(event.target.closest("[data-export-menu]")); }
  });
  document.addEventListener("vinr:shown", () => {
    document.querySelectorAll("[data-export-menu]").forEach(address);
  });

  document.addEventListener("click", (event) => {
    const menu = event.target.closest("[data-export-menu]");
    if (!menu) { return; }
    const button = event.target.closest("[data-copy-image]");
    if (button) { whileBusy(button, () => copyImage(button, menu)); }
    const link = event.target.closest("a[data-export]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) { return; }
    event.preventDefault();
    whileBusy(link, () => download(link, menu));
  });
})();
