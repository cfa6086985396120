// The search field of a long table hides rows without its words, and reports how many remain.
(() => {
  const plain = (words) => words.toLocaleLowerCase("nb").normalize("NFC").trim();

  document.addEventListener("input", (event) => {
    const box = event.target.closest("[data-searches]");
    if (!box) { return; }
    const rows = [...document.getElementById(box.dataset.searches).tBodies[0].rows];
    const wanted = plain(event.target.value);
    rows.forEach((row) => { row.hidden = !plain(row.textContent).includes(wanted); });
    const left = rows.filter((row) => !row.hidden).length;
    const words = box.dataset.found.replace("#", left).replace("¤", rows.length);
    box.querySelector("[role=status]").textContent = wanted ? words : "";
  });
})();
