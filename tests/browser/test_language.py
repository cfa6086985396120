"""Three complete languages: `lang` is right, and no page contains words of another language."""

import re
from functools import lru_cache

import pytest
from playwright.sync_api import Page, expect

from dashboard.model.breaks import breaks_with
from loaders import load_folder
from tests.browser.views import LANGUAGES, MAIN_NOW, choose, chosen, follow_menu, open_details, visit
from tests.browser.watch import Watch
from tests.server import ROOT

pytestmark = pytest.mark.browser
UNKNOWN = "/xyz"

# Words that exist in one language only.
ENGLISH = re.compile(
    r"\b(the|of|and|is|are|with|from|years?|figures?|show|table|menu|reset|download|not|this|page|zoom)\b", re.I
)
BOKMAL = re.compile(
    r"\b(ikke|hvor|hva|hvem|noen|fra|hvert|flere|anmeldt|beboere|hver|gjelder|tallene|tiltakene)\b", re.I
)
NORWEGIAN = re.compile(r"\b(og|ikke|ikkje|av|på|fra|frå|som|med|til|er|en|ein|det|hver|kvart|tall|tal)\b", re.I)

# All text on the page: in elements, attributes and pictures, except parts marked as another language and file names.
SAID = """language => {
    const said = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const spoken = part => part.closest("[lang]").getAttribute("lang");
    const isHere = part => spoken(part).startsWith(language) && !part.closest("script, style, code");
    while (walker.nextNode()) {
        const words = walker.currentNode.textContent.trim();
        if (words && isHere(walker.currentNode.parentElement)) said.push(words);
    }
    for (const name of ["aria-label", "title", "placeholder", "alt", "data-said", "data-alt"])
        for (const part of document.querySelectorAll(`[${name}]`))
            if (isHere(part)) said.push(part.getAttribute(name));
    return said;
}"""


def text_of(page: Page, path: str, language: str) -> set[str]:
    visit(page, f"{path}?sprak={language}")
    open_details(page)
    assert page.evaluate("document.documentElement.lang").startswith(language)
    return {words for words in page.evaluate(SAID, language) if not words.endswith(".xlsx")}


@lru_cache
def quoted() -> tuple[str, ...]:
    """What pages quote unchanged in every language: the register of measures, and the sources of breaks."""
    measures = load_folder(ROOT / "data").measures
    texts = {str(cell) for _, column in measures.items() for cell in column if isinstance(cell, str)}
    texts |= {f"{word[0].upper()}{word[1:]}" for text in texts for word in text.split(", ") if word}
    texts |= {found.source for found in breaks_with(ROOT / "data" / "breaks.toml")}
    return tuple(sorted((text for text in texts if text), key=len, reverse=True))


def own_words(sentence: str) -> str:
    """The sentence without quotations; a line of a longer quotation, as wrapped in pictures, is empty."""
    if any(sentence.partition(". ")[2] in text or sentence in text for text in quoted() if len(sentence) > 5):
        return ""
    for text in quoted():
        sentence = sentence.replace(text, "")
    return sentence


def of(words: set[str], pattern: re.Pattern[str]) -> list[str]:
    return sorted(sentence for sentence in words if pattern.search(own_words(sentence)))


@pytest.mark.parametrize("path", (*MAIN_NOW, "/mote", UNKNOWN))
def test_no_page_contains_words_of_another_language(page: Page, watch: Watch, path: str):
    bokmal, nynorsk, english = (text_of(page, path, language) for language in LANGUAGES)
    names = bokmal & nynorsk & english  # of municipalities
    assert len(bokmal) > 15
    assert [words for words in bokmal if ENGLISH.search(words)] == []
    assert [words for words in nynorsk if ENGLISH.search(words)] == []
    assert of(nynorsk - names, BOKMAL) == []
    assert of(english - names, NORWEGIAN) == []
    if path == UNKNOWN:
        watch.complaints.clear()  # it is answered with 404


def test_language_is_remembered_and_carried(page: Page):
    visit(page, "/?sprak=nn")
    expect(page.locator("h1")).to_have_text("Kva veit vi no?")
    follow_menu(page, "/beboere")
    expect(page.locator("h1")).to_have_text("Kven bur på krisesenteret?")
    visit(page, "/samtaler")  # typed, with no language
    assert chosen(page) == {"sprak": "nn"}
    assert page.evaluate("document.documentElement.lang") == "nn"
    expect(page.locator("h1")).to_have_text("Kor mange har dagsamtalar på krisesenteret?")
    choose(page, "from", "2018")
    expect(page.locator("main [role=status]").first).to_contain_text("Figurane viser no")
    page.get_by_role("link", name="Bokmål").click()
    expect(page.locator("html")).to_have_attribute("lang", "nb")
    expect(page.locator("h1")).to_have_text("Hvor mange har dagsamtaler på krisesenteret?")


def test_numbers_follow_each_languages_format(page: Page):
    for language, expected in (("nb", "3,4"), ("nn", "3,4"), ("en", "3.4")):
        visit(page, f"/anmeldelser?sprak={language}")
        cells = page.locator("#violence-rate-data td").evaluate_all("cells => cells.map(cell => cell.textContent)")
        assert expected in [cell.partition(" ")[0] for cell in cells]
