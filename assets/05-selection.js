/* The address is the only state: filters write it, and the menu's links carry it from page to page. */
(function () {
    "use strict";
    var FILTERS = {
        "filter-from": "fra",
        "filter-to": "til",
        "filter-region": "kommune",
        "filter-sex": "kjonn",
        "filter-group": "gruppe",
        "filter-goal": "mal",
        "filter-responsible": "ansvar",
        "filter-status": "status"
    };

    var YEARS = { "filter-from": true, "filter-to": true };
    var EVERYTHING = "alle"; /* the choice that stands for no choice, and is left out of the address */

    function queryOf(parameters) {
        var query = parameters.toString();
        return query ? "?" + query : "";
    }

    /* A select's value for what the address says: a year that can't be chosen stands for the nearest, as on the page. */
    function valueFor(select, wanted) {
        var values = Array.prototype.map.call(select.options, function (option) { return option.value; });
        if (!wanted || values.indexOf(wanted) >= 0) { return wanted || EVERYTHING; }
        var years = values.filter(function (value) { return /^\d{4}$/.test(value); });
        if (!/^\d{1,4}$/.test(wanted) || !years.length || !YEARS[select.id]) { return EVERYTHING; }
        return years.reduce(function (nearest, year) {
            return Math.abs(year - wanted) < Math.abs(nearest - wanted) ? year : nearest;
        });
    }

    /* The value of every select on the page; years in the wrong order change places, as on the page. */
    function valuesFor(parameters) {
        var values = {};
        Object.keys(FILTERS).forEach(function (id) {
            var select = document.getElementById(id);
            if (select) { values[id] = valueFor(select, parameters.get(FILTERS[id])); }
        });
        var first = values["filter-from"], last = values["filter-to"];
        if (Number(first) > Number(last)) {
            values["filter-from"] = last;
            values["filter-to"] = first;
        }
        return values;
    }

    function goTo(query) {
        if (query !== window.location.search) {
            window.dash_clientside.set_props("address", { search: query });
        }
    }

    /* The page shown makes its parts anew, unless it was made for this very selection. */
    function tellPage(search) {
        var page = document.querySelector("[data-page]");
        if (!page || page.dataset.search === search) { return; }
        if (page.dataset.path !== (window.location.pathname.replace(/\/+$/, "") || "/")) { return; }
        page.dataset.search = search;
        window.dash_clientside.set_props(page.dataset.page, { data: search });
    }

    /* One select was changed: its value goes into the address, an empty one goes out of it. */
    document.addEventListener("change", function (event) {
        var name = FILTERS[event.target.id];
        if (!name) { return; }
        var parameters = new URLSearchParams(window.location.search);
        if (event.target.value !== EVERYTHING) { parameters.set(name, event.target.value); } else { parameters.delete(name); }
        goTo(queryOf(parameters));
    });

    document.addEventListener("click", function (event) {
        if (!event.target.closest || !event.target.closest("#filter-reset")) { return; }
        var parameters = new URLSearchParams(window.location.search);
        Object.values(FILTERS).forEach(function (name) { parameters.delete(name); });
        goTo(queryOf(parameters));
    });

    window.dash_clientside = window.dash_clientside || {};
    window.dash_clientside.selection = {
        /* Which page to fetch; the one that came with the document is not fetched again. */
        route: function (path, search, rendered) {
            if (rendered && rendered[0] === path && !window.vinrHasMoved) {
                window.vinrHasMoved = true;
                return window.dash_clientside.no_update;
            }
            window.vinrHasMoved = true;
            return [path, search || ""];
        },

        /* The selects, the menu and the language links follow the address, also after «back» and a shared link. */
        follow: function (search, links, languages) {
            var parameters = new URLSearchParams(search || "");
            var values = valuesFor(parameters);
            Object.keys(values).forEach(function (id) {
                if (document.getElementById(id).value !== values[id]) {
                    window.dash_clientside.set_props(id, { value: values[id] });
                }
            });
            tellPage(search || "");
            parameters.delete("utgave"); /* the edition of one file's link; other pages are of today */
            var carried = queryOf(parameters);
            return [
                links.map(function (id) { return (id.path === "#home" ? "/" : id.path) + carried; }),
                languages.map(function (id) {
                    parameters.set("sprak", id.code);
                    return "?" + parameters.toString();
                })
            ];
        },

        title: function (title) {
            if (title) { document.title = title; }
            return window.dash_clientside.no_update;
        }
    };
})();
