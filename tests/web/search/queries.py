"""What readers type, and the places that answer it; decided before any search was made.

A place is a hit's path, the selection that it makes, and the part of the page.
"""

from dataclasses import dataclass

PRIVACY, METHOD, TABLE1 = "/om#privacy", "/om#method", "/anmeldelser#table1"
DARK_FIGURE, DOWNLOAD = "/anmeldelser#dark-figure", "/rapport#report-fetch"
POLICE = ("/anmeldelser", "/anmeldelser#police-reports")
ALL_VIOLENCE = (*POLICE, "/anmeldelser#violence-offences", "/anmeldelser#violence-rate")
WOMEN_MEN = ("/beboere#residents-sex", "/beboere#residents-sex-together")
CHILDREN = ("/beboere?gruppe=barn", "/beboere#residents")
RESIDENTS = ("/beboere", "/beboere#residents")
TALKS = ("/samtaler", "/samtaler#conversations")
SHARE = ("/sammenlikning", "/sammenlikning#residents-share")
ASSAULT = "/datagrunnlag#definition-assault_centre-persons"
POPULATION = "/datagrunnlag#definition-population"
NATIONAL = ("/beboere#residents-national", "/samtaler#day-users-national")
OF_BUFDIR = (
    "/datagrunnlag#definition-centre-residents",
    "/datagrunnlag#definition-centre-day_users",
    "/datagrunnlag#definition-centre-day_visits",
)
OF_SSB = ("/anmeldelser#violence-offences", "/anmeldelser#violence-rate", POPULATION)


@dataclass(frozen=True)
class Query:
    """What is typed on a page in a language, and the places of which one must be among the first."""

    language: str
    typed: str
    places: tuple[str, ...]


def _nb(typed: str, *places: str) -> Query:
    return Query("nb", typed, places)


def _nn(typed: str, *places: str) -> Query:
    return Query("nn", typed, places)


def _en(typed: str, *places: str) -> Query:
    return Query("en", typed, places)


# Those that were tried on the first version, of which most found nothing.
FIRST = (
    _nb("barn", *CHILDREN),
    _nb("Asker", "/anmeldelser?kommune=3203", "/beboere?kommune=0220", "/samtaler?kommune=0220"),
    _nb("skjult", PRIVACY, "/datagrunnlag#withheld"),
    _nb("personvern", PRIVACY),
    _nb("usikkerhet", METHOD),
    _nb("tabell 1", TABLE1),
    _nb("Word", DOWNLOAD),
    _nb("eksport", DOWNLOAD),
    _nb("antall kvinner", *WOMEN_MEN),
    _nb("økning i dagsamtaler", "/samtaler#conversations"),
    _nb("hvorfor er tall skjult", PRIVACY),
    _nb("politianmeldelser", *POLICE),
    _nb("samtaler", *TALKS),
    _nb("beboere", *RESIDENTS),
    _nb("tiltak", "/tiltak"),
    _nb("folketall", POPULATION),
    _nb("overgrepsmottak", ASSAULT),
    _nb("krisesenter", *RESIDENTS, *TALKS),
    _nb("møte", "/mote"),
    _nb("hvor mange bor på krisesenteret", *RESIDENTS),
    _nb("mørketall", DARK_FIGURE),
    _nb("per innbygger", "/anmeldelser#violence-rate"),
    _nb("TryggEst", "/tiltak#measure-6"),
)

