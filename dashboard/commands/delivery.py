"""A delivery at the command line: what it is, what it changes, and what is held; in words or as JSON."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from dashboard.charts.effects import (
    MeasureChange,
    Outdated,
    VerdictChange,
    before_and_after,
    change_words,
    changed_measures,
    changed_verdicts,
    outdated,
    what_counts,
    where_and_when,
)
from dashboard.model.published import Published
from dashboard.store.delivery.arrivals import CHANGED as CHANGED_FILE
from dashboard.store.delivery.arrivals import NEW as NEW_FILE
from dashboard.store.delivery.arrivals import Judged
from dashboard.store.delivery.differences import CHANGED, GONE, NEW, OPENED, SETTLED, WITHHELD
from dashboard.store.delivery.proposal import Proposal
from dashboard.store.store import Store
from dashboard.vocabulary.problems import in_words, line
from dashboard.vocabulary.text import Text
from loaders.phrases import worded
from loaders.problems import gathered

MOST = 25  # rows of one kind that are printed
KINDS = (CHANGED, SETTLED, GONE, WITHHELD, OPENED, NEW)


class Shown:
    """A proposal, and what it means for readers, for one language."""

    def __init__(self, store: Store, proposal: Proposal, t: Text) -> None:
        self.store, self.proposal, self.t = store, proposal, t

    @property
    def verdicts(self) -> tuple[VerdictChange, ...]:
        """Verdicts that would change."""
        before = self.proposal.before
        return changed_verdicts(before, self.proposal.after, self.t.language) if before else ()

    @property
    def measures(self) -> tuple[MeasureChange, ...]:
        """What would be said differently of the measures."""
        before = self.proposal.before
        return changed_measures(before, self.proposal.after, self.t) if before else ()

    @property
    def outdated(self) -> tuple[Outdated, ...]:
        """Figures in files that would be out of date."""
        editions = self.store.exported()
        return outdated(editions, self._published, self.proposal.after, self.t.language)

    def _published(self, edition: int) -> Published:
        return self.store.edition(edition).published

    def as_json(self, published: int | None) -> dict[str, Any]:
        """Everything, with stable English words; `published` is the number of the new edition, if there is one."""
        proposal, t = self.proposal, self.t
        return {
            "published": published,
            "next": proposal.base.next_number,
            "files": [_file_json(one, proposal, t) for one in proposal.judged],
            "held": [
                {"code": held.code, "source": held.source, "files": list(held.files), "message": worded(held.words, t)}
                for held in proposal.held
            ],
            "unchanged": proposal.differences.unchanged,
            "differences": [_difference(row) for row in proposal.differences.rows.to_dict("records")],
            "measures": [vars(change) for change in self.measures],
            "verdicts": [vars(change) for change in self.verdicts],
            "outdated": [vars(one) for one in self.outdated],
        }

    def lines(self) -> Iterator[str]:
        """Everything in words."""
        yield from self._files()
        yield from self._differences()
        yield from self._effects()
        for held in self.proposal.held:
            yield f"{self.t('Held').upper()}  {worded(held.words, self.t)}"

    def _files(self) -> Iterator[str]:
        t, sources = self.t, self.proposal.after.catalogue.sources
        kinds = {NEW_FILE: t("new"), CHANGED_FILE: t("changed")}
        for one in self.proposal.judged:
            what = sources[one.source].name[t.language] if one.source in sources else one.source
            state = kinds.get(one.kind, t("no longer there")) if one.is_accepted else t("refused")
            rows = t.plural("{count} row", "{count} rows", one.report.rows) if one.report else ""
            yield "  ".join(part for part in (worded(one.label, t), state, what, rows) if part)
            for problem in gathered(one.problems):
                yield f"    {line(problem, t)}"

    def _differences(self) -> Iterator[str]:
        t, found = self.t, self.proposal.differences
        yield t(
            "{new} new, {changed} changed, {gone} gone, {unchanged} unchanged.",
            new=found.count(NEW, OPENED),
            changed=found.count(CHANGED, SETTLED),
            gone=found.count(GONE),
            unchanged=found.unchanged,
        )
        for kind in KINDS:
            rows = found.of(kind)
            for row in rows.head(MOST).to_dict("records"):
                yield f"  {self._row(row)}"
            if len(rows) > MOST:
                yield "  " + t("… and {count} more ({kind})", count=len(rows) - MOST, kind=change_words(t, kind))

    def _row(self, row: dict[str, Any]) -> str:
        t, published = self.t, self.proposal.after
        old, new = before_and_after(t, published, row)
        named = f"{what_counts(t, published, row)}, {where_and_when(t, published, row)}"
        return f"{change_words(t, row['change'])}: {named}: {old} → {new}"

    def _effects(self) -> Iterator[str]:
        t, found = self.t, self.proposal.differences
        for one in self.measures:
            yield f"{one.what}: {one.before or t('none')} → {one.after or t('none')}"
        if hidden := found.count(WITHHELD):
            yield t.plural("{count} number is withheld.", "{count} numbers are withheld.", hidden)
        for change in self.verdicts:
            yield t("Verdict on {what}: “{before}” becomes “{after}”", **vars(change))
        for old in self.outdated:
            yield t("Out of date in files of edition {edition}: {figure}", edition=old.edition, figure=old.topic)


def _file_json(one: Judged, proposal: Proposal, t: Text) -> dict[str, Any]:
    return {
        "file": worded(one.label, t),
        "kind": one.kind,
        "source": one.source,
        "rows": one.report.rows if one.report else 0,
        "accepted": one.is_accepted,
        "left_out": one.name in proposal.left_out,
        "sha256": one.arrival.sha256 if one.arrival.found else "",
        "problems": [in_words(problem, t) for problem in one.problems],
    }


def _difference(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the differences; a missing number is null."""
    return {name: None if isinstance(value, float) and pd.isna(value) else value for name, value in row.items()}
