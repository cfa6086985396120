"""What would be published, computed in the background: reading and disclosure control may take half a minute."""

import hashlib
import logging
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field

from dashboard.charts.effects import Outdated, VerdictChange, changed_verdicts, outdated
from dashboard.model.published import Published
from dashboard.store.data import Snapshot
from dashboard.store.delivery.arrivals import Arrival
from dashboard.store.delivery.folder import Look
from dashboard.store.delivery.proposal import Proposal
from dashboard.store.protection import ProtectionError
from dashboard.store.serving.attempts import unreadable
from dashboard.store.serving.holder import Holder
from dashboard.store.store import Store
from loaders.problems import Problem

LOOK, READ, COMPARE = "look", "read", "compare"  # what is being done
KEPT, WAITED_FOR_SECONDS, LONGEST_SECONDS = 6, 30.0, 120.0
Choice = frozenset[str] | None
"""Ids of the files to take in; None is all but those that are held."""
log = logging.getLogger(__name__)


def id_of(name: str) -> str:
    """What the page calls a file in addresses and forms: a name may be long, or name somebody."""
    return hashlib.sha256(name.encode()).hexdigest()[:12]


@dataclass(frozen=True, eq=False)
class Preview:
    """A proposal with what it means for readers, and the files in the folder that were put aside."""

    proposal: Proposal
    verdicts: tuple[VerdictChange, ...]
    outdated: tuple[Outdated, ...]
    aside: tuple[Arrival, ...]


@dataclass(eq=False)
class Work:
    """One computation: its stage, and at its end a preview or why there is none."""

    language: str
    stage: str = LOOK
    count: int = 0
    preview: Preview | None = None
    problem: Problem | None = None
    ended: float = 0.0
    is_seen: bool = False
    done: threading.Event = field(default_factory=threading.Event)

    @property
    def may_be_used(self) -> bool:
        """Whether it runs, or has ended and nobody has seen what it found."""
        return not self.done.is_set() or (not self.is_seen and time.monotonic() - self.ended < WAITED_FOR_SECONDS)


class Previews:
    """Computes one preview at a time, each once for as long as nothing has changed."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder
        self._work: dict[tuple[Choice, str], Work] = {}
        self._found: OrderedDict[tuple[object, ...], Preview] = OrderedDict()
        self._turn, self._computing = threading.Lock(), threading.Lock()
        self._editions: dict[int, Snapshot] = {}

    def ask(self, choice: Choice, language: str, seconds: float, *, is_seen: bool = True) -> Work:
        """The computation for a choice, begun if need be; waits for it, but no longer than this.

        What it found may be used once, by somebody who says that it `is_seen`; then it is computed anew.
        """
        with self._turn:
            work = self._work.get((choice, language))
            if work is None or not work.may_be_used:
                work = self._begin(choice, language)
        if work.done.wait(seconds):
            work.is_seen = work.is_seen or is_seen
        return work

    def fresh(self, choice: Choice, language: str) -> Preview:
        """The preview as it is now, for somebody who acts on it.

        Raises:
            ProtectionError: nothing may be published now.
        """
        with self._turn:
            work = self._begin(choice, language)
        work.done.wait(LONGEST_SECONDS)
        work.is_seen = True
        if work.preview is None:
            raise ProtectionError(work.problem or unreadable(TimeoutError()))
        return work.preview

    def forget(self) -> None:
        """Lets everything be computed anew: something has been done."""
        with self._turn:
            self._work.clear()

    def last(self) -> Proposal | None:
        """The newest proposal, for what needs only be about right."""
        with self._turn:
            return next(reversed(self._found.values())).proposal if self._found else None

    def _begin(self, choice: Choice, language: str) -> Work:
        ended = [key for key, work in self._work.items() if not work.may_be_used]
        for key in ended:
            del self._work[key]
        work = self._work[choice, language] = Work(language)
        threading.Thread(target=self._run, args=(work, choice), name="preview", daemon=True).start()
        return work

    def _run(self, work: Work, choice: Choice) -> None:
        try:
            with self._computing:
                work.preview = self._compute(work, choice)
        except ProtectionError as error:
            work.problem = error.problem
        except Exception as error:  # the page says that it failed; its own words may quote a cell
            log.exception("A delivery could not be read")
            work.problem = unreadable(error)
        work.ended = time.monotonic()
        work.done.set()

    def _compute(self, work: Work, choice: Choice) -> Preview:
        store = self._holder.store()
        if broken := store.state.check():
            raise ProtectionError(broken[0])
        look = store.inbox.look()
        arrivals, last = store.inbox.arrivals(look, store.entries()), store.last()
        seen = (last, look.is_reachable, look.closed, arrivals, work.language)
        if (*seen, choice) in self._found:
            return self._found[*seen, choice]
        work.stage, work.count = READ, len(arrivals)
        left_out = None if choice is None else [one.name for one in arrivals if id_of(one.name) not in choice]
        proposal = store.propose(left_out, look)
        work.stage = COMPARE
        preview = self._with_effects(store, proposal, look, work.language)
        chosen = frozenset(id_of(one.name) for one in proposal.taken)  # as the form that publishes names it
        with self._turn:
            self._found |= {(*seen, choice): preview, (*seen, chosen): preview}
            while len(self._found) > KEPT:
                self._found.popitem(last=False)
        return preview

    def _with_effects(self, store: Store, proposal: Proposal, look: Look, language: str) -> Preview:
        aside = store.inbox.put_aside(look, store.entries())
        if proposal.before is None or not proposal.is_something:
            return Preview(proposal, (), (), aside)
        verdicts = changed_verdicts(proposal.before, proposal.after, language)
        exported = sorted(store.exported(), key=lambda one: one[1])  # each edition is read once
        old = outdated(exported, self._published, proposal.after, language)
        return Preview(proposal, verdicts, old, aside)

    def _published(self, edition: int) -> Published:
        """An edition that a file was made from; a few are kept, since most files are of the last ones."""
        if edition not in self._editions:
            self._editions = {edition: self._holder.store().edition(edition)}
        return self._editions[edition].published
