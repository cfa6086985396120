"""A command that takes long explains itself; one that is quick prints nothing."""

from dashboard.commands.progress import loaded
from tests.conftest import settings_for


def test_a_slow_load_is_explained_on_stderr(small_data, capsys):
    snapshot = loaded(settings_for(small_data), silent=0)
    assert len(snapshot.files) == 1
    printed = capsys.readouterr()
    assert (printed.out, printed.err.strip()) == ("", "Leser filene og verner små tall …")


def test_a_quick_load_is_not(small_data, capsys):
    loaded(settings_for(small_data), silent=300)
    assert capsys.readouterr().err == ""
