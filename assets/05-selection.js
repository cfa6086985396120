/* The address is the only state: filters write it, and the menu's links carry it from page to page. */
(function () {
    "use strict";
    var FILTERS = {
        "filter-from": "fra",
        "filter-to": "til",
        "filter-region": "kommune",
        "filter-sex": "kjonn",
        "filter-group": "gruppe",
        "filter-reported-low": "andelfra",
        "filter-reported-high": "andeltil",
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

    /* The page is asked for first: the address, which all of Dash follows, is written while the server works. */
    var going = null;
    function search() { return going === null ? window.location.search : going; }
    function goTo(query) {
        if (query === search()) { return; }
        tellPage(query);
        if (going === null) { window.setTimeout(arrive, 0); }
        going = query;
    }
    function arrive() {
        var query = going;
        going = null;
        window.dash_clientside.set_props("address", { search: query });
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
        var parameters = new URLSearchParams(search());
        if (event.target.value !== EVERYTHING) { parameters.set(name, event.target.value); } else { parameters.delete(name); }
        goTo(queryOf(parameters));
    });

    document.addEventListener("click", function (event) {
        if (!event.target.closest || !event.target.closest("#filter-reset")) { return; }
        var parameters = new URLSearchParams(search());
        Object.values(FILTERS).forEach(function (name) { parameters.delete(name); });
        goTo(queryOf(parameters));
    });

    /* Links carry the selection to other pages, and to the same page in another language. */
    function carry(parameters) {
        parameters.delete("utgave"); /* the edition of one file's link; other pages are of today */
        var carried = queryOf(parameters);
        document.querySelectorAll("[data-carries]").forEach(function (link) { carryBy(link, carried); });
        document.querySelectorAll("[data-language]").forEach(function (link) {
            parameters.set("sprak", link.dataset.language);
            link.href = "?" + parameters.toString();
        });
    }

    function carryBy(link, carried) {
        var parts = link.dataset.carries.split("#");
        link.href = parts[0] + carried + (parts[1] ? "#" + parts[1] : "");
    }

    /* A link that came with a page's content gets the selection when somebody is about to follow it. */
    function about(event) {
        var link = event.target.closest && event.target.closest("main [data-carries]");
        if (!link) { return; }
        var parameters = new URLSearchParams(search());
        parameters.delete("utgave");
        carryBy(link, queryOf(parameters));
    }
    ["pointerdown", "focusin", "click"].forEach(function (type) { document.addEventListener(type, about, true); });

    /* A link within these pages fetches the new page's content only; documents and new tabs are the browser's. */
    document.addEventListener("click", function (event) {
        var link = event.target.closest && event.target.closest("[data-carries]:not([data-document])");
        if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) { return; }
        event.preventDefault();
        window.history.pushState({}, "", link.href);
        window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    });

    /* What a part shows; until a selection changes it, what Dash was given when the page came. */
    function shownIn(place) {
        if (!place._shown) {
            var layout = window.dash_component_api.getLayout(place.id);
            place._shown = layout ? Object.assign({}, layout.props) : {};
        }
        return place._shown;
    }

    /* Dash looks through the whole page for every property it is given, which takes most of a change: words, tables and
       plots are therefore drawn without it. It keeps what the page came with, and is not asked to draw that again. */
    var DRAW = {
        children: function (place, children) {
            if (window.vinr.isPlain(children)) { window.vinr.draw(place, children); return; }
            window.dash_clientside.set_props(place.id, { children: children }); /* fields, which are Dash's own */
        },
        style: function (place, style) { window.vinr.setStyle(place, style); },
        "data-query": function (menu, query) {
            menu.dataset.query = query;
            window.vinr.addressed(menu);
        },
        figure: function (place, figure) {
            var graph = place.querySelector(".js-plotly-plot");
            if (graph) { window.Plotly.react(graph, figure); } else { window.dash_clientside.set_props(place.id, { figure: figure }); }
        }
    };

    function show(place, properties) {
        var shown = shownIn(place);
        Object.keys(properties).forEach(function (name) {
            if (JSON.stringify(shown[name]) === JSON.stringify(properties[name])) { return; }
            shown[name] = properties[name];
            DRAW[name](place, properties[name]);
        });
    }

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
        follow: function (search) {
            var parameters = new URLSearchParams(search || "");
            var values = valuesFor(parameters);
            Object.keys(values).forEach(function (id) {
                if (document.getElementById(id).value !== values[id]) {
                    window.dash_clientside.set_props(id, { value: values[id] });
                }
            });
            tellPage(search || "");
            carry(parameters);
        },

        /* Every part of the page that now differs gets what was made for it. */
        show: function (written) {
            var parts = JSON.parse(written), ids = Object.keys(parts);
            /* Plots first: they measure their place, which is cheap as long as nothing else on the page has changed. */
            var plots = ids.filter(function (id) { return "figure" in parts[id]; });
            plots.concat(ids.filter(function (id) { return plots.indexOf(id) < 0; })).forEach(function (id) {
                var place = document.getElementById(id);
                if (place) { show(place, parts[id]); }
            });
        },

        title: function (title) {
            if (title) { document.title = title; }
            return window.dash_clientside.no_update;
        }
    };
})();
