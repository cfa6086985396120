"""What a partner's own row would disclose is in the log and on no page."""

import json
import logging
import shutil

from plotly.utils import PlotlyJSONEncoder

from dashboard.store.serving.holder import Holder
from dashboard.store.store import Store
from dashboard.web.page.body import page_content
from dashboard.web.pages import PAGES
from tests.conftest import WITHOUT_STATE, settings_for


def test_the_log_warns_when_the_files_are_loaded(data_folder, tmp_path, caplog):
    copy = shutil.copytree(data_folder, tmp_path / "data", ignore=WITHOUT_STATE)
    with caplog.at_level(logging.WARNING):
        Holder(settings_for(copy, reload_seconds=0)).refresh()
    assert "at Asker kan røpe skjulte tall om beboere på krisesenteret i 2016" in caplog.text


def test_no_page_shows_the_warning(snapshot, data_folder):
    assert len(Store(settings_for(data_folder)).propose().made.risks) == 1
    for page in PAGES:
        content, _ = page_content(page, snapshot, "")
        said = json.dumps(content, cls=PlotlyJSONEncoder, ensure_ascii=False)
        assert "partner_publication" not in said
        assert "røpe" not in said, page.path
