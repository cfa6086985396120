"""Phrases by meaning, in all three languages at once: verdicts, withheld numbers, banned claims.

A verdict in the wrong language is caught elsewhere; here it counts by its meaning.
"""

import re
from functools import lru_cache

YEAR = r"(?:19|20)\d\d"
PERIOD = re.compile(rf"\b{YEAR}(?:[–-]{YEAR})?\b")
SENTENCE = re.compile(r"(?<=[.!?])(?<!\d\.)(?<!St\.)\s+(?=[A-ZÆØÅ«“\d])|\n")


def phrases(listed: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern for a list of phrases, one per line, matched as whole words."""
    lines = [line.strip() for line in listed.splitlines() if line.strip()]
    return re.compile("|".join(rf"(?<!\w)(?:{line})(?!\w)" for line in lines), flags)


@lru_cache(maxsize=50_000)
def sentences(words: str) -> tuple[str, ...]:
    """The sentences of a text."""
    return tuple(part.strip() for part in SENTENCE.split(words) if part.strip())


VERDICTS = {
    "too few years": phrases(r"""
        for få (enkelt)?år
        (enkelt)?år er for (lite|få|kort)
        too few (single )?years
        years? (is|are) too (few|short|little)
        (serien|tidsrommet) er for kort
        serien er for stutt
        the series is too short
    """),
    "clear increase": phrases(r"""
        klart? (flere|fleire|økning|auke)
        clear(ly)? (more|increase)
    """),
    "clear decrease": phrases(r"""
        klart? (færre|nedgang)
        clear(ly)? (fewer|decrease)
    """),
    "possible": phrases(r"""
        mulig (økning|nedgang)
        mogleg (auke|nedgang)
        possible (in|de)crease
    """),
    "no clear change": phrases(r"""
        (ingen|inga) (sikker|klar) endring
        no clear change
        (ikke si|ikkje seie) om tall?et går opp eller ned
        cannot say whether the number is going up or down
    """),
    "break": phrases(r"""
        brudd i (tall)?serien
        brot i (tal)?serien
        break in the series
    """),
    "overlap": phrases(r"""
        overlapp\w* .{0,60}\b(ikke|ikkje)
        overlap\w*,? so
    """),
    "too small": phrases(r"""
        tall\w* (er )?for små
        tala? (er )?for små
        numbers (are )?too small
    """),
}
CLEAR = {"clear increase", "clear decrease"}
# No two of these are true of one series; a clear difference may come with too few years if one text says both.
EXCLUDING = (
    {"clear increase", "clear decrease"},
    {"no clear change", "too few years"},
    {"no clear change", "possible"},
    {"overlap", "too few years"},
    {"overlap", "no clear change"},
    {"too small", "no clear change"},
)


@lru_cache(maxsize=50_000)
def verdicts(words: str) -> frozenset[str]:
    """The verdicts that a text gives."""
    return frozenset(name for name, pattern in VERDICTS.items() if pattern.search(words))


ABSENCE_AS_EVIDENCE = phrases(r"""
    (ikke|ikkje|ingen|inga) (større|mer|meir)\b.{0,60}\bvanl(i|e)ge sving\w*
    (usual|ordinary) swings
    (?<!may be )no (larger|more|greater|bigger)\b.{0,60}\b(swings|variation|fluctuations)
    innenfor (det )?(vanlige|normale)
    innanfor (det )?(vanlege|normale)
    within (the )?(usual|normal)
""")
STABLE = phrases(r"""
    stabil\w*
    stable
    uendr\w*
    unchanged
""")
NOT_STABLE = phrases(r"""
    (betyr|tyder) (ikke|ikkje)( at)? nivået er stabilt
    does not mean( that)? the level is stable
""")
VALUED = phrases(r"""
    bedre
    betre
    betring
    verre
    dårlig(ere|st)
    dårleg(are|ast)
    forbedr\w*
    forverr\w*
    better
    worse\w*
    improv\w*
    deteriorat\w*
    gledelig\w*
    bekymringsfull\w*
    alarm(?!telefonen)\w*
""")
SIGNIFICANT = phrases(r"""
    signifika\w*
    significan\w*
    p[- ]?(verdi|value)\w*
    p\s*[<=>]\s*0?[.,]\d+
""")
AWAITED = phrases(r"""
    ikke publisert( ennå)?(?! da)
    ikkje publisert( enno)?(?! då)
    not( yet)? published(?! when)
""")
NEWEST = phrases(r"""
    nyeste tall(et)?
    nyaste tal(et)?
    (newest|latest) (number|figure)s?
""")
WITHHELD = phrases(r"""
    skjul(t|te|er|es|ast|ast)
    løynd\w*
    gøymd\w*
    vises ikke
    blir ikkje viste?
    withheld
    hidden
    not shown
""")
USERS = phrases(r"""
    (?<!dag)bruker(e|en|ne|nes)?(?! (tall|dashbord|to|både|samme))
    (?<!dag)brukar(ar|en|ane)?(?! (tal|dashbord|to|både))
    users?
""")
NOT_OF_RESIDENTS = phrases(r"""
    .*(samtale|dagtilbud|dagtilbod|conversation|day offer|day service|dashbord|dashboard).*
""")
RANK = phrases(r"""
    (høyest|lavest|høgast|lågast)\w* (tallet |talet )?(blant|av)
    (highest|lowest) (number )?(of|among)
    rank\w*
    rangering\w*
    nummer \d+ (av|blant)
    number \d+ (of|among)
""")
EXAMPLE = re.compile("eksempel|døme|example", re.IGNORECASE)
CLAIMS = "(oppgir|opplyser|oppgjev|melder|seier|sier|says|states|reports)"  # with whoever does it before
NOT_ASSESSED = phrases(r"""
    ikke vurdert
    (?<!blir )ikkje vurdert
    not assessed
""")
NOT_SHOWN = phrases(r"""
    vises ikke
    ikkje viste?
    not shown
""")
PROVISIONAL = phrases(r"""
    foreløpig\w*
    førebels\w*
    provisional
""")
COST = phrases(r"""
    kostnad\w*
    costs?
""")
HIGHER_OR_LOWER = phrases(r"""
    (høyere|lavere|høgare|lågare)
    (higher|lower)
""")
BROKEN = phrases(r"""
    brudd
    brot
    break
""")
CHOSEN_YEARS = phrases(r"""
    (valgt|valde|velger|vel|vald|utsnitt)\w*.{0,140}\b(lett|ofte)\w*
    (lett|ofte)\w*.{0,140}\b(valgt|valde|vald|utsnitt)\w*
    (chosen|choose|picked|window).{0,140}\b(easily|easier|often)
    (easily|easier|often).{0,140}\b(chosen|picked|window)\w*
""")
A_PERSON = phrases(r"""
    (per|pr\.?|for kvar|hver) person
    (per|a|each) person
""")
