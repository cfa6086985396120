"""Tags for a one-page PDF: its content becomes one Figure with alternative text, language and title."""

import io
from typing import Any

from dashboard.paint.about import About


def add_tags(content: bytes, about: About) -> bytes:
    """The PDF with a structure tree (Document > Figure), /Alt, /Lang, title and export date; always the same bytes."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as document:
        page = document.pages[0]
        _mark(document, page)
        _structure(document, page, about)
        _describe(document, about)
        buffer = io.BytesIO()
        document.save(buffer, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return buffer.getvalue()


def _mark(document: Any, page: Any) -> None:
    """Marks the page's content as marked content 0 of a Figure."""
    page.contents_coalesce()
    content = page.Contents.read_bytes()
    page.Contents = document.make_stream(b"/Figure <</MCID 0>> BDC\n" + content + b"\nEMC\n")
    page.StructParents = 0
    page.Tabs = _name("S")


def _structure(document: Any, page: Any, about: About) -> None:
    from pikepdf import Array, Dictionary

    box = [float(edge) for edge in page.MediaBox]
    root = document.make_indirect(Dictionary(Type=_name("StructTreeRoot")))
    whole = document.make_indirect(Dictionary(Type=_name("StructElem"), S=_name("Document"), P=root))
    figure = document.make_indirect(
        Dictionary(
            Type=_name("StructElem"),
            S=_name("Figure"),
            P=whole,
            Pg=page.obj,
            K=0,
            Alt=about.alt,
            T=about.title,
            Lang=about.language,
            A=Dictionary(O=_name("Layout"), Placement=_name("Block"), BBox=Array(box)),
        )
    )
    whole.K = Array([figure])
    root.K = Array([whole])
    root.ParentTree = document.make_indirect(Dictionary(Nums=Array([0, Array([figure])])))
    root.ParentTreeNextKey = 1
    document.Root.StructTreeRoot = root


def _describe(document: Any, about: About) -> None:
    from pikepdf import Dictionary

    document.Root.Lang = about.language
    document.Root.MarkInfo = Dictionary(Marked=True)
    document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = about.title
        metadata["dc:description"] = about.alt
        metadata["dc:language"] = [about.language]
        metadata["dc:source"] = about.source
        metadata["xmp:CreateDate"] = about.exported.isoformat()
        metadata["pdfuaid:part"] = "1"
    document.docinfo["/Title"] = about.title
    document.docinfo["/Subject"] = about.alt
    document.docinfo["/CreationDate"] = f"D:{about.exported:%Y%m%d}000000Z"


def _name(word: str) -> Any:
    import pikepdf

    return pikepdf.Name("/" + word)
