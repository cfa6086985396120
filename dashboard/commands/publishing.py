"""The commands that change what is shown: publish, withdraw, editions, backup, restore, token."""

import getpass
import json
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from dashboard.charts.effects import failing_figures
from dashboard.commands.delivery import Shown
from dashboard.commands.options import with_settings
from dashboard.commands.progress import said
from dashboard.commands.serve import key_address
from dashboard.store import backup as backups
from dashboard.store import history
from dashboard.store.current import current, show_when_ready
from dashboard.store.database.records import OvertakenError, Publication
from dashboard.store.delivery.proposal import Proposal
from dashboard.store.history import Edition
from dashboard.store.store import FIRST, PUBLISHED, NotWithdrawableError, Store
from dashboard.store.token import Keys
from dashboard.store.withdrawal import cost_words
from dashboard.vocabulary.settings import AUTO, Settings
from dashboard.vocabulary.text import Text, text

DONE, ERRORS, HELD = 0, 1, 3
JSON = click.option("--json", "as_json", is_flag=True, help="JSON instead of lines.")
BY = click.option("--by", help="Who publishes [default: the user's name].")
REASON = click.option("--reason", default="", help="Why; it is kept with the edition.")


def _in_words(command: Callable[..., None]) -> Callable[..., None]:
    """Says in one line why something can't be done."""

    @wraps(command)
    def wrapped(settings: Settings, **options: Any) -> None:
        t = text(settings.language)
        try:
            command(settings=settings, t=t, **options)
        except OvertakenError as error:
            raise click.ClickException(
                t("Somebody else has published, or a file has changed, meanwhile. Nothing was done. Look again.")
            ) from error

    return wrapped


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--yes", is_flag=True, help="Publish without asking, what is held included.")
@BY
@REASON
@JSON
@with_settings
@_in_words
def publish(
    settings: Settings, t: Text, paths: tuple[Path, ...], dry_run: bool, yes: bool, by: str, reason: str, as_json: bool
) -> None:
    """Show what a delivery changes, and with a yes make it the next edition.

    Without PATH it is what lies in the data folder. Exit 0: published, or nothing new. 1: errors. 3: waits for a yes.
    """
    store = Store(settings)
    is_first = store.last() is None
    if is_first and paths and not dry_run:
        current(store)
        is_first = store.last() is None
    with said(t("Reading the files and protecting small numbers …")):
        proposal = _proposal(store, paths)
    published = None
    if not as_json:
        click.echo("\n".join(Shown(store, proposal, t).lines()))
    if proposal.is_something and not dry_run and _may_publish(settings, proposal, yes, is_first, as_json, t):
        act = FIRST if is_first else PUBLISHED
        published = _publish(store, proposal, by, reason, act)
    elif settings.publish == AUTO and not (dry_run or paths or is_first):
        published, proposal = _publish_harmless(store, proposal, by, reason)
    _conclude(store, proposal, published, t, as_json=as_json)
    click.get_current_context().exit(_exit_code(proposal, published, is_first=is_first))


def _proposal(store: Store, paths: tuple[Path, ...]) -> Proposal:
    if not paths:
        return store.propose()
    return store.propose_named(paths)


def _may_publish(settings: Settings, proposal: Proposal, yes: bool, is_first: bool, as_json: bool, t: Text) -> bool:
    """Whether somebody has said yes, or nobody need."""
    if yes or is_first:
        return True
    if not sys.stdin.isatty() or as_json:
        return False
    return click.confirm(t("Publish this as edition {number}?", number=proposal.base.next_number))


def _publish_harmless(store: Store, proposal: Proposal, by: str, reason: str) -> tuple[Publication | None, Proposal]:
    """Publishes what needs no yes."""
    harmless = store.propose_harmless()
    if not harmless.is_something:
        return None, proposal
    return _publish(store, harmless, by, reason), harmless


def _publish(store: Store, proposal: Proposal, by: str, reason: str, act: str = PUBLISHED) -> Publication:
    """Publishes, unless a figure fails on the numbers, and waits until running servers show it."""
    t = text(store.settings.language)
    if failing := failing_figures(proposal.after):
        raise click.ClickException(
            t("These figures fail on the numbers, so nothing is published: {figures}.", figures=t.listed(list(failing)))
        )
    published = store.publish(proposal, by or getpass.getuser(), reason, act)
    with said(t("Waiting until running servers have made the new pages …")):
        show_when_ready(store, published.number)
    return published


def _conclude(store: Store, proposal: Proposal, published: Publication | None, t: Text, *, as_json: bool) -> None:
    if as_json:
        found = Shown(store, proposal, t).as_json(published.edition if published else None)
        click.echo(json.dumps(found, indent=2))  # ASCII: safe in any pipe
    elif published:
        click.echo(t("Published as edition {number}.", number=published.edition))
    elif not proposal.judged and not proposal.held:
        click.echo(t("Nothing new has come."))
    elif proposal.is_something:
        number = proposal.base.next_number
        click.echo(t("Nothing has been published. Add --yes to publish this as edition {number}.", number=number))


