"""Constructed charts of every kind, with every status and the longest names, in three languages. No real figures."""

from datetime import date

from dashboard.charts.chart import Chart, Kind, Limit, Mark, Reference, Role, Series, Value
from dashboard.vocabulary.text import text

EXPORTED = date(2026, 3, 14)
CANARY = 987654.0  # behind every suppressed value here: it must never appear in a file
LONG = "Kárášjohka – Karasjok og Unjárga – Nesseby interkommunale krisesentersamarbeid"

SIGNS = {
    "nb": (
        (":", "skjult av hensyn til personvernet"),
        ("..", "mangler"),
        ("…", "ikke publisert ennå"),
        ("*", "foreløpig tall"),
    ),
    "nn": (
        (":", "skjult av omsyn til personvernet"),
        ("..", "manglar"),
        ("…", "ikkje publisert enno"),
        ("*", "førebels tal"),
    ),
    "en": ((":", "withheld for privacy"), ("..", "missing"), ("…", "not published yet"), ("*", "provisional")),
}
WORDS = {
    "nb": {
        "finding": "63 anmeldte forhold i 2019. Ingen sikker endring siden 2014",
        "unit": "antall per år",
        "source": "Kilde: Oslo politidistrikt, STRASAK, hentet 14.01.2020",
        "break": "1.10.2015 ny straffelov, §§ 282–283",
        "breaks": "Ny straffelov fra 1. oktober 2015: §§ 282–283 erstatter § 219. Før og etter kan ikke sammenliknes.",
        "event": "Pandemi",
        "events": "Koronapandemien 2020–2021 ga færre besøk.",
        "note": "Gjelder registrerte saker, ikke hvor mye vold som skjer. Økning kan skyldes at flere melder fra.",
        "year": "År",
        "synthetic": "Eksempeldata: ikke virkelige tall",
        "level": "Andel av befolkningen 54,3\u00a0%",
        "limit": "95\u00a0% av kommunene ventes innenfor",
        "outer": "99,8\u00a0% ventes innenfor",
    },
    "nn": {
        "finding": "63 melde forhold i 2019. Inga sikker endring sidan 2014",
        "unit": "tal per år",
        "source": "Kjelde: Oslo politidistrikt, STRASAK, henta 14.01.2020",
        "break": "1.10.2015 ny straffelov, §§ 282–283",
        "breaks": "Ny straffelov frå 1. oktober 2015: §§ 282–283 erstattar § 219. Før og etter kan ikkje samanliknast.",
        "event": "Pandemi",
        "events": "Koronapandemien 2020–2021 gav færre besøk.",
        "note": "Gjeld registrerte saker, ikkje kor mykje vald som skjer. Auke kan kome av at fleire melder frå.",
        "year": "År",
        "synthetic": "Eksempeldata: ikkje verkelege tal",
        "level": "Del av folkesetnaden 54,3\u00a0%",
        "limit": "95\u00a0% av kommunane er venta innanfor",
        "outer": "99,8\u00a0% er venta innanfor",
    },
    "en": {
        "finding": "63 reported cases in 2019. No clear change since 2014",
        "unit": "number per year",
        "source": "Source: Oslo Police District, STRASAK, retrieved 14 January 2020",
        "break": "1 Oct 2015 new Penal Code, sections 282–283",
        "breaks": "New Penal Code from 1 October 2015: figures before and after cannot be compared.",
        "event": "Pandemic",
        "events": "The 2020–2021 pandemic led to fewer visits.",
        "note": "Registered cases, not how much violence there is. An increase may mean that more people report.",
        "year": "Year",
        "synthetic": "Example data: not real figures",
        "level": "Share of population 54.3%",
        "limit": "95% of municipalities are expected inside",
        "outer": "99.8% are expected inside",
    },
}


def shown(language, value, decimals=0, low=None, high=None, status="normal", **more):
    t = text(language)
    label = t.number(value, decimals) + ("*" if status == "provisional" else "")
    if low is not None:
        label += f" ({t.span(low, high, decimals)})"
    return Value(value, status, label, low, high, origin="politi/VINR.xlsx › Ark1 › B7", **more)


def hidden():
    """A withheld value that wrongly keeps its number: no export may show it."""
    return Value(CANARY, "suppressed", ":", CANARY, CANARY)


def absent(status, sign):
    return Value(None, status, sign)


