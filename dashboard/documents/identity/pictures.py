"""The identity of a figure in the metadata of a picture or PDF: nothing that is drawn changes."""

import io
import struct
import zlib
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from dashboard.charts.identity import Identity
from dashboard.office.workbook import IDENTITY

XMP = "urn:vinr:figures#"
PDF_PROPERTY = f"{{{XMP}}}identities"
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><cc:Work rdf:about=""><dc:identifier>{words}</dc:identifier>'
    "</cc:Work></rdf:RDF>"
)


def with_identity(content: bytes, format: str, identity: Identity) -> bytes:
    """The same picture, in «svg», «png» or «pdf», with the figure's identity added."""
    if format == "svg":
        return svg_with(content.decode(), identity).encode()
    if format == "png":
        return _png_with(content, identity)
    return _pdf_with(content, identity)


def svg_with(words: str, identity: Identity) -> str:
    """An SVG whose <metadata> names the figure as dc:identifier, where drawing programs keep it."""
    about = f"<metadata>{RDF.format(words=escape(str(identity)))}</metadata>"
    start, end, shapes = words.rpartition("</svg>")
    return start + about + end + shapes


def _png_with(content: bytes, identity: Identity) -> bytes:
    """An iTXt chunk right before the end; the other chunks stay as they are."""
    body = b"iTXt" + IDENTITY.encode() + b"\0\0\0\0\0" + str(identity).encode()
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    end = content.rindex(b"IEND") - 4
    return content[:end] + chunk + content[end:]


def _pdf_with(content: bytes, identity: Identity) -> bytes:
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as document:
        add_to_pdf(document, [identity])
        saved = io.BytesIO()
        document.save(saved, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return saved.getvalue()


def add_to_pdf(document: Any, identities: Sequence[Identity]) -> None:
    """Names the figures of an open pikepdf document in its XMP metadata, in order."""
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
        about.register_xml_namespace(XMP, "vinr")
        about[PDF_PROPERTY] = [str(identity) for identity in identities]