def _exit_code(proposal: Proposal, published: Publication | None, *, is_first: bool) -> int:
    if proposal.refused:
        return ERRORS
    waits = proposal.is_something and not is_first if published is None else bool(proposal.left_out)
    unreachable = any(not held.files for held in proposal.held)
    return HELD if waits or unreachable else DONE


@click.command()
@JSON
@with_settings
@_in_words
def editions(settings: Settings, t: Text, as_json: bool) -> None:
    """List the editions: when, by whom and why each was published, and which is shown."""
    found = history.editions(Store(settings))[::-1]
    if as_json:
        click.echo(json.dumps([_edition_json(one) for one in found], indent=2))
    else:
        click.echo("\n".join(_edition_line(one, t) for one in found))


def _edition_json(one: Edition) -> dict[str, Any]:
    return {
        "edition": one.number,
        "version": one.version,
        "made": one.made.isoformat(),
        "by": one.who,
        "reason": one.why,
        "rows": one.rows,
        "shown": one.is_shown,
        "given": one.is_given,
        "forgotten": one.is_forgotten,
    }


def _edition_line(one: Edition, t: Text) -> str:
    state = t("shown now") if one.is_shown else t("forgotten") if one.is_forgotten else ""
    made = f"{one.made:%Y-%m-%d %H:%M}"
    parts = (t("Edition {number}", number=one.number), made, one.version, state, one.who, one.why)
    return "  ".join(part for part in parts if part)


@click.command()
@click.argument("number", type=int)
@click.option("--to", type=int, help="The edition to show again [default: the one before].")
@click.option("--reason", required=True, help="Why; it is kept.")
@BY
@with_settings
@_in_words
def withdraw(settings: Settings, t: Text, number: int, to: int | None, reason: str, by: str) -> None:
    """Take edition NUMBER back, and show the one before it again."""
    store = Store(settings)
    rows = {row.number: row for row in store.state.rows()}
    target = to if to is not None else rows[number].follows if number in rows else None
    if target is None:
        raise click.UsageError(t("Edition {number} has none before it that can be shown.", number=number))
    cost = store.withdrawal(target)
    try:
        found = store.withdraw(target, by or getpass.getuser(), reason)
    except NotWithdrawableError as error:
        raise click.UsageError(t("Edition {number} can't be shown again.", number=target)) from error
    show_when_ready(store, found.number)
    click.echo(t("Edition {number} is shown again.", number=target))
    for words in cost_words(cost, t):
        click.echo(words)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@with_settings
@_in_words
def backup(settings: Settings, t: Text, file: Path) -> None:
    """Write all state to one FILE: editions, delivered files, and who did what."""
    try:
        count = backups.backup(Store(settings), file)
    except OSError as error:
        raise click.ClickException(
            t("{file}: can't be written ({reason}).", file=file, reason=error.strerror)
        ) from error
    click.echo(t.plural("Wrote {file} with {count} edition.", "Wrote {file} with {count} editions.", count, file=file))


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Set the state that is there aside, and use the backup instead.")
@with_settings
@_in_words
def restore(settings: Settings, t: Text, file: Path, replace: bool) -> None:
    """Bring back all state from a backup. Stop the server first."""
    try:
        count, other = backups.restore(settings, file, replace=replace)
    except backups.RestoreError as error:
        raise click.ClickException(_why_not_restored(str(error), t)) from error
    except OSError as error:
        raise click.ClickException(t("The state can't be written ({reason}).", reason=error.strerror)) from error
    for name in other:
        click.echo(t("{file} lies in the data folder with another content. It waits as a new delivery.", file=name))
    click.echo(t.plural("Restored {count} edition.", "Restored {count} editions.", count))


def _why_not_restored(code: str, t: Text) -> str:
    return {
        "state": t("There is a state already. Add --replace to set it aside and use the backup instead."),
        "database": t("The database holds a state already. Give an empty one in `database`."),
        "newer": t("The backup was made by a newer release. Install that first."),
        "damaged": t("The file is no backup, or is damaged. Nothing has been changed."),
    }[code]


@click.command()
@click.option("--new", is_flag=True, help="Make a new key; the old one no longer works.")
@with_settings
@_in_words
def token(settings: Settings, t: Text, new: bool) -> None:
    """Print the key that publishing takes, and where to use it."""
    keys = Keys(settings)
    click.echo(key_address(settings, keys.renew() if new else keys.token()))


COMMANDS = (publish, editions, withdraw, backup, restore, token)