MISSING, UNPUBLISHED, NOT_APPLICABLE = (
    absent("missing", ".."),
    absent("not_published", "…"),
    absent("not_applicable", "."),
)


def _chart(key, kind, language, categories, series, **more):
    words = WORDS[language]
    about = {
        "finding": words["finding"],
        "subtitle": f"{words['finding'].split('.')[0]}, vold i nære relasjoner, Bærum, {words['unit']}",
        "unit": words["unit"],
        "decimals": 0,
        "category_title": words["year"],
        "alt": f"{words['finding']}. 28, 43, 63.",
        "paragraph": f"{words['finding']}. {words['note']}",
        "source": words["source"],
        "selection_words": "Bærum, 2014–2019",
        "definition": words["note"],
        "notes": (words["note"],),
        "signs": SIGNS[language],
        "data_date": date(2020, 1, 14),
        "synthetic": True,
        "synthetic_words": words["synthetic"],
        "version": "a1b2c3d4e5f60718",
        "address": "/anmeldelser?fra=2014&til=2019",
        "next_update": "",
    }
    return Chart(key, kind, language, categories=tuple(categories), series=tuple(series), **(about | more))


def columns(language="nb"):
    def s(*args, **more):
        return shown(language, *args, **more)

    values = (
        s(28, low=19, high=40),
        s(57, low=43, high=74),
        hidden(),
        s(1052, low=980, high=1130),
        MISSING,
        s(63, low=48, high=81, status="provisional"),
        UNPUBLISHED,
    )
    words = WORDS[language]
    marks = (
        Mark(1.3, words["break"], words["breaks"], True, "politiet.no"),
        Mark(5.5, words["event"], words["events"], False, "bufdir.no"),
    )
    years = ("2014", "2015", "2016", "2017", "2018", "2019*", "2020")
    return _chart(
        "test.columns", Kind.COLUMNS, language, years, [Series("n", words["unit"], Role.OWN, values)], marks=marks,
        reference=Reference(500, words["level"]),
    )  # fmt: skip


def groups(language="nb"):
    """Two series side by side, with one suppressed beside a number and a year without any number."""

    def s(*args, **more):
        return shown(language, *args, **more)

    women = (s(41), s(27), s(40), s(41, status="provisional"), UNPUBLISHED)
    men = (s(0), hidden(), s(6), s(7, status="provisional"), UNPUBLISHED)
    series = [Series("women", "Kvinner", Role.WOMEN, women), Series("men", "Menn", Role.MEN, men)]
    return _chart("test.groups", Kind.COLUMNS, language, ("2016", "2017", "2018", "2019*", "2020"), series)


def stacked(language="nb"):
    """Parts and their total: all known, one withheld, only the total withheld, and a year without any number."""

    def s(*args, **more):
        return shown(language, *args, **more)

    own = (s(41), s(27), s(1040), s(35), UNPUBLISHED)
    asker = (hidden(), s(16), s(31), hidden(), UNPUBLISHED)
    other = (hidden(), s(6), s(10, status="provisional"), s(7), UNPUBLISHED)
    everyone = (s(67), s(49), s(1081, status="provisional"), hidden(), UNPUBLISHED)
    series = [
        Series("own", "Bærum", Role.OWN, own),
        Series("partner", "Asker", Role.PARTNER, asker),
        Series("other", "Andre kommuner", Role.OTHER, other),
        Series("all", "Alle", Role.ALL, everyone),
    ]
    return _chart("test.stacked", Kind.STACKED, language, ("2016", "2017", "2018*", "2019", "2020"), series)


def lines(language="nb"):
    def r(value, **more):
        return shown(language, value, 1, **more)

    own = (
        r(3.4, low=2.9, high=3.9),
        r(3.4, low=2.9, high=3.9),
        r(3.7),
        hidden(),
        r(4.0, status="provisional"),
        UNPUBLISHED,
    )
    county = (r(5.7), r(5.7), r(5.8), MISSING, MISSING, UNPUBLISHED)
    country = (MISSING, MISSING, MISSING, r(6.7), r(6.9), UNPUBLISHED)
    near = (r(3.9), r(4.1), r(4.0), r(4.1), r(4.1), UNPUBLISHED)
    words = WORDS[language]
    series = [
        Series("own", "Bærum", Role.OWN, own),
        Series("county", "Viken", Role.COUNTY, county),
        Series("country", "Hele landet", Role.COUNTRY, country),
        Series("partner", LONG, Role.PARTNER, near),
    ]
    periods = ("2013–2014", "2014–2015", "2015–2016", "2016–2017", "2017–2018*", "2018–2019")
    marks = (Mark(1.5, words["break"], words["breaks"], True, "politiet.no"),)
    return _chart(
        "test.lines", Kind.LINES, language, periods, series, decimals=1, unit="per 1000 innbyggere", marks=marks
    )


