"""Other traces of persons: an e-mail, a telephone, an address, a date of birth, a sentence about someone."""

import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from loaders.files.cells import normalise
from loaders.personal.names import holds_name, is_of_office
from loaders.personal.numbers import holds_personal_number
from loaders.phrases import Phrase, phrase

_SHARED_BOX = (
    r"(?:post|postmottak|firmapost|info|informasjon|kontakt|contact|statistikk|statistics|ssb|servicesenter|kundeservice"
    r"|support|personvern|personvernombud|hjelp|help|epost|mail|noreply|no-reply|redaksjon|presse|analyse|data|krisesenter)"
)
_MAIL = re.compile(rf"(?<![\w.+-])(?!{_SHARED_BOX}@)[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_TELEPHONE_WORD = r"(?:tlf|telefon(?:nummer|nr)?|tel|mob(?:il)?(?:nummer|nr)?|ring|ringe|sms|nummer|nr|phone)"
_CALLED = re.compile(
    rf"\b{_TELEPHONE_WORD}\b[\s.:]{{0,3}}(?:på |til )?(?:\(?(?:\+|00)\d{{2}}\)?[ -]?)?"
    r"(?P<number>[2-9])(?:[ -]?\d){7}(?![ -]?\d)",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(
    r"(?<![\d.,/+-])(?<!\d )(?:\(?(?:\+|00) ?(?P<country>\d{2})\)?[ -]?)?"
    r"(?P<number>[2-9]\d(?P<gap>[ -])\d{2}(?P=gap)\d{2}(?P=gap)\d{2}|[2-9]\d{2}[ -]\d{2}[ -]\d{3}|[49]\d{7})"
    r"(?! ?\d|[.,/-]\d)"
)
_ABROAD = re.compile(r"(?<![\d+])\+(?!47)\d{2}(?:[ -]?\d){7,11}(?!\d)")
_STREET = re.compile(
    r"(?<!\w)[A-ZÆØÅ][\w.’'-]*(?: [A-ZÆØÅ]?[\w.’'-]+){0,2}?"
    r"(?:(?<=\w)| )(?:gat[ae]n?|ve[ig]+(?:en)?|all[ée](?:en)?|bakken|stien|svingen|terrasse|tunet|kroken|ringen|torget"
    r"|torg|plass|plassen|haugen|lia|åsen|faret|løkka|jordet|brygge|kaia|smauet|veita)"
    r" ?\d{1,3}(?: ?[A-Ha-h])?(?!\w|[.,]\d|-\d{4})",
)
_OFFICE_ADDRESS = re.compile(r"(?:besøks|post|kontor)adresse|postboks", re.IGNORECASE)
_DAY = r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?!\d)"
_BORN = re.compile(
    rf"(?:\bf\.?|\bfødt|\bfødd|\bfødselsda(?:to|g)|\bf\.?dato|\bfd\.?|\*)\s?:?\s?(?:den )?{_DAY}"
    r"|(?:(?<![\w.])f\.?|\((?:født|fødd)) ?(?:19|20)\d{2}\b|\b(?:19|20)\d{2}-modell",
    re.IGNORECASE,
)
_HIDDEN_ADDRESS = re.compile(
    r"\b(?:adresse|sperre)?-?kode ?[67]\b|adressesperr|(?:sperr[ae]t|hemmelig|løynd|gradert|fortrolig|skjult) adresse"
    r"|strengt fortrolig",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:straffesak|anmeldelse|forhold|sak)s?(?:nummer|nr|s?nr)?\b[\s.:]{0,3}(?:nr\.? ?)?\d{7,8}\b"
    r"|\b(?:saksbehandler|saksbeh|etterforsker|kontaktperson|bistandsadvokat)\b.{0,60}\b(?:sak|saksnr|saksnummer|anm)\b",
    re.IGNORECASE,
)
_SOMEBODY = (
    r"hun|han|henne|hennes|hans|ho|kvinn[ae]n?s?(?<=[an]s|.n)|mannen|ektefell(?:en|a)|ektemann(?:en)?|sambo(?:er)?en"
    r"|kjærest(?:en)?|kjæresten|eksen|eksmann(?:en)?|ekskone[na]?|eks-?kjæreste[n]?|faren|far|moren|mora|mor|stefaren"
    r"|sønn(?:en)?|datter(?:en)?|dattera|søster(?:en)?|søstera|bror(?:en)?|jent[ae]n?(?<=[an])|gutten|brukeren|beboeren"
    r"|klienten|vedkommende|den fornærmede|den mistenkte|overgriperen|svigermor(?:en)?|svigerfar(?:en)?"
    r"|barnet|babyen|tante|onkel"
)
_ACT = (
    r"kom|fikk|ble|bodde|bor|flytta|flyttet|flytter|reiste|reist|dro|døde|drept|truet|trua|truer|slo|slått|banket|drakk"
    r"|rømte|anmeldte|fortalte|forteller|sa|ringte|ringer|er|var|har|hadde|trenger|ønsker|ville|vil|måtte|mistet|gravid"
    r"|oppholdt|overnattet|skilt|separert|utsatt|voldtatt|innlagt|født|fødte|tok|går|gikk|jobber|studerer|lærer|sykepleier"
)
_ABOUT = re.compile(rf"\b(?:{_SOMEBODY})\b(?:(?![.!?]).){{0,60}}\b(?:{_ACT})\b", re.IGNORECASE)
_SAME = re.compile(
    r"\bsamme (?:kvinne|mann|person|dame|familie|beboer|bruker|jente|gutt|mor|far|barn|ektepar|klient)\b"
    r"(?! (?:kan|telles|teller|regnes|registreres|skal|flere))"
    r"|\bkun (?:en|én|ei) (?:kvinne|mann|person|beboer|bruker|familie)\b"
    r"|\b(?:gravid|rusavhengig|suicidal|enslig) (?:kvinne|mann|jente|gutt|mor|far|beboer|bruker)\b"
    r"|\b(?:kvinne|mann|jente|gutt|dame|beboer) ?(?:\(?\d{1,2}(?: ?år)?\)?"
    r"|på \d{1,2}|fra [A-ZÆØÅ]\w+ (?:som|med))(?![\w-])"
    r"|\b(?:kvinne|mann|jente|gutt|dame),? \(?(?:f\.? ?\d{2}\b|i \d0-år|født)"
    r"|\b(?:beboer|bruker|klient|pasient) (?:nr\.? ?)?\d+ (?:er|har|fikk|ble|kom)\b"
    r"|\bgift med\b|\b(?:flyktet|rømte) fra (?:sam|ekte|man|far|mor|eks|kj)"
    r"|\b(?:mor|far) til (?:to|tre|fire|fem|seks|et|ett|\d)\b"
)
_ONE = re.compile(
    r"\b(?:en|én|ei|1) (?:\w+ )?(?:kvinne|mann|jente|gutt|dame|mor|far|beboer|bruker|person|klient|familie|av dem)\b"
    rf"(?:(?![.!?]).){{0,20}}\b(?:{_ACT})\b",
    re.IGNORECASE,
)
_OF_A_RULE = re.compile(
    r"\b(?:telles|tel|tellast|teller|regnes|registreres|registrert|registrere|statistikk\w*|tallene?|tall|hver|hvert|alle|hvis"
    r"|dersom"
    r"|ikke det samme|kan|skal|må|definisjon|defineres|betyr|omfatter|menes|for eksempel|f\.eks|som regel|flere ganger"
    r"|inngår"
    r"|uansett|anonym|per år|i løpet av året)\b",
    re.IGNORECASE,
)
_FEW = re.compile(
    r"\b(?:\d|en|én|ei|ett?|to|tre|fire|fem|seks|sju|syv|åtte|ni)(?: av (?:\w+))?(?: \w+)?"
    r" (?:kvinner?|mann|menn|barn|jenter?|gutt(?:er)?|personer?|beboere?|brukere?|familier?|søsken|mødre|fedre|voksne"
    r"|saker?|klienter?|voldsofre|voldsoffer|utsatte|utøvere?)\b",
    re.IGNORECASE,
)
_PERSON_WORD = re.compile(
    rf"\b(?:{_SOMEBODY}|kvinner?|mann|menn|barn|beboere?|brukere?|familien?|person(?:en)?|truet|slått|drept|voldtatt)\b",
    re.IGNORECASE,
)
_FULL_DAY = re.compile(rf"(?<!\d){_DAY}")


