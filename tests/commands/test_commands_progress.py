"""A command that takes long says what it does, one that is quick says nothing."""

from dashboard.commands.progress import WORDS, loaded
from tests.conftest import settings_for


def test_a_slow_load_is_told_of_on_stderr(small_data, capsys):
    snapshot = loaded(settings_for(small_data), silent=0)
    assert len(snapshot.files) == 1
    printed = capsys.readouterr()
    assert (printed.out, printed.err.strip()) == ("", WORDS)


def test_a_quick_load_is_not(small_data, capsys):
    loaded(settings_for(small_data), silent=300)
    assert capsys.readouterr().err == ""
