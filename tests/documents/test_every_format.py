"""Every kind of chart in every format: it opens, hides withheld numbers, identifies itself, and is reproducible."""

import io
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest

from dashboard.documents.export import FORMATS, export_figure
from tests.documents.charts import CANARY, EXPORTED, MAKERS
from tests.documents.opened import everything

CANARY_WORDS = (b"987654", b"987 654", b"987\xc2\xa0654", b"987,654")


def figure(kind, format, language="nb", **more):
    return export_figure(MAKERS[kind](language), format, exported=EXPORTED, **more)


@cache
def content(kind, format):
    """One that is made once for all that look at it."""
    return figure(kind, format).content


def opened(format, content):
    if format == "docx":
        from docx import Document

        return Document(io.BytesIO(content))
    if format == "pptx":
        from pptx import Presentation

        return Presentation(io.BytesIO(content))
    if format == "xlsx":
        from openpyxl import load_workbook

        return load_workbook(io.BytesIO(content))
    if format == "pdf":
        import pikepdf

        return pikepdf.open(io.BytesIO(content))
    if format == "png":
        from PIL import Image

        return Image.open(io.BytesIO(content)).load()
    if format == "svg":
        from lxml import etree

        return etree.fromstring(content)
    return content.decode("utf-8-sig")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("kind", MAKERS)
def test_a_file_opens_in_a_reader_of_its_format(kind, format):
    assert opened(format, content(kind, format)) is not None


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("kind", MAKERS)
def test_a_withheld_number_is_in_no_part_of_the_file(kind, format):
    found = everything(format, content(kind, format))
    assert not [words for words in CANARY_WORDS if words in found]


def test_the_search_for_withheld_numbers_finds_one_that_is_there():
    from dataclasses import replace

    chart = MAKERS["columns"]("nb")
    shown = tuple(replace(value, status="normal") for value in chart.series[0].values if value.value == CANARY)
    leaking = replace(chart, series=(replace(chart.series[0], values=shown * 7),))
    for format in ("docx", "pptx", "xlsx", "csv"):
        content = export_figure(leaking, format, exported=EXPORTED).content
        assert any(words in everything(format, content) for words in CANARY_WORDS), format


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("kind", MAKERS)
def test_the_same_figure_gives_the_same_bytes(kind, format):
    assert figure(kind, format).content == content(kind, format)


def test_files_made_in_parallel_threads_equal_those_made_alone():
    wanted = [(kind, format) for kind in ("columns", "lines", "funnel") for format in ("docx", "png", "svg", "pdf")]
    alone = [figure(*one).content for one in wanted]
    with ThreadPoolExecutor(4) as threads:
        at_once = list(threads.map(lambda one: figure(*one).content, wanted))
    assert at_once == alone


@pytest.mark.parametrize("format", ("docx", "pptx", "xlsx", "csv"))
@pytest.mark.parametrize("kind", MAKERS)
def test_a_figure_of_example_data_says_so_in_the_file(kind, format):
    found = everything(format, figure(kind, format).content)
    assert b"Eksempeldata: ikke virkelige tall" in found


@pytest.mark.parametrize("language", ("nb", "nn", "en"))
@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_written_in_every_language(format, language):
    assert opened(format, figure("lines", format, language).content) is not None


@pytest.mark.parametrize("format", ("docx", "pptx", "xlsx", "csv"))
def test_source_dates_selection_id_and_address_are_in_the_file(format):
    from dashboard.documents.export import figure_id

    chart = MAKERS["columns"]("nb")
    found = everything(format, figure("columns", format, site="https://vold.example.no/").content).decode(
        errors="ignore"
    )
    address = "https://vold.example.no/anmeldelser?fra=2014"
    for words in ("14.01.2020", "14.03.2026", "Bærum, 2014–2019", figure_id(chart), address):
        assert words in found, words


def test_control_characters_in_a_name_do_not_break_a_file():
    from dataclasses import replace

    chart = MAKERS["bars"]("nb")
    broken = replace(chart, categories=("Bæ\x00rum\x0b", *chart.categories[1:]), finding="Funn\x1f")
    for format in FORMATS:
        assert opened(format, export_figure(broken, format, exported=EXPORTED).content) is not None


def test_an_unknown_format_or_preset_is_refused_by_name():
    with pytest.raises(ValueError, match="jpeg.*docx"):
        figure("bars", "jpeg")
    with pytest.raises(ValueError, match="poster.*word_full"):
        figure("bars", "png", preset="poster")
