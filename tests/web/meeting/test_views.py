"""The addresses: the meeting, its pack, its style and script."""

import re

import pytest

from dashboard.web.meeting import agenda, document
from tests.web.meeting import read


def screens(reply) -> list[str]:
    root = read.document(reply.get_data(as_text=True))
    return [section.attributes["data-key"] for section in root.all("section", kind="slide")]


def test_the_address_alone_gives_the_default_meeting(client):
    reply = client.get("/mote")
    assert reply.status_code == 200
    assert screens(reply) == ["agenda", *agenda.DEFAULT, "closing"]


def test_the_address_chooses_and_orders_figures_language_and_years(client):
    reply = client.get("/mote?figurer=measures,police-reports&sprak=nn&fra=2016")
    assert screens(reply) == ["agenda", "measures", "police-reports", "closing"]
    root = read.document(reply.get_data(as_text=True))
    assert root.all("html")[0].attributes["lang"] == "nn-NO"
    table = next(d for d in root.all("section")[2].all("dialog") if d.attributes["data-panel"] == "table")
    assert table.all("tbody")[0].all("th")[0].text == "2016"


@pytest.mark.parametrize("query", ["figurer=weather", "fra=1066", "kommune=9999", "sprak=xx"])
def test_unavailable_choices_are_explained_before_the_meeting_continues(client, query):
    reply = client.get(f"/mote?{query}")
    assert reply.status_code == 200
    assert screens(reply) == ["message", "agenda", *agenda.DEFAULT, "closing"]
    notices = read.document(reply.get_data(as_text=True)).all("ul", kind="notices")
    assert len(notices[0].text) > 20


def test_text_in_the_address_is_escaped(client):
    html = client.get("/mote?figurer=%3Cscript%3Ealert(1)%3C/script%3E").get_data(as_text=True)
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_the_pack_is_downloaded_as_a_file_with_the_same_screens(client):
    reply = client.get("/mote/pakke.html?figurer=residents")
    assert re.search(r'attachment; filename="mote_baerum_\d{4}-\d\d-\d\d\.html"', reply.headers["Content-Disposition"])
    assert screens(reply) == ["agenda", "residents", "closing"]


COMMENT = "Venter på avklaring av ressurser"


@pytest.mark.parametrize("path", ["/mote", "/mote/pakke.html"])
def test_comments_on_measures_are_left_out_unless_the_address_asks(client, path):
    assert COMMENT.casefold() not in client.get(f"{path}?figurer=measures").get_data(as_text=True).casefold()
    asked = client.get(f"{path}?figurer=measures&kommentarer=ja").get_data(as_text=True)
    assert COMMENT.casefold() in asked.casefold()
    assert "må ikke handle om enkeltpersoner" in asked
    outside = client.get(f"{path}?figurer=measures&kommentarer=ja&profil=ekstern").get_data(as_text=True)
    assert COMMENT.casefold() not in outside.casefold()


def test_comments_are_an_explicit_choice_that_the_pack_keeps(client):
    root = read.document(client.get("/mote?figurer=measures&kommentarer=ja").get_data(as_text=True))
    assert "/mote/pakke.html?figurer=measures&kommentarer=ja" in read.addresses(root)
    boxes = {i.attributes["name"]: i.attributes for i in root.all("form")[0].all("input")}
    assert "checked" in boxes["kommentarer"]
    plain = read.document(client.get("/mote?figurer=measures").get_data(as_text=True))
    boxes = {i.attributes["name"]: i.attributes for i in plain.all("form")[0].all("input")}
    assert "checked" not in boxes["kommentarer"]


def test_the_pack_link_and_the_languages_keep_what_is_chosen(client):
    root = read.document(client.get("/mote?figurer=residents&profil=ekstern&fra=2017&sprak=en").get_data(as_text=True))
    pack = next(address for address in read.addresses(root) if "pakke" in address)
    assert pack == "/mote/pakke.html?figurer=residents&profil=ekstern&fra=2017&sprak=en"
    assert "/mote?figurer=residents&profil=ekstern&fra=2017" in read.addresses(root)  # bokmål is the default


def test_the_cover_names_the_filters_and_leads_to_the_meeting_without_them(client):
    query = "figurer=residents&profil=ekstern&kommune=0220&fra=2017&til=2018"
    root = read.document(client.get(f"/mote?{query}&sprak=en").get_data(as_text=True))
    cover = root.all("p", kind="chosen")[0]
    assert cover.text.startswith("Selection: Asker (until 2019), 2017–2018")
    assert cover.all("a")[0].attributes["href"] == "/mote?figurer=residents&profil=ekstern&sprak=en"
    pack = read.document(client.get(f"/mote/pakke.html?{query}").get_data(as_text=True))
    assert pack.all("p", kind="chosen")[0].text == "Utvalg: Asker (til 2019), 2017–2018"
    assert pack.all("p", kind="chosen")[0].all("a") == []


def test_a_meeting_without_filters_says_nothing_of_them(client):
    root = read.document(client.get("/mote?figurer=residents&sprak=en").get_data(as_text=True))
    assert root.all("p", kind="chosen") == []


def test_an_unknown_place_is_explained(client):
    root = read.document(client.get("/mote?kommune=9999").get_data(as_text=True))
    assert root.all("ul", kind="notices")[0].text == "Ingen kommune har koden «9999». Viser Bærum."


def test_choosing_figures_keeps_the_rest_of_the_address(client):
    root = read.document(client.get("/mote?figurer=residents&fra=2017&profil=ekstern").get_data(as_text=True))
    form = root.all("form")[0]
    hidden = {
        i.attributes["name"]: i.attributes["value"] for i in form.all("input") if i.attributes["type"] == "hidden"
    }
    assert hidden == {"fra": "2017"}
    ticked = [i.attributes["value"] for i in form.all("input") if "checked" in i.attributes]
    assert ticked == ["ekstern", "residents"]


@pytest.mark.parametrize(
    ("asked", "shared"),
    [
        (
            "figurer=measures&figurer=residents&profil=ekstern&fra=2017",
            "?figurer=measures,residents&profil=ekstern&fra=2017",
        ),
        ("&".join(f"figurer={key}" for key in agenda.DEFAULT), ""),
    ],
)
def test_a_form_of_figures_leads_to_the_short_address_that_is_shared(client, asked, shared):
    assert client.get(f"/mote?{asked}").headers["Location"] == f"/mote{shared}"


def test_a_trailing_slash_redirects_to_the_meeting_with_its_query(client):
    reply = client.get("/mote/?sprak=en")
    assert reply.status_code == 308
    assert reply.headers["Location"].endswith("/mote?sprak=en")


def test_style_and_script_are_kept_for_ever_under_their_version_only(client):
    current = client.get(f"/mote/static/{document.static_version()}/meeting.js")
    other = client.get("/mote/static/00000000/meeting.js")
    assert "immutable" in current.headers["Cache-Control"]
    assert other.headers["Cache-Control"] == "no-store"
    assert current.data == other.data
    assert current.mimetype == "text/javascript"


@pytest.mark.parametrize("name", ["..%2Fviews.py", "views.py", "meeting.txt"])
def test_nothing_else_is_served_beside_the_meeting(client, name):
    assert client.get(f"/mote/static/x/{name}").status_code == 404
