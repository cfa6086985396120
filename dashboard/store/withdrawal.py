"""What it means to go back to an earlier edition, and how that is said."""

from dataclasses import dataclass

from dashboard.vocabulary.text import Text


@dataclass(frozen=True)
class Withdrawal:
    """What it would mean to show an edition again.

    Attributes:
        edition: the one that would be shown.
        forgotten: later editions that nobody has had, which would be forgotten.
        remembered: later editions that have been given out, which every later table must withstand.
        more_withheld: how many numbers more than in it would be withheld when its files are published the next time.
    """

    edition: int
    forgotten: tuple[int, ...]
    remembered: tuple[int, ...]
    more_withheld: int


def cost_words(cost: Withdrawal, t: Text) -> tuple[str, ...]:
    """One sentence for each later edition, and one for what remembering them would withhold."""
    remembered = [
        t(
            "Edition {number} has been given to readers. They may have kept it, so it is remembered: later editions "
            "are protected against it.",
            number=number,
        )
        for number in cost.remembered
    ]
    forgotten = [
        t("Nobody has had edition {number}. It is forgotten, and costs later editions nothing.", number=number)
        for number in cost.forgotten
    ]
    return (*remembered, *forgotten, *([_more(cost, t)] if cost.remembered else []))


def _more(cost: Withdrawal, t: Text) -> str:
    if not cost.more_withheld:
        return t(
            "A new edition of the files of edition {number} would withhold no more than it does.", number=cost.edition
        )
    return t.plural(
        "A new edition of the files of edition {number} would withhold {count} number more than it does.",
        "A new edition of the files of edition {number} would withhold {count} numbers more than it does.",
        cost.more_withheld,
        number=cost.edition,
    )
