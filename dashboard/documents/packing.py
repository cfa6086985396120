"""Rewrites zip files (docx, pptx, xlsx) so that the same content always gives the same bytes."""

import io
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)


def repacked(content: bytes) -> bytes:
    """The same zip with fixed times and attributes; workbooks inside it are treated alike.

    Order is kept: [Content_Types].xml stays first, as Office expects.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(info, repacked(part) if name.endswith(".xlsx") else part)
    return packed.getvalue()


def replaced(content: bytes, name: str, part: bytes) -> bytes:
    """The same zip with one part replaced."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info, part if info.filename == name else old.read(info))
    return packed.getvalue()
