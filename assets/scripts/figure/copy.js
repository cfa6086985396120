// Copies a text or the page's address, and reports it on the button and in the live region.
(() => {
  async function copied(words) {
    try {
      if (navigator.clipboard && window.isSecureContext) {
        await navigator.clipboard.writeText(words);
        return true;
      }
    } catch { /* the older way may still work */ }
    return copyBySelection(words);
  }

  // Plain http on a municipal intranet has no clipboard API.
  function copyBySelection(words) {
    const focused = document.activeElement;
    const field = document.createElement("textarea");
    field.value = words;
    field.className = "visually-hidden";
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    focused?.focus();
    return isCopied;
  }

  // The button's own text returns, even if it was pressed twice.
  function flash(button, words, milliseconds) {
    button._words ??= button.textContent;
    window.clearTimeout(button._timer);
    button.textContent = words;
    button._timer = window.setTimeout(() => { button.textContent = button._words; }, milliseconds);
  }

  async function copy(words, button) {
    const isCopied = await copied(words);
    const message = isCopied ? button.dataset.said : button.dataset.refused;
    flash(button, message, isCopied ? 2000 : 6000);
    window.vinr.announce(message);
  }

  // The page's address, or that of one of its figures.
  function addressOf(figure) {
    const address = new URL(window.location.href);
    if (figure !== "page") { address.hash = figure; }
    return address.href;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy], [data-copy-address]");
    if (!button) { return; }
    const source = document.getElementById(button.dataset.copy);
    copy(source ? source.innerText : addressOf(button.dataset.copyAddress), button);
  });
})();
