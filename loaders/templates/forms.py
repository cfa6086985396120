"""The form of each source that people fill in by hand. Headings are its loader's own, so that both change together."""

from collections.abc import Callable
from dataclasses import replace

from loaders.layouts.layout import GROUP as GROUP_AXIS
from loaders.layouts.layout import Table as LayoutTable
from loaders.places import Catchment, Places
from loaders.regions import code_of, name_of
from loaders.sources import measures
from loaders.tables.source import shipped
from loaders.templates.form import Column, Form, Kind, Table, TemplateError

SPARE_ROWS, MEASURES, GOALS = 6, 15, 8
EMPTY = ("En tom celle", "Kan ikke leses. Arbeidsboken blir ikke tatt i bruk før hele raden er fylt ut.")
UNKNOWN = ("..", "Tallet finnes ikke.")
ZERO = ("0", "Ingen.")
DASH = ("Strek (-)", "Kan ikke leses: den kan bety både ingen og ukjent. Skriv 0 eller ..")
DASH_IS_ZERO = ("Strek (-)", "Det samme som 0.")


def _heading(table: LayoutTable, name: str) -> str:
    """The first heading that a layout knows an axis or an indicator by."""
    numbers = {number.indicator: number.headings for number in reversed(table.numbers)}
    return (table.axes[name].headings if name in table.axes else numbers[name])[0]


_police_table = shipped("police").layout.tables[0]
_residents, _talks = shipped("crisis_centre").layout.tables
YEAR = Column(_heading(_residents, "year"), "Året tallene gjelder.", width=8)
PLACE = Column(_heading(_residents, "place"), "Kommunen brukerne bor i.", width=24)
GROUP = Column(
    _heading(_residents, GROUP_AXIS), "Voksne, eller barn som følger en voksen.", width=12, words=("Voksne", "Barn")
)
SEXES = ("Kvinner", "Menn", "Jenter", "Gutter", "Annet eller uregistrert")
SEX = Column(
    _heading(_residents, "sex"),
    "Brukere med annet eller uregistrert kjønn føres i en egen rad nederst, med «Annet eller uregistrert» her.",
    width=24,
    words=SEXES,
)
RESIDENTS = (
    *(YEAR, PLACE, GROUP, SEX),
    Column(
        _heading(_residents, "centre.residents"),
        "Antall som overnattet minst én gang i året. Hver telles én gang.",
        Kind.COUNT,
    ),
    Column(
        _heading(_residents, "centre.stays"),
        "Antall ganger noen flyttet inn i året. Aldri færre enn antall personer.",
        Kind.COUNT,
    ),
)
GROUPS = (("Voksne", "Kvinner"), ("Voksne", "Menn"), ("Barn", "Jenter"), ("Barn", "Gutter"))
CONVERSATIONS = (
    *(PLACE, replace(SEX, words=("Kvinner", "Menn", "Annet eller uregistrert"))),
    Column(
        _heading(_talks, "centre.conversations"),
        "Antall dagsamtaler i året. Aldri færre enn antall personer.",
        Kind.COUNT,
    ),
    Column(
        _heading(_talks, "centre.conversation_users"),
        "Antall som hadde minst én dagsamtale i året. Hver telles én gang.",
        Kind.COUNT,
    ),
)
REGISTER = {
    "number": Column("", "Tiltakets nummer i planen. Numrene går fra 1 uten hull.", Kind.NUMBER, 8),
    "title": Column("", "Tiltakets navn i planen.", Kind.TEXT, 44),
    "goal": Column("", "Nummeret på målet, som i arket «Mål».", Kind.NUMBER, 8),
    "responsible": Column(
        "", "Enheten som har ansvaret, aldri navnet på en ansatt. Komma mellom flere.", Kind.TEXT, 30
    ),
    "partners": Column("", "Enheter og aktører tiltaket gjøres sammen med. Kan stå tom.", Kind.TEXT, 30),
    "type": Column("", "Videreføring eller nytt. Kan stå tom.", Kind.TEXT, 15, ("Videreføring", "Nytt")),
    "status": Column("", "Kan stå tom.", Kind.TEXT, 15, ("Ikke startet", "Pågår", "Fullført", "Forsinket", "Utgår")),
    "progress_pct": Column("", "Hele prosent fra 0 til 100: 60 for 60 %. Kan stå tom.", Kind.PERCENT, 14),
    "deadline": Column("", "Datoen tiltaket skal være ferdig. Kan stå tom.", Kind.DAY, 13),
    "updated": Column("", "Datoen raden sist ble endret. Kan stå tom.", Kind.DAY, 13),
    "comment": Column("", "En setning om tiltaket. Aldri om enkeltpersoner, og ingen små antall.", Kind.TEXT, 44),
}


