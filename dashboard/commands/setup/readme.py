"""The folder's README: what to put where, in the municipality's language."""

from collections.abc import Iterator

from dashboard.commands.setup import files
from dashboard.commands.setup.answers import Answers
from dashboard.vocabulary.text import Text, text
from loaders.regions import name_of


def text_of(answers: Answers) -> str:
    """The whole README, as Markdown."""
    t = text(answers.language)
    return "\n\n".join(_paragraphs(answers, t)) + "\n"


def _paragraphs(answers: Answers, t: Text) -> Iterator[str]:
    yield f"# {t('Violence in close relationships, {place}', place=name_of(answers.home))}"
    yield t(
        "The folder makes the dashboard the municipality's own. Start it from the project's folder with "
        "`python app.py --data FOLDER`, where FOLDER is the path of this folder. On a server, let `VINR_SETTINGS` "
        "name its settings.toml."
    )
    yield f"## {t('Where the files go')}"
    yield t(
        "Put each file here as received, under any name. `python app.py check --data FOLDER` says what is wrong in "
        "it, and how to fix it."
    )
    yield "\n".join([f"| {t('folder')} | {t('what')} |", "|---|---|", *_rows(answers, t)])
    yield f"## {t('Blank workbooks')}"
    yield t(
        "The folder `skjema` has blank workbooks for those who have no export of their own. Send them out, and put "
        "them in their folder under `data` when they come back. The page “New figures” has them for other years."
    )
    yield f"## {t('What only you know')}"
    yield "\n".join(f"- {words}" for words in _further(t))


def _rows(answers: Answers, t: Text) -> Iterator[str]:
    what = {
        "politi": t("the police district's extract of reported cases"),
        **{
            folder: t("annual statistics from {centre}", centre=files.inside(centre.name, t.language))
            for folder, centre in zip(files.folders(answers), answers.centres, strict=True)
        },
        "ssb": t("Statistics Norway, tables 08487 (reported violence) and 07459 (population), saved as Excel"),
        "bufdir": t("Bufdir's figures for the whole country"),
        "tiltak": t("the register of the plan's measures"),
    }
    if answers.assault_centre:
        what[files.ASSAULT_CENTRE] = t(
            "annual figures from {centre}", centre=files.inside(answers.assault_centre, t.language)
        )
    return (f"| `data/{folder}` | {words} |" for folder, words in what.items())


def _further(t: Text) -> Iterator[str]:
    yield t(
        "Is a measure in your plan about people in hiding? Write its number in `status_only_measures` in settings.toml "
        "before the register is read: nothing of what the register says of it is then shown."
    )
    yield t(
        "`data/plan.toml` holds your plan's own words: goals, measures, period. The project's `data/plan.toml` is an "
        "example. Without it, measures are shown as the register has them."
    )
    yield t(
        "`data/breaks.toml` holds what makes your series incomparable: a centre that moved, a new partner, new "
        "borders. What concerns the whole country is known already."
    )
    yield t("`data/places.toml` says who shares a centre, and from which year: check it with the centre.")