@dataclass(frozen=True)
class Kind:
    """How closely a text is read: a remark may use a first name, and a register's text may also give small counts."""

    is_remark: bool = False
    is_register: bool = False


CELL, REMARK, REGISTER = Kind(), Kind(is_remark=True), Kind(is_remark=True, is_register=True)


def trace_in(text: str, kind: Kind = CELL) -> Phrase | None:
    """What the text reveals about a person, for a message that does not repeat it, or None."""
    return _trace_in(" ".join(normalize("NFKC", normalise(text)).split()), kind)


@lru_cache(maxsize=100_000)
def _trace_in(text: str, kind: Kind) -> Phrase | None:
    if len(text) < 3:
        return None
    if holds_personal_number(text):
        return phrase("something that looks like a national identity number")
    found = _contact(text) or _situation(text)
    unaddressed = _STREET.sub("", text) if _OFFICE_ADDRESS.search(text) else text  # streets are named after persons
    if not found and holds_name(unaddressed, is_remark=kind.is_remark):
        found = phrase("something that looks like the name of a person")
    return found or (_register_trace(text) if kind.is_register else None)


def is_quotable(text: str) -> bool:
    """Whether a message may repeat the text: no name, number, address or sentence about anyone, and no eight digits."""
    return not re.search(r"@|\d(?:[ .,-]?\d){7}", text) and not trace_in(text, REMARK)


