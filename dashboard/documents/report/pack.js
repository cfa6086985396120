(function () {
  "use strict";
  var sections = Array.prototype.slice.call(document.querySelectorAll("main > section"));
  var pager = document.querySelector(".pager");
  var place = pager.querySelector("output");
  var now = 0;
  var led = -1; // target of the last key or button: the scroll event there is not the reader's

  function show(number, moveFocus) {
    now = Math.max(0, Math.min(sections.length - 1, number));
    place.textContent = (now + 1) + " / " + sections.length;
    if (!moveFocus) { return; }
    sections[now].scrollIntoView({ behavior: "instant" });
    led = window.scrollY;
    sections[now].focus({ preventScroll: true });
    history.replaceState(null, "", "#" + sections[now].id);
  }

  function onScreen() {
    var middle = window.innerHeight / 3;
    for (var number = sections.length - 1; number >= 0; number -= 1) {
      if (sections[number].getBoundingClientRect().top <= middle) { return number; }
    }
    return 0;
  }

  document.addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey) { return; }
    if (event.key === "ArrowRight") { event.preventDefault(); show(now + 1, true); }
    if (event.key === "ArrowLeft") { event.preventDefault(); show(now - 1, true); }
  });
  pager.querySelector("[data-step='-1']").addEventListener("click", function () { show(now - 1, true); });
  pager.querySelector("[data-step='1']").addEventListener("click", function () { show(now + 1, true); });
  document.addEventListener("scroll", function () {
    if (window.scrollY === led) { return; }
    led = -1;
    show(onScreen(), false);
  }, { passive: true });
  pager.hidden = false;
  show(onScreen(), false);
}());
