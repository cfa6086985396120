// In <head>: asks for what Dash asks for first, while the scripts that use it are still on their way.
(function () {
  "use strict";
  var fetch = window.fetch.bind(window);
  var JSON_ONLY = { credentials: "same-origin", headers: { Accept: "application/json", "Content-Type": "application/json" } };
  var asked = {};
  ["/_dash-layout", "/_dash-dependencies"].forEach(function (address) {
    asked[address] = fetch(address, JSON_ONLY);
    asked[address].catch(function () { return null; }); // Dash is told when it asks
  });

  // Each answer is handed over once; all else goes its usual way.
  window.fetch = function (address) {
    var ahead = asked[address];
    if (!ahead) { return fetch.apply(null, arguments); }
    delete asked[address];
    return ahead;
  };
})();
