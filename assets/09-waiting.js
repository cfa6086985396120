// While the server is asked: a quiet sign when it takes time, a notice when it can't be reached, and catching up after.
(function () {
  "use strict";
  var QUIET_MS = 300;
  var ASK_AGAIN_MS = 4000;
  var CALLBACK = "_dash-update-component";
  var waiting = 0;
  var timer = 0;
  var isLost = false;

  function busy(isBusy) {
    var main = document.getElementById("innhold");
    if (main) { main.setAttribute("aria-busy", String(isBusy)); }
  }

  function started() {
    waiting += 1;
    if (waiting === 1) { timer = window.setTimeout(function () { busy(true); }, QUIET_MS); }
  }

  function ended() {
    waiting -= 1;
    if (waiting === 0) {
      window.clearTimeout(timer);
      busy(false);
    }
  }

  function tell(isNowLost) {
    isLost = isNowLost;
    var notice = document.getElementById("network-notice");
    if (notice) { notice.hidden = !isLost; }
  }

  // What failed is asked for anew: the page at the address, or its parts for the selection in the address.
  function catchUp() {
    var page = document.querySelector("[data-page]");
    var path = window.location.pathname.replace(/\/+$/, "") || "/";
    var search = window.location.search;
    if (page && page.dataset.path === path) {
      window.dash_clientside.set_props(page.dataset.page, { data: search });
    } else {
      window.dash_clientside.set_props("route", { data: [path, search] });
    }
  }

  function askAgain() {
    if (!isLost) { return; }
    ask("/helse", { cache: "no-store" }).then(function (reply) {
      if (!reply.ok) { throw new Error(String(reply.status)); }
      tell(false);
      catchUp();
    }).catch(function () { window.setTimeout(askAgain, ASK_AGAIN_MS); });
  }

  function lost() {
    if (isLost) { return; }
    tell(true);
    window.setTimeout(askAgain, ASK_AGAIN_MS);
  }

  var ask = window.fetch.bind(window);
  window.fetch = function (address) {
    var asked = ask.apply(null, arguments);
    if (String(address && address.url ? address.url : address).indexOf(CALLBACK) < 0) { return asked; }
    started();
    asked.then(function (reply) {
      ended();
      if (reply.status >= 502) { lost(); } else { tell(false); }
    }, function (error) {
      ended();
      if (!error || error.name !== "AbortError") { lost(); }
    });
    return asked;
  };

  window.addEventListener("offline", lost);
  window.addEventListener("online", askAgain);
})();
