// Export: links get the size and title that are chosen, and the menu says how the work goes.
(function () {
  "use strict";
  var PATIENCE = 60; // seconds that a busy server is asked again

  function say(menu, words) { menu.querySelector(".export-said").textContent = words; }

  function words(menu, name) { return menu.querySelector(".export-said").getAttribute("data-" + name) || ""; }

  // The server gives what the page shows, as `data-query`; the menu's own selects add theirs.
  function addressed(menu) {
    var query = new URLSearchParams(menu.getAttribute("data-query"));
    menu.querySelectorAll("[data-export-choice]").forEach(function (field) {
      var select = field.querySelector("select"); // its first choice is the usual one, and left out of the address
      if (select.selectedIndex > 0) { query.set(field.getAttribute("data-export-choice"), select.value); }
    });
    var end = query.toString() ? "?" + query : "";
    menu.querySelectorAll("a[data-export]").forEach(function (link) {
      link.href = link.getAttribute("href").split("?")[0] + end;
    });
    menu.querySelectorAll("[data-copy-image]").forEach(function (button) {
      button.dataset.copyImage = button.dataset.copyImage.split("?")[0] + end;
    });
  }

  function pause(seconds) { return new Promise(function (go) { window.setTimeout(go, seconds * 1000); }); }

  // A server that makes as many files as it can asks us to come again: then we do, and nobody else's page has to wait.
  function fetched(address, until) {
    return window.fetch(address, { headers: { Accept: "text/plain" } }).then(function (reply) {
      if (reply.ok) { return reply; }
      var seconds = Number(reply.headers.get("Retry-After"));
      if (reply.status === 503 && seconds && Date.now() < until) {
        return pause(seconds).then(function () { return fetched(address, until); });
      }
      return reply.text().then(function (why) { throw new Error(why); });
    });
  }

  function ask(address) { return fetched(address, Date.now() + PATIENCE * 1000); }

  function nameIn(reply, address) {
    var found = /filename="([^"]+)"/.exec(reply.headers.get("Content-Disposition") || "");
    return found ? found[1] : address.split("?")[0].split("/").pop();
  }

  function save(blob, name) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }

  function failed(menu) {
    return function (error) {
      say(menu, error instanceof TypeError ? words(menu, "unreachable") : error.message);
    };
  }

  function busy(element, isBusy) {
    if (isBusy) { element.setAttribute("aria-busy", "true"); } else { element.removeAttribute("aria-busy"); }
  }

  function download(link, menu) {
    if (link.getAttribute("aria-busy")) { return; }
    var name = link.getAttribute("data-export");
    busy(link, true);
    say(menu, words(menu, "making").replace("#", name));
    ask(link.href).then(function (reply) {
      return reply.blob().then(function (blob) {
        var file = nameIn(reply, link.href);
        save(blob, file);
        say(menu, words(menu, "made").replace("#", name).replace("¤", file));
      });
    }).catch(failed(menu)).then(function () { busy(link, false); });
  }

  function copyImage(button, menu) {
    var refuse = function () { say(menu, button.getAttribute("data-refused")); };
    if (!navigator.clipboard || !window.ClipboardItem || !window.isSecureContext) { refuse(); return; }
    if (button.getAttribute("aria-busy")) { return; }
    busy(button, true);
    say(menu, button.getAttribute("data-copying"));
    var failure = null;
    var picture = ask(button.dataset.copyImage).then(function (reply) { return reply.blob(); });
    picture.catch(function (error) { failure = error; });
    // The promise is handed over unfulfilled, as Safari asks that the copying begins within the click.
    navigator.clipboard.write([new window.ClipboardItem({ "image/png": picture })]).then(function () {
      say(menu, button.getAttribute("data-copied"));
    }, function () {
      if (failure) { failed(menu)(failure); } else { refuse(); }
    }).then(function () { busy(button, false); });
  }

  ["change", "toggle"].forEach(function (type) { // a menu is drawn when it is first opened
    document.addEventListener(type, function (event) {
      var menu = event.target instanceof Element && event.target.closest("[data-query]");
      if (menu) { addressed(menu); }
    }, true);
  });

  document.addEventListener("click", function (event) {
    var target = event.target instanceof Element ? event.target : null;
    var menu = target && target.closest("[data-export-menu]");
    if (!menu) { return; }
    var button = target.closest("[data-copy-image]");
    if (button) { copyImage(button, menu); }
    var link = target.closest("a[data-export]");
    if (!link) { return; }
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) { return; }
    event.preventDefault();
    download(link, menu);
  });

  window.vinr.addressed = addressed;

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !(event.target instanceof Element)) { return; }
    var fold = event.target.closest(".export-fold[open]");
    if (!fold) { return; }
    fold.open = false;
    fold.querySelector("summary").focus();
  });
})();