def _contact(text: str) -> Phrase | None:
    if _MAIL.search(text):
        return phrase("an e-mail address")
    if _holds_telephone(text):
        return phrase("something that looks like a telephone number")
    street, head = _STREET.search(text), text.partition(",")[0]
    is_office = _OFFICE_ADDRESS.search(text) or (is_of_office(head) and not _STREET.search(head))
    return phrase("something that looks like a street address") if street and not is_office else None


def _holds_telephone(text: str) -> bool:
    """A mobile number is personal; another number belongs to an office if the text begins with one."""
    if _ABROAD.search(text):
        return True
    is_office = is_of_office(text)
    called = (found["number"] for found in _CALLED.finditer(text))
    bare = (found for found in _TELEPHONE.finditer(text) if not found["number"].isdigit() or found["country"])
    alone = _TELEPHONE.fullmatch(text)
    numbers = [*called, *(found["number"] for found in bare), *([alone["number"]] if alone else [])]
    return any(number[0] in "49" or not is_office for number in numbers)


def _situation(text: str) -> Phrase | None:
    if _HIDDEN_ADDRESS.search(text):
        return phrase("information about a protected address")
    if _BORN.search(text):
        return phrase("something that looks like a date of birth")
    if _CASE.search(text):
        return phrase("something about a single case")
    return (
        phrase("something about a single person")
        if any(map(_is_about_somebody, re.split(r"(?<=[.!?]) (?=[A-ZÆØÅÉ])", text)))
        else None
    )


def _is_about_somebody(sentence: str) -> bool:
    if _SAME.search(sentence[:1].lower() + sentence[1:]):
        return True
    return bool(_ABOUT.search(sentence) or _ONE.search(sentence)) and not _OF_A_RULE.search(sentence)


def _register_trace(text: str) -> Phrase | None:
    if _FEW.search(text):
        return phrase("a small number of persons or cases")
    return (
        phrase("a date together with something about a person")
        if _FULL_DAY.search(text) and _PERSON_WORD.search(text)
        else None
    )
