"""The screens of a meeting, in order: messages, agenda, figures, measures, closing."""

from dataclasses import replace

from dashboard.charts.build import Context
from dashboard.charts.chart import Chart
from dashboard.charts.chosen import chosen_words
from dashboard.charts.drawing.gaps import drawn_key, line_key
from dashboard.charts.registry import FIGURES
from dashboard.web.meeting.agenda import MEASURES
from dashboard.web.meeting.facts import facts_of
from dashboard.web.meeting.measures import measures_slide
from dashboard.web.meeting.meeting import Meeting
from dashboard.web.meeting.panels import SOURCE, panels
from dashboard.web.meeting.pictures import chart_of, picture_of
from dashboard.web.meeting.slide import Item, Layout, Panel, Slide


def slides(meeting: Meeting) -> tuple[Slide, ...]:
    """The screens; agenda and closing list the others with their numbers."""
    messages = (_message(meeting),) if meeting.messages else ()
    shown = tuple(
        replace(_shown(meeting, key), number=number) for number, key in enumerate(meeting.agenda.keys, start=1)
    )
    before = len(messages) + 1
    items = tuple(Item(slide.topic, before + slide.number, slide.number) for slide in shown)
    return _on_sheets((*messages, _agenda(meeting, shown, items), *shown, _closing(meeting, shown, items)))


def _on_sheets(shown: tuple[Slide, ...]) -> tuple[Slide, ...]:
    """Two screens share a sheet of the hand-out; the measures, and one left alone before or after, fill theirs."""
    whole, alone = set[int](), list[int]()
    for place, slide in enumerate(shown):
        if slide.layout is Layout.MEASURES:
            whole |= {place, *alone}
            alone = []
        elif slide.layout is not Layout.MESSAGE:  # which is not printed
            alone = [] if alone else [place]
    whole |= {*alone}
    return tuple(replace(slide, is_whole_sheet=place in whole) for place, slide in enumerate(shown))


def _shown(meeting: Meeting, key: str) -> Slide:
    topic = FIGURES[key].topic(meeting.t)
    return measures_slide(meeting, topic) if key == MEASURES else _figure(meeting, key, topic)


def _figure(meeting: Meeting, key: str, topic: str) -> Slide:
    t, published, selection = meeting.t, meeting.published, meeting.selection
    chart, facts = chart_of(published, key, selection), facts_of(published, key, selection)
    return Slide(
        key=key,
        layout=Layout.FIGURE,
        topic=topic,
        heading=chart.finding,
        subtitle=". ".join(filter(None, (chart.subtitle.rstrip("."), chart.elsewhere.rstrip(".")))),
        question=FIGURES[key].question(t),
        facts=facts,
        source=chart.source,
        dated=_dated(meeting, chart),
        synthetic=t("Example data") if chart.synthetic else "",
        signs=(*drawn_key(chart), *line_key(chart)),
        picture=picture_of(published, key, selection),
        empty=chart.empty,
        panels=panels(meeting, chart, facts),
    )


def _dated(meeting: Meeting, chart: Chart) -> str:
    t = meeting.t
    if chart.data_date is None:
        return t("No extract date given")
    return t("Figures as of {date}", date=t.date(chart.data_date))


def _message(meeting: Meeting) -> Slide:
    """What the address asked for and doesn't exist; the agenda follows on the next screen."""
    t = meeting.t
    return Slide(
        key="message",
        layout=Layout.MESSAGE,
        topic=t("Before we begin"),
        heading=t("The address asks for something that is not here"),
        subtitle=t("The meeting continues with what is available."),
        question=t("Is the agenda on the next screen the one you want?"),
        notices=meeting.messages,
    )


def _agenda(meeting: Meeting, shown: tuple[Slide, ...], items: tuple[Item, ...]) -> Slide:
    t = meeting.t
    return Slide(
        key="agenda",
        layout=Layout.AGENDA,
        topic=meeting.place,
        heading=t("Violence in close relationships: what do the figures say?"),
        subtitle=_day(meeting),
        chosen=_chosen(meeting),
        question=t("Is there anything else the forum should look at today?"),
        facts=_ground_rules(meeting),
        synthetic=t("Some figures are example data") if any(slide.synthetic for slide in shown) else "",
        panels=(_sources(meeting, shown),),
        items=items,
        contacts=meeting.published.settings.help,
    )


def _chosen(meeting: Meeting) -> str:
    words = chosen_words(Context(meeting.published, meeting.selection))
    return meeting.t("Selection: {words}", words=words) if words else ""


def _day(meeting: Meeting) -> str:
    t = meeting.t
    words = t("External meeting") if meeting.is_external else t("Interdisciplinary forum")
    return f"{words}, {t.date(meeting.today)}"


def _ground_rules(meeting: Meeting) -> tuple[str, ...]:
    t = meeting.t
    return (
        t("The figures show what is recorded, not how much violence occurs."),
        t("Do not mention individuals or individual cases when the screen is shared."),
    )


def _sources(meeting: Meeting, shown: tuple[Slide, ...]) -> Panel:
    terms = tuple((slide.topic, " ".join(filter(None, (slide.source, slide.dated)))) for slide in shown)
    return Panel(SOURCE, meeting.t("Sources"), terms=terms)


def _closing(meeting: Meeting, shown: tuple[Slide, ...], items: tuple[Item, ...]) -> Slide:
    t = meeting.t
    return Slide(
        key="closing",
        layout=Layout.CLOSING,
        topic=t("Closing"),
        heading=t("What have we decided, and who follows up?"),
        subtitle=t("Write the decisions in the minutes. Nothing is saved here."),
        question=t("Who does what before the next meeting, and by when?"),
        synthetic=t("Some figures are example data") if any(slide.synthetic for slide in shown) else "",
        panels=(_sources(meeting, shown),),
        items=items,
        contacts=meeting.published.settings.help,
    )
