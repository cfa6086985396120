"""File names, and the short id printed under a figure."""

import hashlib
import re
import unicodedata
from datetime import date

from dashboard.charts.chart import Chart, Kind, Role

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 characters without 0, 1, I and O, which are misread on paper
FOLDED = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "ng", "ŧ": "t", "–": "-", "ß": "ss"})
LONGEST_PART, LONGEST_CHOICE = 48, 32
IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


def figure_id(chart: Chart) -> str:
    """A short id such as «VNR-7F3K»: the same for the same figure, selection, language and edition of the data."""
    identity = "\n".join((chart.key, chart.address, chart.selection_words, chart.language, chart.version))
    number = int.from_bytes(hashlib.sha256(identity.encode()).digest()[:4])
    return "VNR-" + "".join(ALPHABET[(number >> shift) & 31] for shift in (15, 10, 5, 0))


def file_name(chart: Chart, exported: date, tag: str, extension: str) -> str:
    """«anmeldte-forhold_baerum_2014-2019_2020-01-14_word16cm.svg»: content, selection, date of the data, purpose."""
    choices = (folded(part, LONGEST_CHOICE) for part in re.split(r"[,;]", chart.selection_words))
    day = (chart.data_date or exported).isoformat()
    return "_".join(part for part in (*_content(chart), *choices, day, tag) if part) + f".{extension}"


def _content(chart: Chart) -> list[str]:
    """What is counted, and per what, by area or by sex, which distinguish figures on the same subject."""
    parts = [IN_BRACKETS.sub("", chart.subtitle.split(", ")[0]) or chart.key]
    if any(sign.isdigit() for sign in chart.unit) and chart.unit not in parts[0]:
        parts.append(chart.unit)
    if chart.kind is Kind.FUNNEL:
        parts.append(chart.category_title)
    sexes = [series.name for series in chart.series if series.role in (Role.WOMEN, Role.MEN)]
    return [folded(part) for part in [*parts, " ".join(sexes)]]


def folded(words: str, longest: int = LONGEST_PART) -> str:
    """Text as part of a file name: lower-case ASCII letters and digits joined by hyphens."""
    plain = unicodedata.normalize("NFKD", words.casefold().translate(FOLDED)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words if len(words) <= longest else words[: longest + 1].rpartition("-")[0] or words[:longest]
