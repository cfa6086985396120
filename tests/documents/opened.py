"""Opens files for tests: every part of a zip as bytes, and the content of chart parts."""

import io
import zipfile

from lxml import etree

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(content: bytes, prefix: str = "") -> dict[str, bytes]:
    """Name → bytes of every part, workbooks inside included."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            part = packed.read(name)
            found[prefix + name] = part
            if name.endswith(".xlsx"):
                found |= parts(part, f"{prefix}{name}!")
    return found


def everything(format: str, content: bytes) -> bytes:
    """All that the file says, unpacked, for searching."""
    if format in ("docx", "pptx", "xlsx"):
        return b"\n".join(parts(content).values())
    if format == "pdf":
        import pikepdf

        with pikepdf.open(io.BytesIO(content)) as document:
            found = [content]
            for item in document.objects:
                if isinstance(item, pikepdf.Stream):
                    found.append(item.read_bytes() if item.get("/Subtype") != "/Image" else b"")
            return b"\n".join(found)
    return content


def chart_parts(content: bytes) -> list[etree._Element]:
    """The root of each chart part, in order of name."""
    return [
        etree.fromstring(part)
        for name, part in sorted(parts(content).items())
        if "charts/chart" in name and name.endswith(".xml")
    ]


def series_of(chart: etree._Element) -> dict[str, list[float | None]]:
    """Series name → its values with None for gaps, as the chart's own cache has them."""
    return {name(ser): cached(ser.find(f"{CHART}val"), ser.find(f"{CHART}yVal")) for ser in chart.iter(f"{CHART}ser")}


def name(ser: etree._Element) -> str:
    """A series' name."""
    return ser.findtext(f".//{CHART}tx//{CHART}v")


def cached(*holders: etree._Element | None) -> list[float | None]:
    """The numbers of the first cache that exists."""
    holder = next(found for found in holders if found is not None)
    count = int(holder.find(f".//{CHART}ptCount").get("val"))
    values = {int(point.get("idx")): float(point.findtext(f"{CHART}v")) for point in holder.iter(f"{CHART}pt")}
    return [values.get(index) for index in range(count)]
