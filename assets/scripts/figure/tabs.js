// A card's tabs: figure, table, what the number is, files. The choice stays when a filter changes the card's content.
(() => {
  const STEPS = { ArrowRight: 1, ArrowLeft: -1 };
  const cardOf = (tab) => tab.closest("[data-shows]");
  const tabsOf = (card) => [...card.querySelectorAll(":scope > .card-tabs > [role=tab]")];

  function show(card, wanted) {
    card.dataset.shows = wanted;
    tabsOf(card).forEach((tab) => {
      const isChosen = tab.dataset.tab === wanted;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
    });
    card.querySelectorAll(":scope > [data-panel]").forEach((panel) => { panel.open = panel.dataset.panel === wanted; });
    document.dispatchEvent(new CustomEvent("vinr:tab", { detail: { card, wanted } }));
  }

  document.addEventListener("click", (event) => {
    const tab = event.target.closest("[role=tab]");
    if (tab && cardOf(tab)) { show(cardOf(tab), tab.dataset.tab); }
  });

  document.addEventListener("keydown", (event) => {
    const tab = event.target.closest?.("[role=tab]");
    if (!tab || !cardOf(tab)) { return; }
    const tabs = tabsOf(cardOf(tab)), at = tabs.indexOf(tab);
    const ends = { Home: 0, End: tabs.length - 1 };
    const to = event.key in STEPS ? (at + STEPS[event.key] + tabs.length) % tabs.length : ends[event.key];
    if (to === undefined) { return; }
    event.preventDefault();
    tabs[to].focus();
    show(cardOf(tab), tabs[to].dataset.tab);
  });
})();
