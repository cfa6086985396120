"""Banned phrases by language, and words that reveal that a line is in another language."""

import re

from tests.facts.words import phrases

# Each was used once, and was wrong or clumsy; the replacement is free.
NEVER = {
    "nb": phrases(r"""
        95.prosent (usikkerhets)?intervall(er)?
        skjult så ingen
        det \d+\. høyeste
        krisesenterlova
        så årene kan sammenliknes, men koding
        folketall i den nyeste perioden er 0
        tar bare høyde for tilfeldigheter
        målt mot det er
        dataversjon
        datautgave
        tjeneren
        hent dokumentet
        celler i excel
        andelen brukere
    """),
    "nn": phrases(r"""
        95.prosent (uvisse)?intervall
        berre ved tilfelle
        frå tilfelle
        reine tilfelle
        på slump
        ikkje sikkert ulik
        del av kostnadene
        ingen del
        ein føresetnad om all vald
        betening
        dataversjon
        datautgåve
        tenaren
        så åra kan samanliknast, men koding
        delen brukarar
    """),
    "en": phrases(r"""
        let themselves be registered
        one may be anonymous
        than the country
        are the measures moving
        mend(ed|ing)?
        without more ado
        fetch
        percent
        the forum shall
        the population of \d+ municipalities
        of the level in
        usual swings
        leaf through
        take it along
        exposed
        data version
        so the years can be compared, but coding
        share of users
        made anew
    """),
}
# In any language: signs as numbers, nested colons, a capital inside a sentence, a hole in a template.
UNREADABLE = re.compile(
    r"""
      (?<![\w.]):\ \(\d
    | \(:\)
    | \(\.\.\)
    | ^\d{4}(?:–\d{4})?:\ [\w() ]+:\ 
    | \b(?:fra|frå|from|i|in|mellom|between|mot|against)\ (?:Andre|Hele\ landet|Heile\ landet|Other\ municip|The\ whole)
    | \b(?:fra|frå|from)\ (?:Alle\ kommun|All\ municip)
    | \{\w*\}
    | \bnan\b
    | \bNone\b
    | \w\ ,
    | \ \ 
    """,
    re.VERBOSE,
)
# «persons» is a unit («58 persons in 2017», «persons per year»); people are people.
PERSONS = re.compile(r"(?<!\d )\bpersons\b(?! per year)", re.IGNORECASE)

ENGLISH = r"""
    the|and|with|from|which|numbers?|figures?|years?|were|withheld|people|municipalit\w*|residents
"""
NYNORSK = r"""
    ikkje|frå|berre|korleis|kvar|kva|eit|vart|sjølv|fleire|meir|nokre|samanlikn\w*|bebuarar|skilnad\w*|vald
    kommunar|tala|åra|medan|dei
"""
BOKMAL = r"""
    ikke|fra|bare|hvordan|hver|hva|hvor|hvis|ble|selv|flere|mer|noen|sammenlikn\w*|beboere|forskjell\w*|vold
    kommuner|tallene|årene|mens|uten|være|anmeldt\w*|anmeldelser
"""
NORWEGIAN = r"""
    og|av|som|til|på|er|det|den|tall|tal|år|for få|landet|anmeld\w*
"""
FOREIGN = {
    "nb": phrases(ENGLISH + NYNORSK),
    "nn": phrases(ENGLISH + BOKMAL),
    "en": phrases(NORWEGIAN + NYNORSK + BOKMAL),
}