def place_label(code: str, year: int) -> str:
    """The name that a loader finds this place by; with its code where several have the name."""
    name = name_of(code)
    return name if code_of(name, year) == code else f"{code} {name}"


def _catchment(source: str, places: Places, year: int, home: str) -> Catchment:
    """The centre that serves the home municipality that year; where none does, the only one there is."""
    own = [place for place in places.catchments if place.source == source]
    serving = [place for place in own if home in place.regions(year)] or own
    if len(serving) != 1 or not serving[0].regions(year):
        raise TemplateError(f"places.toml names no municipalities of {source!r} in {year}")
    return serving[0]


def _police(places: Places, year: int, home: str) -> Form:
    columns = (
        Column(_heading(_police_table, "place"), "Kommunen der forholdet skal ha skjedd.", width=24),
        Column(
            _heading(_police_table, "category"),
            "Vold i nære relasjoner, slik politidistriktet avgrenser det.",
            width=44,
        ),
        Column(str(year), "Antall forhold som er anmeldt i året. Ikke antall fornærmede.", Kind.COUNT),
    )
    day = Column("Uttrekksdato:", "Dagen tallene ble hentet fra STRASAK. De nyeste regnes som foreløpige.", Kind.DAY)
    row = (place_label(home, year), "Vold i nære relasjoner (anmeldte forhold)", None)
    title = f"Anmeldte forhold, vold i nære relasjoner (VINR), {year}"
    table = Table("Uttrekk", title, columns, (row,), ("Kilde: STRASAK",), asked=day)
    return Form(title, (table,), (ZERO, UNKNOWN, DASH, EMPTY))


def _crisis_centre(places: Places, year: int, home: str) -> Form:
    centre = _catchment("crisis_centre", places, year, home)
    rest = centre.other_labels[:1]
    named = (*(place_label(code, year) for code in centre.regions(year)), *rest)
    kept = tuple(f"Kommuner som ikke er nevnt, føres samlet som «{label}»." for label in rest)
    residents = tuple((year, place, group, sex, None, None) for place in named for group, sex in GROUPS)
    talks = tuple((place, sex, None, None) for place in named for sex in ("Kvinner", "Menn"))
    name = centre.titles[0]
    return Form(
        f"{name}, årsstatistikk {year}",
        (
            Table("Beboere", name, RESIDENTS, residents, (f"Beboere og opphold i {year}",), spare=SPARE_ROWS),
            Table("Dagsamtaler", f"Dagsamtaler {year}", CONVERSATIONS, talks, spare=SPARE_ROWS),
        ),
        (ZERO, DASH_IS_ZERO, UNKNOWN, EMPTY),
        ("Bare brukere som har latt seg registrere, er med.", *kept, "Rader nederst som ikke trengs, kan stå tomme."),
    )


def _assault_centre(places: Places, year: int, home: str) -> Form:
    centre = _catchment("assault_centre", places, year, home)
    columns = tuple(
        Column(
            f"Personer fra {place_label(code, year)} (alle)",
            "Antall fra kommunen, og i parentes alle mottaket har hjulpet i året, uansett hvor de bor: 12 (34).",
            Kind.PAIR,
            32,
        )
        for code in centre.regions(year)
    )
    table = Table(
        str(year),
        centre.titles[0],
        (YEAR, *columns),
        ((year, *[None] * len(columns)),),
        ("Personer som har fått hjelp",),
    )
    return Form(f"{centre.titles[0]}, {year}", (table,), (("0 (34)", "Ingen fra kommunen."), UNKNOWN, DASH, EMPTY))


def _measures(places: Places, year: int, home: str) -> Form:
    columns = tuple(replace(REGISTER[name], heading=headings[0]) for name, headings in measures.COLUMNS.items())
    goals = (
        Column("Nr", "Målets nummer i planen.", Kind.NUMBER, 8),
        Column("Mål", "Målet slik planen skriver det.", Kind.TEXT, 60),
    )
    title = f"Tiltaksregister {year}"
    tables = (
        Table("Tiltak", title, columns, spare=MEASURES),
        Table("Mål", "Målene i planen", goals, spare=GOALS),
    )
    must = (
        "En tom celle",
        "«Nr», «Tiltak», «Mål» og «Ansvar» må fylles ut. I de andre betyr den at ingenting er kjent.",
    )
    return Form(title, tables, (must,), holds="Registeret skal bare ha tiltak, aldri en rad om én person.")


FORMS: dict[str, Callable[[Places, int, str], Form]] = {
    "police": _police,
    "crisis_centre": _crisis_centre,
    "assault_centre": _assault_centre,
    measures.SOURCE: _measures,
}
"""By source; a further template is a further line."""