BOKMAL = (
    _nb("persoonvern", PRIVACY),
    _nb("usikkerhetsintervall", METHOD),
    _nb("konfidensintervall", METHOD),
    _nb("anmeldlser", *POLICE),
    _nb("hvor mange menn bodde på krisesenteret", *WOMEN_MEN),
    _nb("kvinner fra Asker", "/beboere?kommune=0220"),
    _nb("vold i Oslo", "/anmeldelser?kommune=0301"),
    _nb("Tana", "/anmeldelser?kommune=5628"),
    _nb("Kautokeino", "/anmeldelser?kommune=5612"),
    _nb("karasjokk", "/anmeldelser?kommune=5610"),
    _nb("powerpoint", DOWNLOAD),
    _nb("lysbilder til forumet", "/mote", DOWNLOAD),
    _nb("folkehelsekoordinator", "/tiltak#measure-1", "/om#who"),
    _nb("bolig for voldsutsatte", "/tiltak#measure-11"),
    _nb("rus", "/tiltak#measure-10"),
    _nb("tiltak 9", "/tiltak#measure-9"),
    _nb("kampanje", "/tiltak#measure-3"),
    _nb("handlingsplan", "/tiltak#plan", "/tiltak"),
    _nb("hva er nytt siden sist", "/datagrunnlag#changed"),
    _nb("hvilke tall mangler", "/datagrunnlag#missing"),
    _nb("kan jeg stole på tallene", "/datagrunnlag"),
    _nb("andel av kostnadene krisesenter", *SHARE),
    _nb("hvor kommer beboerne fra", "/beboere#residents-municipality"),
    _nb("beboere i hele landet", "/beboere#residents-national"),
    _nb("samtaler per person", "/samtaler#conversations-per-person"),
    _nb("voldtekt", ASSAULT),
    _nb("brudd i tallene", "/datagrunnlag#breaks"),
    _nb("last opp fil", "/nye-tall"),
    _nb("universell utforming", "/om#tilgjengelighet"),
    _nb("english", "/?sprak=en"),
    _nb("hva betyr dagsamtale", "/datagrunnlag#definition-centre-conversations"),
    _nb("definisjon beboer", "/datagrunnlag#definition-centre-residents"),
    _nb("mishandlng", *ALL_VIOLENCE),
    _nb("trend", METHOD),
    _nb("går volden opp eller ned", *ALL_VIOLENCE, METHOD),
    _nb("excel", DOWNLOAD),
    _nb("hvem har ansvar for tiltakene", "/tiltak", "/tiltak#measures"),
    _nb("sammenlign med andre kommuner", "/sammenlikning"),
    _nb("bufdir", *NATIONAL, *OF_BUFDIR),
    _nb("ssb", *OF_SSB),
    _nb("strasak", *POLICE, "/datagrunnlag#definition-police-reports"),
    _nb("hvem bor der", *RESIDENTS),
)
NYNORSK = (
    _nn("politimeldingar", *POLICE),
    _nn("kvifor er tal skjulte", PRIVACY),
    _nn("kvinner og menn på krisesenteret", *WOMEN_MEN),
    _nn("barn som bur på krisesenteret", *CHILDREN),
    _nn("uvisse", METHOD),
    _nn("samanlikning med andre kommunar", "/sammenlikning"),
    _nn("mørketal", DARK_FIGURE),
    _nn("bebuarar frå Asker", "/beboere?kommune=0220"),
    _nn("tabell 1", TABLE1),
    _nn("last ned word", DOWNLOAD),
    _nn("folketal", POPULATION),
    _nn("vald per innbyggjar", "/anmeldelser#violence-rate"),
    _nn("auke i dagsamtalar", "/samtaler#conversations"),
    _nn("kva er nytt", "/datagrunnlag#changed"),
    _nn("valdtekt", ASSAULT),
    _nn("anmeldelser", *POLICE),
    _nn("bebuarrar", *RESIDENTS),
    _nn("endre språk til bokmål", "/?sprak=nb"),
)
ENGLISH = (
    _en("police reports", *POLICE),
    _en("number of women", *WOMEN_MEN),
    _en("children at the shelter", *CHILDREN),
    _en("why are numbers hidden", PRIVACY),
    _en("confidence interval", METHOD),
    _en("uncertanty", METHOD),
    _en("download powerpoint", DOWNLOAD),
    _en("table 1", TABLE1),
    _en("dark figure", DARK_FIGURE),
    _en("population", POPULATION),
    _en("crime per capita", "/anmeldelser#violence-rate"),
    _en("rape", ASSAULT),
    _en("Oslo", "/anmeldelser?kommune=0301"),
    _en("compare with other municipalities", "/sammenlikning"),
    _en("meeting", "/mote"),
    _en("accessibility", "/om#tilgjengelighet"),
    _en("upload a file", "/nye-tall"),
    _en("norwegian", "/?sprak=nb"),
    _en("day conversatoins", *TALKS),
    _en("men and women residents", *WOMEN_MEN),
    _en("domestic violence", *POLICE),
    _en("gdpr", PRIVACY),
    _en("definitions", "/datagrunnlag#definitions"),
    _en("how many live at the crisis center", *RESIDENTS),
)
# Written after the search and its words were, to see how it does with what nobody had in mind.
LATER = (
    _nb("voldsutøvere", "/tiltak#measure-9", "/tiltak#measure-8"),
    _nb("oppfølging av utøver", "/tiltak#measure-9", "/tiltak#measure-8"),
    _nb("barn på krisesentret", *CHILDREN),
    _nb("Baerum anmeldelser", *POLICE),
    _nb("hvor mange ble voldtatt", ASSAULT),
    _nb("fylket", "/anmeldelser#violence-rate"),
    _nb("nasjonalt", *NATIONAL),
    _nb("når kommer nye tall", "/datagrunnlag#missing", "/nye-tall"),
    _nb("hvem eier tiltak 5", "/tiltak#measure-5"),
    _nb("forsinkede tiltak", "/tiltak", "/tiltak#measures"),
    _nb("frister", "/tiltak"),
    _nb("ressurspersoner", "/tiltak#measure-5"),
    _nb("informasjon om tjenestetilbud", "/tiltak#measure-2"),
    _nb("kompetanseheving ansatte", "/tiltak#measure-4"),
    _nb("presentasjon for kommunestyret", "/mote", DOWNLOAD),
    _nb("kopiere figur til word", DOWNLOAD),
    _nb("kan jeg lage egen rapport", "/rapport", "/rapport#report-choice", DOWNLOAD),
    _nb("hva er mørketallet", DARK_FIGURE),
    _nb("hvor mange anmelder ikke", DARK_FIGURE),
    _nb("innbyggertall", POPULATION),
    _nb("nære relasjoner", *POLICE),
    _nb("partnervold", *POLICE),
    _nb("dagbruker", "/samtaler#conversation-users", "/samtaler#day-users-national"),
    _nb("telefonsamtaler", "/datagrunnlag#definition-centre-conversations", *TALKS),
    _nb("overnattinger", *RESIDENTS),
    _nb("prikking av tall", PRIVACY),
    _nb("kolon i tabellen", PRIVACY),
    _nb("eksempeldata", "/datagrunnlag#files"),
    _nb("Lillestrom", "/anmeldelser?kommune=3205"),
    _nb("nordre follo vold", "/anmeldelser?kommune=3207"),
    _nb("Drammen", "/anmeldelser?kommune=3301"),
    _nb("Guovdageaidnu", "/anmeldelser?kommune=5612"),
    _nb("Snåsa", "/anmeldelser?kommune=5041"),
    _nb("bærum", "/", "/anmeldelser", "/beboere", "/samtaler"),
    _nn("bur på krisesenter", *RESIDENTS),
    _nn("kor sikre er tala", METHOD, "/datagrunnlag"),
    _nn("lasta ned powerpoint", DOWNLOAD),
    _nn("handlingsplanen", "/tiltak#plan", "/tiltak"),
    _nn("meldt vald i Bergen", "/anmeldelser?kommune=4601"),
    _nn("personvernn", PRIVACY),
    _nn("gjennomsnitt for landet", "/anmeldelser#violence-rate", *NATIONAL),
    _en("how sure are the numbers", METHOD, "/datagrunnlag"),
    _en("wemen", *WOMEN_MEN),
    _en("shelter residents by municipality", "/beboere#residents-municipality"),
    _en("day centre users", "/samtaler#conversation-users", "/samtaler#day-users-national", *TALKS),
    _en("sexual asault", ASSAULT),
    _en("action plan measures", "/tiltak", "/tiltak#plan"),
    _en("powerpoint slides for the forum", "/mote", DOWNLOAD),
    _en("excel export of all numbers", DOWNLOAD),
    _en("violence not reported", DARK_FIGURE),
    _en("Trondheim", "/anmeldelser?kommune=5001"),
    _en("glossary", "/datagrunnlag#definitions"),
    _en("what changed", "/datagrunnlag#changed"),
    _en("who is responsible", "/om#who", "/om"),
    _en("reported crime in asker", "/anmeldelser?kommune=3203"),
    _en("suppressed", PRIVACY, "/datagrunnlag#withheld"),
    _nb("hvor mange saker har politiet", *POLICE),
    _nb("anmeldte saker pr år", *POLICE),
    _nb("kjønn", *WOMEN_MEN),
    _nb("fordeling kvinner menn", *WOMEN_MEN),
    _nb("utviklingen i beboere", "/beboere#residents", "/beboere"),
    _nb("overgrepsmotak drammen", ASSAULT),
    _nb("gdrp", PRIVACY),
    _nb("hva betyr kolon", PRIVACY),
    _nb("kan jeg få tallene i excel", DOWNLOAD),
    _nb("laste ned figur som bilde", DOWNLOAD),
    _nb("vold i nære relasjoner oslo", "/anmeldelser?kommune=0301"),
    _nb("hvem leverer tallene", "/datagrunnlag#files", "/datagrunnlag", "/datagrunnlag#missing"),
    _nb("nye grenser asker", "/datagrunnlag#breaks"),
    _nb("dagsenter", "/samtaler", "/samtaler#conversations", "/samtaler#day-users-national"),
    _nb("omfang av vold", "/anmeldelser", "/tiltak#measure-1", "/anmeldelser#surveys", DARK_FIGURE),
    _nb("gjengangere samme personer flere samtaler", "/samtaler#conversations-per-person", "/samtaler"),
    _nb(
        "mål 5",
        "/tiltak",
        "/tiltak#measure-7",
        "/tiltak#measure-8",
        "/tiltak#measure-9",
        "/tiltak#measure-10",
        "/tiltak#measure-11",
        "/tiltak#plan",
    ),
    _nb("kommunikasjonsenheten", "/tiltak#measure-2", "/tiltak#measure-3"),
    _nb("sammenlign asker", *SHARE),
    _nb("andelen vår", *SHARE),
    _nn("kor mange kvinner budde på krisesenteret", *WOMEN_MEN, "/beboere"),
    _nn("tiltak som er forseinka", "/tiltak", "/tiltak#measures"),
    _nn("skrive ut rapporten", DOWNLOAD, "/rapport"),
    _nn("born", "/beboere?gruppe=barn", "/beboere"),
    _nn("kva er definisjonen på bebuar", "/datagrunnlag#definition-centre-residents", "/datagrunnlag#definitions"),
    _en("how many children stayed", "/beboere?gruppe=barn", "/beboere", "/beboere#residents"),
    _en("national average", "/anmeldelser#violence-rate", "/beboere#residents-national"),
    _en("delayed measures", "/tiltak", "/tiltak#measures"),
    _en("where do the residents come from", "/beboere#residents-municipality"),
    _en("missing data", "/datagrunnlag#missing"),
    _en("bergen crime", "/anmeldelser?kommune=4601"),
    _en("data sources", "/datagrunnlag", "/datagrunnlag#files"),
    _en("is there an increase in violence", *POLICE, "/anmeldelser#violence-offences", METHOD),
)
QUERIES = (*FIRST, *BOKMAL, *NYNORSK, *ENGLISH, *LATER)