def bars(language="nb"):
    names = ("Bærum", LONG, "Asker", "Lier", "Hele landet")
    values = (shown(language, 4.0, 1), shown(language, 6.9, 1, 5.9, 8.1), hidden(), shown(language, 1234.5, 1), MISSING)
    series = Series("rate", "per 1000", Role.OTHER, values, highlight=(0,))
    return _chart("test.bars", Kind.BARS, language, names, [series], decimals=1, category_title="Kommune")


def dots(language="nb"):
    names = ("Bærum", "Asker", LONG, "2019*", "2020")
    values = (
        shown(language, 61.2, 1, 50.1, 71.4),
        shown(language, 30.3, 1, 20.7, 41.9),
        hidden(),
        shown(language, 8.5, 1, 3.2, 17.6, status="provisional"),
        UNPUBLISHED,
    )
    series = Series("share", "Andel", Role.OWN, values)
    level = Reference(54.3, WORDS[language]["level"])
    return _chart("test.dots", Kind.DOTS, language, names, [series], decimals=1, unit="prosent", reference=level)


def crowd(language="nb", count=357):
    values = [shown(language, 1.5 + (index * 37 % count) / 40, 1, x=500.0 + 60 * index) for index in range(count - 3)]
    values += [hidden(), MISSING, NOT_APPLICABLE]
    names = tuple(f"Kommune {index:03d}" for index in range(count - 2)) + ("Bærum", "Åfjord")
    values[200], values[-2] = values[-2], values[200]
    series = Series("rate", "per 1000", Role.OTHER, tuple(values), highlight=(count - 2,))
    level = Reference(6.9, "Hele landet 6,9")
    return _chart(
        "test.crowd", Kind.FUNNEL, language, names, [series], decimals=1, unit="per 1000 innbyggere",
        category_title="Kommune", reference=level, log_axis=True,
    )  # fmt: skip


def funnel(language="nb"):
    names = ("Bærum", "Asker", LONG, "Oslo", "Lier")
    sizes = (127000.0, 94000.0, 2600.0, 693000.0, 26000.0)
    rates = (4.0, 4.4, 9.1, 8.2, 5.0)
    values = [shown(language, rate, 1, x=size) for rate, size in zip(rates, sizes, strict=True)]
    values[4] = Value(CANARY, "suppressed", ":", x=CANARY)
    spread = [(size, 40 / size**0.4) for size in (2000, 5000, 20000, 90000, 300000, 700000)]
    words = WORDS[language]
    limits = (
        Limit(words["limit"], tuple((size, 6.9 + width) for size, width in spread), False),
        Limit(words["limit"], tuple((size, 6.9 - width) for size, width in spread), False),
        Limit(words["outer"], tuple((size, 6.9 + 1.55 * width) for size, width in spread), True),
        Limit(words["outer"], tuple((size, max(0, 6.9 - 1.55 * width)) for size, width in spread), True),
    )
    series = Series("rate", "per 1000", Role.OTHER, tuple(values), highlight=(0,))
    return _chart(
        "test.funnel", Kind.FUNNEL, language, names, [series], decimals=1, unit="per 1000 innbyggere", limits=limits,
        category_title="Kommune", reference=Reference(6.9, "Hele landet 6,9"), log_axis=True,
    )  # fmt: skip


def empty(language="nb"):
    values = (hidden(), UNPUBLISHED)
    words = "Ingen tall kan vises: alle er skjult av hensyn til personvernet."
    series = [Series("n", "antall", Role.OWN, values)]
    return _chart("test.empty", Kind.COLUMNS, language, ("2019", "2020"), series, empty=words)


MAKERS = {
    "columns": columns,
    "groups": groups,
    "stacked": stacked,
    "lines": lines,
    "bars": bars,
    "dots": dots,
    "crowd": crowd,
    "funnel": funnel,
    "empty": empty,
}
