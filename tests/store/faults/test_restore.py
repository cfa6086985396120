"""A restore that is stopped at its worst moment: nothing is published without the memory that it set aside."""

import pytest

from dashboard.store import backup as backup_module
from dashboard.store.backup import backup, restore
from dashboard.store.protection import ProtectionError
from dashboard.store.serving.holder import Holder
from dashboard.store.store import Store
from tests.store.faults.states import check_whole, number, remembered


class StoppedError(BaseException):
    """Stands for kill −9: no handler may tidy up after it."""


def stopped(*arguments, **more):
    raise StoppedError


@pytest.mark.parametrize("where", ["aside", "database"])
def test_a_restore_that_is_stopped_publishes_nothing_until_it_is_done(settings, tmp_path, monkeypatch, where):
    file = tmp_path / "backup.zip"
    assert backup(Store(settings), file) == 3
    folder = settings.state_folder
    if where == "aside":  # the state has been renamed, and the restored one is not in its place yet
        monkeypatch.setattr(type(folder), "replace", replaced_once(type(folder).replace))
    else:
        monkeypatch.setattr(backup_module, "_fill", stopped)
    monkeypatch.setattr(backup_module.shutil, "rmtree", lambda *arguments, **more: None)
    with pytest.raises(StoppedError):
        restore(settings, file, replace=True)
    monkeypatch.undo()
    number(settings.data_folder, 50)
    with pytest.raises(ProtectionError):
        Store(settings)
    holder = Holder(settings)
    holder.refresh()
    assert not holder.has_data
    restore(settings, file, replace=True)
    assert remembered(check_whole(settings)) == [39, 40, 41]
    assert not list(folder.parent.glob(f"{folder.name}.*.tmp"))
    holder.refresh()
    assert holder.is_ready


def replaced_once(real):
    calls = []

    def replace(path, target):
        calls.append(path)
        if len(calls) > 1:
            raise StoppedError
        return real(path, target)

    return replace
