"""A municipality's share of the residents against what is expected of it, in words."""

from dataclasses import asdict, dataclass

from dashboard.charts.sentences.words import joined, percent_span
from dashboard.model.comparison import CLEARLY_HIGHER, CLEARLY_LOWER, HIGHER, LOWER, NOT_DIFFERENT
from dashboard.model.shares.shares import Share
from dashboard.vocabulary.text import Text

DECIMALS = 1


@dataclass(frozen=True)
class ShareScope:
    """What a share is of: names and words in the text's language, by the names that messages use."""

    place: str
    members: str
    group: str
    period: str


def share_heading(result: Share, scope: ShareScope, yardstick: str, t: Text) -> str:
    """The finding as a heading, without a full stop; `yardstick` is what it is measured against, in words."""
    share, expected = (t.percent(100 * (number or 0)) for number in (result.share, result.expected))
    values = asdict(scope) | {"share": share, "yardstick": yardstick, "expected": expected}
    return _against_yardstick(values, t).get(result.verdict) or t(
        "Of the residents ({group}) from {members} in {period}, {share} came from {place}", **values
    )


def _against_yardstick(values: dict[str, str], t: Text) -> dict[str, str]:
    """Verdict → heading."""
    return {
        CLEARLY_HIGHER: t(
            "Of the residents ({group}) from {members} in {period}, {share} came from {place}, clearly higher than "
            "{yardstick} ({expected})",
            **values,
        ),
        HIGHER: t(
            "Of the residents ({group}) from {members} in {period}, {share} came from {place}, higher than {yardstick} "
            "({expected})",
            **values,
        ),
        NOT_DIFFERENT: t(
            "Of the residents ({group}) from {members} in {period}, {share} came from {place}, not clearly different "
            "from {yardstick} ({expected})",
            **values,
        ),
        LOWER: t(
            "Of the residents ({group}) from {members} in {period}, {share} came from {place}, lower than {yardstick} "
            "({expected})",
            **values,
        ),
        CLEARLY_LOWER: t(
            "Of the residents ({group}) from {members} in {period}, {share} came from {place}, clearly lower than "
            "{yardstick} ({expected})",
            **values,
        ),
    }


def share_sentence(result: Share, scope: ShareScope, t: Text) -> str:
    """«2017–2019: 108 av 178 beboere (voksne) fra Bærum og Asker kom fra Bærum (60,7 %, usikkerhet 53,3–67,6 %).»."""
    return t(
        "{period}: {count} of {total} residents ({group}) from {members} came from {place} ({share}, "
        "95% interval {span}).",
        **asdict(scope),
        count=t.number(result.count or 0),
        total=t.number(result.total or 0),
        share=t.percent(100 * (result.share or 0), DECIMALS),
        span=percent_span(result.low or 0, result.high or 0, t, DECIMALS),
    )


def inhabitants_sentence(result: Share, place: str, t: Text) -> str:
    """The share of the inhabitants of the same places in the same years, and the verdict."""
    return joined(inhabitants_share(result, place, t), _verdict(result.verdict, t))


def inhabitants_share(result: Share, place: str, t: Text) -> str:
    """The share of the inhabitants alone, beside a heading that has the verdict."""
    return t(
        "{place} had {expected} of the inhabitants of these municipalities then.",
        place=place,
        expected=t.percent(100 * (result.expected or 0), DECIMALS),
    )


def cost_sentence(result: Share, t: Text) -> str:
    """The share in the key that the cost was shared by in these years, and the verdict."""
    return joined(cost_share(result, t), _verdict(result.verdict, t))


def cost_share(result: Share, t: Text) -> str:
    """The share in the key alone."""
    return t(
        "The cost key for these years gives {expected}.",
        expected=t.percent(100 * (result.expected or 0), DECIMALS),
    )


def no_yardstick_sentence(t: Text) -> str:
    """Why no verdict is given."""
    return t(
        "It is not compared with the share of the inhabitants, because the population of every municipality is not in "
        "the files."
    )


def of_all_sentence(result: Share, scope: ShareScope, t: Text) -> str:
    """The newest year's number among all residents, which nothing is measured against."""
    return t(
        "Of all residents ({group}) in {period}, also from other municipalities, {count} of {total} came from {place}.",
        **asdict(scope),
        count=t.number(result.count or 0),
        total=t.number(result.total or 0),
    )


def shares_over_years(differs: bool | None, t: Text) -> str:
    """Whether the share differs from year to year; nothing if that can't be asked."""
    if differs is None:
        return ""
    if differs:
        return t("The share differs from year to year: read each year by itself.")
    return t("The share does not clearly differ from year to year.")


def share_caveats(t: Text) -> tuple[str, ...]:
    """The caveats of every share, in addition to those of residents. data/breaks.toml has who joined when."""
    return (
        t("Residents from other municipalities are left out of the share."),
        t("The share of the inhabitants is a yardstick, not a target."),
    )


def free_choice(t: Text) -> str:
    """Why a share of one centre is not the municipality's need, for text on its own."""
    return t("People may choose any crisis centre: some from here are elsewhere, and some from elsewhere are here.")


def _verdict(verdict: str, t: Text) -> str:
    return {
        CLEARLY_HIGHER: t("The share of residents is clearly higher."),
        HIGHER: t("The share of residents is higher."),
        NOT_DIFFERENT: t("The share of residents is not clearly different."),
        LOWER: t("The share of residents is lower."),
        CLEARLY_LOWER: t("The share of residents is clearly lower."),
    }.get(verdict, "")
