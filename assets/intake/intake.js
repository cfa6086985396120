// Nye tall with scripts: files dropped anywhere are sent with their progress, and a preview appears when it is ready.
(() => {
  const LOOK_AGAIN_MS = 700;
  const byId = (id) => document.getElementById(id);
  const drop = () => byId("intake-drop");
  let isSending = false;

  // The page that the server answered takes the place of the one shown, and the focus stays where it was, or comes back
  // to it once what had it is there again: while a preview is computed, its boxes are not.
  let left = "";
  function put(html, address) {
    const focused = document.activeElement === document.body ? left : document.activeElement?.id;
    const made = new DOMParser().parseFromString(html, "text/html");
    const page = made.getElementById("page");
    if (!page) { window.location.reload(); return; }
    byId("page").replaceChildren(...page.childNodes);
    document.querySelector(".navigation > nav").replaceWith(made.querySelector(".navigation > nav"));
    if (address) { window.history.replaceState({}, "", address); }
    window.vinr.carry();
    left = focused && !byId(focused) ? focused : "";
    if (focused) { byId(focused)?.focus({ preventScroll: true }); }
    watch();
  }

  const busy = (isBusy) => byId("innhold").setAttribute("aria-busy", String(isBusy));

  async function show(address) {
    busy(true);
    try {
      const reply = await fetch(address, { headers: { Accept: "text/html" }, cache: "no-store" });
      put(await reply.text(), address);
      announceDelivery();
    } catch { window.location.assign(address); }
    busy(false);
  }

  // A preview that is ready is announced by its heading and what it says beside it.
  function announceDelivery() {
    if (document.querySelector("[data-intake-waits]")) { return; }
    const head = document.querySelector("#intake-changes")?.closest(".intake-head") ?? document.querySelector("#intake-delivery")?.parentElement;
    if (head) { window.vinr.announce(head.innerText.replace(/\s+/g, " ")); }
  }

  // While a preview is computed the stages are said, and the page is asked for when it is done.
  async function watch() {
    const waiting = document.querySelector("[data-intake-waits]");
    if (!waiting) { return; }
    await new Promise((done) => { window.setTimeout(done, LOOK_AGAIN_MS); });
    if (!waiting.isConnected) { return; }
    try {
      const here = new URLSearchParams(window.location.search);
      const reply = await fetch(`${waiting.dataset.intakeWaits.split("?")[0]}?${here}`, { cache: "no-store" });
      if (!reply.ok) { window.location.reload(); return; }
      const state = await reply.json();
      if (state.done) { show(window.vinr.path() === "/nye-tall" ? window.location.href : `${window.vinr.base}/nye-tall`); return; }
      if (byId("intake-stage").textContent !== state.words) { byId("intake-stage").textContent = state.words; }
    } catch { /* the server does not answer: asked again */ }
    watch();
  }

  // Sending
  function say(words, kind = "info") {
    let place = byId("intake-sending");
    if (!place) {
      place = Object.assign(document.createElement("div"), { id: "intake-sending" });
      place.append(Object.assign(document.createElement("p"), {}), document.createElement("progress"));
      place.setAttribute("role", "status");
      byId("page").prepend(place);
    }
    place.className = `notice notice--${kind} intake-sending`;
    place.querySelector("progress").hidden = kind !== "info";
    if (place.firstChild.textContent !== words) { place.firstChild.textContent = words; }
    return place.querySelector("progress");
  }

  function send(files) {
    const words = drop().dataset;
    if (!files.length || isSending) { return; }
    const size = files.reduce((sum, { file }) => sum + file.size, 0);
    if (files.length > Number(words.mostFiles) || size > Number(words.mostBytes)) { say(words.tooMany, "warning"); return; }
    isSending = true;
    const form = new FormData();
    files.forEach(({ file, path }) => form.append("filer", file, path));
    const request = new XMLHttpRequest();
    const bar = say(words.sending.replace("#", "0"));
    bar.setAttribute("aria-hidden", "true");
    request.upload.onprogress = (event) => {
      bar.max = event.total;
      bar.value = event.loaded;
      // Said in quarters, so that a screen reader is not interrupted at every step.
      const quarter = Math.floor((4 * event.loaded) / event.total) * 25;
      say(quarter < 100 ? words.sending.replace("#", quarter) : words.reading);
    };
    request.onload = () => {
      isSending = false;
      byId("intake-sending")?.remove();
      put(request.responseText, request.status < 400 ? request.responseURL : "");
      byId("intake-told")?.focus();
      announceDelivery();
    };
    request.onerror = () => { isSending = false; say(words.failed, "warning"); };
    request.open("POST", drop().action);
    request.send(form);
  }

  // A folder's files with their paths in it, in the order in which they lie there.
  async function inside(entry, path = "") {
    if (entry.isFile) {
      const file = await new Promise((done, failed) => { entry.file(done, failed); });
      return [{ file, path: path + file.name }];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((done, failed) => { reader.readEntries(done, failed); });
      if (!some.length) { break; }
      for (const one of some) { found.push(...await inside(one, `${path}${entry.name}/`)); }
    }
    return found;
  }

  async function dropped(transfer) {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    if (!entries.length) { return [...transfer.files].map((file) => ({ file, path: file.name })); }
    return (await Promise.all(entries.map((entry) => inside(entry)))).flat();
  }

  const holdsFiles = (event) => drop() && [...(event.dataTransfer?.types ?? [])].includes("Files");
  const mark = (isOver) => document.body.classList.toggle("is-dropping", isOver);
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) { return; }
    event.preventDefault();
    mark(true);
  });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) { mark(false); } });
  document.addEventListener("drop", async (event) => {
    if (!holdsFiles(event)) { return; }
    event.preventDefault();
    mark(false);
    try { send(await dropped(event.dataTransfer)); } catch { say(drop().dataset.failed, "warning"); }
  });

  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.type === "file" && field.form?.id === "intake-drop") {
      send([...field.files].map((file) => ({ file, path: file.webkitRelativePath || file.name })));
      field.value = "";
    }
    if (field.form?.id === "intake-choice" && field.type === "checkbox") {
      const chosen = new URLSearchParams(new FormData(field.form));
      show(`${field.form.getAttribute("action").split("?")[0]}?${chosen}`);
    }
  });

  // A yes is sent once, and says that it takes some seconds.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.intakeBusy) { return; }
    if (form.dataset.isSent) { event.preventDefault(); return; }
    form.dataset.isSent = "true";
    form.querySelectorAll("[type=submit]").forEach((button) => button.setAttribute("aria-disabled", "true"));
    form.append(Object.assign(document.createElement("p"), { className: "intake-busy", textContent: form.dataset.intakeBusy }));
    window.vinr.announce(form.dataset.intakeBusy);
  });

  // A page that the browser took back from memory may be sent again.
  window.addEventListener("pageshow", (event) => { if (event.persisted) { window.location.reload(); } });

  (byId("intake-done") ?? byId("intake-told"))?.focus({ preventScroll: true });
  watch();
})();
