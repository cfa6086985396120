// Plotly's own words in bokmål and nynorsk; registered with Plotly when its bundle has loaded.
(function () {
  "use strict";
  var months = ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"];
  var shortMonths = ["jan.", "feb.", "mars", "april", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des."];
  function format(days, shortDays) {
    return {
      days: days, shortDays: shortDays, months: months, shortMonths: shortMonths,
      date: "%d.%m.%Y", dateTime: "%d.%m.%Y %H:%M:%S", decimal: ",", thousands: "\u00a0",
      year: "%Y", month: "%b %Y", dayMonth: "%-d. %b", dayMonthYear: "%-d. %b %Y"
    };
  }
  function locale(name, dictionary, days, shortDays) {
    return { moduleType: "locale", name: name, dictionary: dictionary, format: format(days, shortDays) };
  }
  var nb = {
    "Autoscale": "Tilpass aksene", "Box Select": "Velg i ramme", "Click to enter Plot title": "Klikk for å skrive tittel",
    "Compare data on hover": "Sammenlikn verdier ved peking", "Download plot": "Last ned figuren",
    "Download plot as a png": "Last ned figuren som PNG", "Download plot as a PNG": "Last ned figuren som PNG",
    "Double-click to zoom back out": "Dobbeltklikk for å zoome ut", "Double-click on legend to isolate one trace": "Dobbeltklikk på forklaringen for å vise én serie",
    "Lasso Select": "Velg med lasso", "Pan": "Flytt", "Produced with Plotly": "Laget med Plotly", "Produced with Plotly.js": "Laget med Plotly.js",
    "Reset": "Tilbakestill", "Reset axes": "Tilbakestill aksene", "Reset view": "Tilbakestill visningen", "Reset views": "Tilbakestill visningene",
    "Show closest data on hover": "Vis nærmeste verdi ved peking", "Snapshot succeeded": "Bildet er lagret",
    "Sorry, there was a problem downloading your snapshot!": "Bildet kunne ikke lagres.", "Taking snapshot - this may take a few seconds": "Lager bilde. Det kan ta noen sekunder.",
    "Toggle Spike Lines": "Slå hjelpelinjer av eller på", "Toggle show closest data on hover": "Slå nærmeste verdi av eller på",
    "Zoom": "Zoom", "Zoom in": "Zoom inn", "Zoom out": "Zoom ut", "close:": "slutt:", "high:": "høy:", "incoming flow count:": "antall inn:",
    "kde:": "tetthet:", "lat:": "bredde:", "lon:": "lengde:", "low:": "lav:", "lower fence:": "nedre grense:", "max:": "størst:",
    "mean ± σ:": "gjennomsnitt ± σ:", "mean:": "gjennomsnitt:", "median:": "median:", "min:": "minst:", "new text": "ny tekst",
    "open:": "start:", "outgoing flow count:": "antall ut:", "q1:": "1. kvartil:", "q3:": "3. kvartil:", "source:": "fra:", "target:": "til:",
    "trace": "serie", "upper fence:": "øvre grense:"
  };
  var nn = Object.assign({}, nb, {
    "Autoscale": "Tilpass aksane", "Box Select": "Vel i ramme", "Click to enter Plot title": "Klikk for å skrive tittel",
    "Compare data on hover": "Samanlikn verdiar ved peiking", "Double-click on legend to isolate one trace": "Dobbeltklikk på forklaringa for å vise éin serie",
    "Lasso Select": "Vel med lasso", "Produced with Plotly": "Laga med Plotly", "Produced with Plotly.js": "Laga med Plotly.js",
    "Reset": "Still tilbake", "Reset axes": "Still aksane tilbake", "Reset view": "Still visinga tilbake", "Reset views": "Still visingane tilbake",
    "Show closest data on hover": "Vis næraste verdi ved peiking", "Snapshot succeeded": "Biletet er lagra",
    "Sorry, there was a problem downloading your snapshot!": "Biletet kunne ikkje lagrast.", "Taking snapshot - this may take a few seconds": "Lagar bilete. Det kan ta nokre sekund.",
    "Toggle Spike Lines": "Slå hjelpelinjer av eller på", "Toggle show closest data on hover": "Slå næraste verdi av eller på",
    "high:": "høg:", "low:": "låg:", "incoming flow count:": "tal inn:", "outgoing flow count:": "tal ut:", "kde:": "tettleik:",
    "lat:": "breidd:", "lon:": "lengd:", "lower fence:": "nedre grense:", "max:": "størst:", "mean ± σ:": "gjennomsnitt ± σ:"
  });
  window.PlotlyLocales = window.PlotlyLocales || [];
  var locales = [
    locale("nb", nb, ["søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"], ["søn.", "man.", "tir.", "ons.", "tor.", "fre.", "lør."]),
    locale("nn", nn, ["søndag", "måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag"], ["søn.", "mån.", "tys.", "ons.", "tor.", "fre.", "lau."])
  ];
  window.PlotlyLocales.push.apply(window.PlotlyLocales, locales);
  if (window.Plotly) { window.Plotly.register(locales); }
})();
