"""The properties of a Word or PowerPoint file: title, date and language, but no names."""

from datetime import date, datetime
from typing import Any

from dashboard.vocabulary.text import LANGUAGE_TAGS

EXTENDED = "/docProps/app.xml"
LONGEST_PROPERTY = 255  # python-docx refuses more
PROGRAM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>VINR</Application></Properties>"
)


def describe(file: Any, title: str, exported: date, language: str) -> None:
    """Sets the properties of a python-docx document or python-pptx presentation."""
    about = file.core_properties
    about.title, about.author, about.last_modified_by, about.comments = title, "", "", ""
    about.created = about.modified = datetime(exported.year, exported.month, exported.day)
    about.language, about.revision = LANGUAGE_TAGS[language], 1
    for part in file.part.package.iter_parts():
        if part.partname == EXTENDED:
            part._blob = PROGRAM  # the library's template names the program and word counts of another document


def identify(file: Any, id: str, edition: str, link: str) -> None:
    """Adds to the properties what finds the figure again: id, edition, and the link if it is a full URL."""
    about = file.core_properties
    about.identifier, about.version = id, edition
    about.comments = link if link.startswith("http") and len(link) <= LONGEST_PROPERTY else ""
