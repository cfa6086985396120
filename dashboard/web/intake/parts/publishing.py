"""The yes: who publishes, and why; and the drop zone, the progress, and what was done."""

from dash import html
from dash.development.base_component import Component

from dashboard.store.history import Edition
from dashboard.store.store import WITHDRAWN
from dashboard.vocabulary.text import Text
from dashboard.web.components.attributes import attributes
from dashboard.web.components.notice import notice
from dashboard.web.intake import uploads
from dashboard.web.intake.parts.files import DISCARD
from dashboard.web.intake.previews import COMPARE, READ, Preview, Work, id_of
from dashboard.web.intake.visit import CHOSEN, TAKEN, TO, Visit, button, field, form, hidden, section
from dashboard.web.markup import Node, element
from loaders.phrases import worded

DROP = "intake-drop"


def part(visit: Visit, preview: Preview, typed: dict[str, str]) -> Component:
    """The form that publishes, or why there is nothing to publish."""
    t, proposal = visit.t, preview.proposal
    everything = button(t("Discard all"), "button button--quiet", name="alt", value="ja", form=DISCARD)
    title = t("Publish")
    if not proposal.is_something:
        words = t("No file that can be used is included, so there is nothing to publish.")
        if len(proposal.refused) < len(proposal.judged):
            words = t("No file is included. Tick one to see what it changes, and to publish it.")
        return section(title, "intake-publish", html.P(words), html.Div(everything, className="intake-yes"))
    sent = [(CHOSEN, "ja"), *((TAKEN, id_of(one.name)) for one in proposal.taken), ("sett", proposal.key)]
    fields = [
        field(t("Your name"), "intake-who", "navn", autocomplete="name", required=True, maxlength=100,
              value=typed.get("navn", "")),
        field(t("Reason"), "intake-why", "grunn", required=True, maxlength=300, value=typed.get("grunn", "")),
        button(t("Publish as edition {number}", number=proposal.base.next_number), "button button--primary"),
        everything,
    ]  # fmt: skip
    busy = attributes(data_intake_busy=t("Publishing. It takes some seconds, until every server has the new edition."))
    yes = form(visit.to("/publiser"), *hidden(sent), *fields, className="intake-yes", **busy)
    return section(title, "intake-publish", *_warnings(visit, preview), yes)


def _warnings(visit: Visit, preview: Preview) -> list[Component]:
    """That something is taken in although it was held, in words."""
    t, proposal = visit.t, preview.proposal
    taken = {one.name for one in proposal.taken}
    words = [worded(held.words, t) for held in proposal.held if taken & set(held.files)]
    if not words:
        return []
    heading = t("You take in something that is held")
    return [notice(t, "warning", [html.Ul([html.Li(one) for one in words])], heading=heading)]


def drop_zone(visit: Visit, *, is_open: bool) -> Component:
    """The form that takes files and folders; a script also takes what is dropped anywhere on the page."""
    t = visit.t
    words = t("Drop files or a whole folder anywhere on this page, or choose them here. They are sent at once.")
    plain = t("Choose files or a whole folder, and send them.")
    limits = t(
        "At most {files} files, {each} MB each and {all} MB in all.",
        files=uploads.MOST_FILES,
        each=uploads.MOST_BYTES_A_FILE // uploads.MEGABYTE,
        all=uploads.MOST_BYTES // uploads.MEGABYTE,
    )
    chosen = [
        _chooser(t("Choose files"), "intake-files-field", multiple=True),
        _chooser(t("Choose a folder"), "intake-folder-field", webkitdirectory=True, multiple=True),
        button(t("Send the files"), "button without-script"),
    ]
    said = attributes(
        data_sending=t("Sending files: {percent} %", percent="#"),
        data_reading=t("The files have been sent, and are being received."),
        data_failed=t("The files could not be sent. Check the connection, and try again."),
        data_too_many=t("That is more than can be sent at once. {limits}", limits=limits),
        data_most_files=str(uploads.MOST_FILES),
        data_most_bytes=str(uploads.MOST_BYTES),
    )
    content = [
        html.P(words, className="needs-script"),
        html.P(plain, className="without-script"),
        html.Div(chosen, className="intake-choosers"),
        html.P(limits, className="intake-aside"),
    ]
    sends = form(
        visit.to("/filer"), *content, name=DROP, className="intake-drop", encType="multipart/form-data", **said
    )
    if is_open:
        return section(t("Add files"), "intake-add", sends)
    return html.Details([html.Summary(t("Add files")), sends], className="intake-part intake-add", id="intake-add")


def _chooser(words: str, id_: str, **more: Node) -> Component:
    box = element("input", type="file", name="filer", id=id_, **more)
    return html.Div([html.Label(words, htmlFor=id_, className="button"), box], className="intake-chooser")


def nothing(visit: Visit, folder: str) -> Component:
    """That nothing waits, and where files can be put."""
    t = visit.t
    words = t(
        "Nothing new has come. Drop files on this page, or put them in the folder “{folder}” on the server. "
        "The checklist says what is awaited, and from whom.",
        folder=folder,
    )
    return section(t("What has come"), "intake-delivery", html.P(words))


def progress(visit: Visit, work: Work) -> Component:
    """What is being computed; a script looks for when it is done, and without one the page is asked for again."""
    t = visit.t
    asks = attributes(data_intake_waits=visit.to("/tilstand"))
    bar = html.Progress(className="intake-progress", **attributes(aria_label=t("Progress")))
    words = html.P(stage_words(t, work), id="intake-stage", role="status")
    more = html.P(t("It can take half a minute. Nothing is shown to readers meanwhile."), className="intake-aside")
    return section(t("Looking at what has come"), "intake-delivery", html.Div([words, bar, more], **asks))


def stage_words(t: Text, work: Work) -> str:
    """What is being done, in words."""
    if work.stage == READ and work.count:
        return t.plural(
            "Reading {count} file, and working out what may be shown …",
            "Reading {count} files, and working out what may be shown …",
            work.count,
        )
    return t("Comparing with what readers see now …") if work.stage == COMPARE else t("Looking for files …")


def done(visit: Visit, act: str, edition: Edition) -> Component:
    """What was just done, and what can be done next."""
    t = visit.t
    heading = t("Edition {number} is shown now", number=edition.number)
    if act == WITHDRAWN:
        words = t("You went back to edition {number}. All readers see it from now on.", number=edition.number)
    else:
        words = t("It is published, and all readers see it from now on.")
    links: list[Component | str] = [html.A(t("See the overview"), href=f"/{visit.search}", className="text-link")]
    if edition.follows and act != WITHDRAWN:
        back = visit.to("/trekk-tilbake", (TO, edition.follows))
        withdraw = t("Withdraw edition {number}", number=edition.number)
        links += [" ", html.A(withdraw, href=back, className="text-link")]
    said = html.Div([html.P(words), html.P(links, className="intake-links")])
    return html.Div(notice(t, "info", [said], heading=heading), id="intake-done", tabIndex="-1", role="status")
