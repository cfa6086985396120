"""Reads a document by its elements."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br"}
FETCHED = {"src", "href", "xlink:href", "action", "data", "poster", "srcset"}


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def all(self, name: str = "", **wanted: str) -> list["Element"]:
        """Every element below with this name and, if given, this class."""
        kind = wanted.get("kind", "")
        found = []
        for child in self.children:
            classes = child.attributes.get("class", "").split()
            if (not name or child.name == name) and (not kind or kind in classes):
                found.append(child)
            found += child.all(name, **wanted)
        return found

    @property
    def text(self) -> str:
        return " ".join(" ".join([*self.words, *(child.text for child in self.children)]).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("document", {})
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag, attrs):
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag):
        assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data):
        self.open[-1].words.append(data)


def document(html: str) -> Element:
    """The document as elements; every element must be closed where it was opened."""
    reader = _Reader()
    reader.feed(html)
    assert [element.name for element in reader.open] == ["document"]
    return reader.root


def addresses(root: Element) -> list[str]:
    """Every address that an element loads, links or points to."""
    return [value for element in root.all() for name, value in element.attributes.items() if name in FETCHED]
