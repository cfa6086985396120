"""What attackers ask for."""

import json
import random
from itertools import product

HOSTS = (
    "evil.example",
    "evil.example:80",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "127.0.0.1.nip.example",
    "10.0.0.1",
    "192.0.2.1:8050",
    "[2001:db8::1]",
    "0.0.0.0",
    "localhost@evil.example",
    "evil.example#localhost",
    "localhost:80:80",
    "localhost, evil.example",
    "",
    "a" * 300,
    "xn--e1afmkfd.example",
    "loc\talhost",
    "127.1",
    "0x7f.1",
)
ADDRESSES = (
    "/",
    "/anmeldelser",
    "/mote",
    "/mote/pakke.html",
    "/eksport/tabell.csv",
    "/eksport/rapport.html",
    "/_dash-layout",
    "/sok.json?q=a",
    "/nye-tall",
    "/helse",
    "/klar",
    "/assets/favicon.svg",
    "/figur/police-reports.json?side=/anmeldelser",
)
COSTLY = ("/eksport/tabell.csv", "/eksport/police-reports.docx", "/eksport/rapport.pdf", "/mote/pakke.html", "/mote")
FOREIGN = (
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"},
    {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"},
    {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe", "Sec-Fetch-User": "?1"},
    {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"},
    {"Sec-Fetch-Site": "what"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "https://localhost"},
    {"Referer": "https://evil.example/page"},
    {"Referer": "http://localhost.evil.example/"},
)
POSTED = ("/_dash-update-component", "/nye-tall", "/nye-tall/filer", "/nye-tall/publiser", "/nye-tall/trekk-tilbake")

UP = (
    "../",
    "..%2f",
    "%2e%2e/",
    "%2e%2e%2f",
    "..\\",
    "..%5c",
    "%252e%252e%252f",
    "....//",
    "..;/",
    "..%00/",
    "..%c0%af",
)
FROM = (
    "/",
    "/assets/",
    "/eksport/",
    "/mote/static/v/",
    "/_dash-component-suites/dash/",
    "/figur/",
    "/nye-tall/mal/",
    "/assets/bundle-",
)
WANTED = ("settings.toml", "etc/passwd", "data/.vinr/vinr.sqlite", "data/.vinr/manifest.json", "app.py")
TRAVERSALS = tuple(f"{start}{up * depth}{file}" for start, up, depth, file in product(FROM, UP, (1, 4), WANTED))
SECRETS = (b"root:x:", b'home = "3201"', b"SQLite format", b'"centre"', b"from dashboard.commands")

BREAKS = (
    "%0d%0aX-Injected:%20yes",
    "%0aX-Injected:%20yes",
    "%0d%0a%0d%0a<script>",
    "%E5%98%8A%E5%98%8DX-Injected:%20yes",
    "\r\nX-Injected: yes",
    "%00X-Injected: yes",
    "\u2028X-Injected: yes",
    "%250d%250aX-Injected:%20yes",
)
BROKEN = tuple(
    place.format(mark)
    for place, mark in product(
        (
            "/{}",
            "/anmeldelser?fra={}",
            "/mote?sprak=nn&x={}",
            "/eksport/{}.csv",
            "/mote/?x={}",
            "/nye-tall?nokkel={}",
            "/anmeldelser?fra=alle&til={}",
            "/mote/static/{}/meeting.css",
            "/?sprak={}",
        ),
        BREAKS,
    )
)
ELSEWHERE = tuple(
    place.format(target)
    for place, target in product(
        ("{}", "/{}", "/mote/{}", "/anmeldelser?fra=alle&til={}", "/nye-tall?nokkel=x&til={}", "/mote/?{}"),
        (
            "//evil.example/",
            "/\\evil.example",
            "/%09/evil.example",
            "https://evil.example",
            "/%2f%2fevil.example",
            "///evil.example",
            "/%5cevil.example",
            "@evil.example",
        ),
    )
)
NAMES = (
    "fra",
    "til",
    "kommune",
    "kjonn",
    "gruppe",
    "andelfra",
    "andeltil",
    "mal",
    "ansvar",
    "status",
    "figurer",
    "figur",
    "sprak",
    "utgave",
    "q",
    "profil",
    "kommentarer",
    "storrelse",
    "tittel",
    "nokkel",
    "side",
    "ukjent",
)
LIVE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "javascript:alert(1)",
    "{{7*7}}",
    "</title><svg onload=alert(1)>",
    "</template><script>alert(1)</script>",
    "\\u003cscript\\u003e",
)
METHODS = ("PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "GETX", "get")

GOOD = {
    "output": "changed.data",
    "outputs": {"id": "changed", "property": "data"},
    "inputs": [{"id": "route", "property": "data", "value": ["/beboere", "", "/beboere", ""]}],
    "changedPropIds": ["route.data"],
}
ODD = (
    None,
    True,
    0,
    -1,
    1e308,
    "",
    "x",
    "../../x",
    [],
    [[]],
    [{}],
    {},
    {"id": []},
    ["a", None],
    [[["a"]]],
    "\x00",
    "a" * 9_000,
)


def odd_bodies(count: int, seed: int = 14) -> list[bytes]:
    """Callbacks that are almost right, each odd in one to three places, and some that are no JSON at all."""
    chance, made = random.Random(seed), []
    for _ in range(count):
        body = json.loads(json.dumps(GOOD))
        for _ in range(chance.randint(1, 3)):
            _spoil(body, chance)
        text = json.dumps(body).encode()
        made.append(text if chance.random() < 0.9 else _torn(text, chance))
    return made


def _spoil(body: dict, chance: random.Random) -> None:
    place, key = body, chance.choice([*GOOD, "state", "extra"])
    while isinstance(place.get(key), dict) and place[key] and chance.random() < 0.6:
        place, key = place[key], chance.choice(list(place[key]))
    if isinstance(place.get(key), list) and place[key] and chance.random() < 0.6 and isinstance(place[key][0], dict):
        place, key = place[key][0], chance.choice(["id", "property", "value"])
    if chance.random() < 0.2:
        place.pop(key, None)
    else:
        place[key] = chance.choice(ODD)


def _torn(text: bytes, chance: random.Random) -> bytes:
    cut = chance.randrange(len(text))
    return chance.choice([text[:cut], text + text, b"\xff" + text, text[:cut] + b"\x00" + text[cut:], b"[" * 5_000])
