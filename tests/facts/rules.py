"""Phrases that no reader meets, by language, and words that tell that a line is in another one."""

from tests.facts.words import NBSP, any_of

# Said before, and each wrong or clumsy in its own way; what stands instead is free.
NEVER = {
    "nb": any_of(
        rf"\b95[ {NBSP}]prosent (usikkerhets)?intervall", r"skjult så ingen", r"\bdet \d+\. høyeste", r"\bkrisesenterlova\b",
        r"så årene kan sammenliknes, men koding", r"folketall i den nyeste perioden er 0", r"tar bare høyde for tilfeldigheter",
        r"\bmålt mot det er\b", r"\bdataversjon\b", r"\bdatautgave\b", r"\btjeneren\b", r"\bhent dokumentet\b", r"\bceller i excel\b",
        r"andelen brukere",
    ),
    "nn": any_of(
        r"\bberre ved tilfelle\b", r"\bfrå tilfelle\b", r"\breine tilfelle\b", r"\bpå slump\b", r"\bikkje sikkert ulik\b",
        rf"\b95[ {NBSP}]prosent (uvisse)?intervall", r"\bdel av kostnadene\b", r"\bingen del\b", r"\bein føresetnad om all vald",
        r"\bbetening\b", r"\bdataversjon\b", r"\bdatautgåve\b", r"\btenaren\b", r"så åra kan samanliknast, men koding", r"\bdelen brukarar\b",
    ),
    "en": any_of(
        r"let themselves be registered", r"one may be anonymous", r"than the country\b", r"are the measures moving", r"\bmend(ed|ing)?\b",
        r"without more ado", r"\bfetch\b", r"\bpercent\b", r"the forum shall\b", r"the population of \d+ municipalities",
        r"of the level in\b", r"\busual swings\b", r"\bleaf through\b", r"\btake it along\b", r"\bexposed\b", r"\bdata version\b",
        r"so the years can be compared, but coding", r"\bshare of users\b", r"\bmade anew\b", r"not larger than usual",
    ),
}  # fmt: skip
# Unreadable in any language: signs as numbers in brackets, two colons in a row, a capital amid a sentence.
UNREADABLE = any_of(
    r"(?<![\w.]): \(\d", r"\(:\)", r"\(\.\.\)", r"^\d{4}(–\d{4})?: [\w() ]+: ",
    r"\b(fra|frå|from|i|mellom|between|mot|against) (Andre|Hele landet|Heile landet|Other municip|The whole|All municip|Alle kommun)",
    r"\{\w*\}", r"\bnan\b", r"\bNone\b", r"\.\.\.", r"(?<=\w) ,", r"  ", flags=0,
)  # fmt: skip
# «persons» is a unit («58 persons in 2017», «persons per year»); people are people.
PERSONS = any_of(r"(?<!\d )(?<!\d\d\d )\bpersons\b(?! per year)(?!$)")

FOREIGN = {
    "nb": any_of(
        r"\b(ikkje|frå|berre|korleis|kvar|kva|eit|vart|sjølv|fleire|meir|nokre|samanlikn\w*|bebuarar|skilnad\w*|vald|kommunar|tala|åra|mellom anna|medan|dei)\b",
        r"\b(the|and|with|from|which|numbers?|figures?|years?|not|were|withheld|people|municipalit\w*|residents|reports)\b",
    ),
    "nn": any_of(
        r"\b(ikke|fra|bare|hvordan|hver|hva|hvor|hvis|ble|selv|flere|mer|noen|sammenlikn\w*|beboere|forskjell\w*|vold|kommuner|tallene|årene|mens|også ikke|uten|gjennom årene|være|anmeldt\w*|anmeldelser)\b",
        r"\b(the|and|with|from|which|numbers?|figures?|years?|not|were|withheld|people|municipalit\w*|residents|reports)\b",
    ),
    "en": any_of(
        r"\b(ikke|ikkje|fra|frå|og|av|som|til|på|ble|vart|er|det|den|tall|tal|år|ikke|med|for få|kommuner|kommunar|landet|vold|vald|anmeld\w*|beboere|bebuarar)\b",
    ),
}  # fmt: skip
