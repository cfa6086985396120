"""Words by language: what may not be said, how verdicts, withheld numbers and example data are said."""

import re
from functools import lru_cache

NBSP = "\u00a0"
YEAR = r"(?:19|20)\d\d"
PERIOD = re.compile(rf"\b{YEAR}(?:[–-]{YEAR})?\b")
SENTENCE = re.compile(r"(?<=[.!?])(?<!\d\.)(?<!St\.)\s+(?=[A-ZÆØÅ«“\d])|\n")
ABBREVIATED = re.compile(r"\d+\. (?:januar|oktober|juli|juni)")


def any_of(*patterns: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern for them all."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)


@lru_cache(maxsize=50_000)
def sentences(words: str) -> tuple[str, ...]:
    """The sentences of a text."""
    return tuple(part.strip() for part in SENTENCE.split(words) if part.strip())


# What a sentence judges, in all three languages at once: a verdict in the wrong language is found elsewhere.
VERDICTS = {
    "too few years": any_of(
        r"\b(for få|færre enn \w+) (enkelt)?år\b", r"\bår er for (lite|få|kort)", r"\btoo few years\b",
        r"\byears? (is|are) too (few|short|little)", r"\b(for|too) (kort|stutt|short)\b.{0,30}\b(serie|series|trend|utvikling)",
    ),
    "clear increase": any_of(r"\bklar(t)? (flere|fleire|økning|auke)\b", r"\bclear(ly)? (more|increase)\b"),
    "clear decrease": any_of(r"\bklar(t)? (færre|nedgang)\b", r"\bclear(ly)? (fewer|decrease)\b"),
    "possible": any_of(r"\bmulig (økning|nedgang)\b", r"\bmogleg (auke|nedgang)\b", r"\bpossible (in|de)crease\b"),
    "no clear change": any_of(r"\bingen (sikker|klar) endring\b", r"\binga (sikker|klar) endring\b", r"\bno clear change\b"),
    "break": any_of(r"\bbrudd i (tall)?serien\b", r"\bbrot i (tal)?serien\b", r"\bbreak in the series\b"),
    "overlap": any_of(r"\boverlapp\w* .{0,60}\b(ikke|ikkje)\b", r"\boverlap\w*,? so\b"),
    "too small": any_of(r"\btall\w* (er )?for små\b", r"\btala? (er )?for små\b", r"\bnumbers (are )?too small\b"),
}  # fmt: skip
CLEAR = {"clear increase", "clear decrease"}
# No two of these are true of one series of one selection; a clear difference may go with too few years, when both say so.
EXCLUDING = ({"clear increase", "clear decrease"}, {"no clear change", "too few years"}, {"no clear change", "possible"},
             {"overlap", "too few years"}, {"overlap", "no clear change"}, {"too small", "no clear change"})  # fmt: skip


@lru_cache(maxsize=50_000)
def verdicts(words: str) -> frozenset[str]:
    """The verdicts that a text gives."""
    return frozenset(name for name, pattern in VERDICTS.items() if pattern.search(words))


ABSENCE_AS_EVIDENCE = any_of(
    r"\b(ikke|ikkje|ingen|inga) (større|mer|meir)\b.{0,60}\bvanl(i|e)ge sving",
    r"\b(usual|ordinary) swings\b", r"\bno (larger|more|greater|bigger)\b.{0,60}\b(swings|variation|fluctuations)\b",
    r"\binnenfor (det )?(vanlige|normale)\b", r"\bwithin (the )?(usual|normal)\b",
)  # fmt: skip
STABLE = any_of(r"\bstabil\w*", r"\bstable\b", r"\buendr\w*", r"\bunchanged\b")
NOT_STABLE = any_of(
    r"betyr ikke( at)? nivået er stabilt", r"betyr ikkje( at)? nivået er stabilt", r"tyder ikkje( at)? nivået er stabilt",
    r"does not mean( that)? the level is stable",
)  # fmt: skip
VALUED = any_of(
    r"\bbedre\b", r"\bverre\b", r"\bdårliger\w*", r"\bforbedr\w*", r"\bforverr\w*", r"\bbetre\b", r"\bdårlegar\w*", r"\bbetring\b",
    r"\bbetter\b", r"\bworse\w*", r"\bimprov\w*", r"\bdeteriorat\w*", r"\bgledelig\w*", r"\bbekymringsfull\w*", r"\balarm\w*",
)  # fmt: skip
SIGNIFICANT = any_of(r"\bsignifika\w*", r"\bsignifican\w*", r"\bp[- ]?(verdi|value)\w*", r"\bp\s*[<=>]\s*0?[.,]\d")
AWAITED = any_of(r"\bikke publisert ennå\b", r"\bikkje publisert enno\b", r"\bnot published yet\b", r"\bnot yet published\b",
                 r"\bikke publisert\b(?! da)", r"\bikkje publisert\b(?! då)")  # fmt: skip
NEWEST = any_of(r"\b(nyeste|siste) tall\b", r"\b(nyaste|siste) tal\b", r"\b(newest|latest) (number|figure)s?\b")
WITHHELD = any_of(r"\bskjult\w*", r"\bskjul(er|t)\b", r"\bløynd\w*", r"\bgøymd\w*", r"\bwithheld\b", r"\bhidden\b", r"\bvises ikke\b",
                  r"\bblir ikkje viste?\b", r"\bnot shown\b")  # fmt: skip
USERS = any_of(r"(?<!dag)\bbruk(er|ere|eren|erne|arar|arane|ar)\b(?! (tall|dashbord|to|både))", r"\busers?\b")
RANK = any_of(r"\bhøyest\w* (tallet )?(blant|av)\b", r"\bhøgast\w* (talet )?(blant|av)\b", r"\bhighest (number )?(of|among)\b",
              r"\brank\w*\b", r"\brangering\b", r"\bnummer \d+ av\b", r"\bnumber \d+ of\b")  # fmt: skip
EXAMPLE = any_of(r"eksempel", r"døme", r"example")
CLAIMS = any_of(r"\boppgir\b", r"\bopplyser\b", r"\boppgjev\b", r"\boppgir\b", r"\bseier\b", r"\bsier\b", r"\bsays\b", r"\bstates?\b",
                r"\breports?\b", r"\bmelder\b", r"\bmelder\b", r"\bopplyser\b")  # fmt: skip
NOT_ASSESSED = any_of(r"\bikke vurdert\b", r"\bikkje vurdert\b", r"\bnot assessed\b")
NOT_SHOWN = any_of(r"\bvises ikke\b", r"\bblir ikkje viste?\b", r"\bikkje vist(e)?\b", r"\bnot shown\b")
PROVISIONAL = any_of(r"\bforeløpig\w*", r"\bførebels\w*", r"\bprovisional\b")
COST = any_of(r"\bkostnad\w*", r"\bcosts?\b")
COMPARED = any_of(r"\b(klart |ikke sikkert |ikkje sikkert )?(høyere|lavere|forskjellig|høgare|lågare|ulik)\b",
                  r"\b(higher|lower|different)\b")  # fmt: skip
