"""`make sbom`: the list of all parts (SBOM) of an installation, as CycloneDX JSON that is the same each time.

The lock tells packages, versions and digests; the installed packages tell licences and who needs whom; what ships in
assets/ is in assets/LICENSES.md. Prints how many parts have each licence. The tests check the whole against CycloneDX's
schema, so its halves are not checked here, which would take most of the time.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCK, OUT = ROOT / "requirements.lock", ROOT / "sbom.cdx.json"
CYCLONEDX = (sys.executable, "-m", "cyclonedx_py")
OPTIONS = ("--no-validate", "--output-reproducible", "--of", "JSON", "--pyproject", str(ROOT / "pyproject.toml"))
ASSET = re.compile(r"^\| `([^`]+)`.*?\| ([^(|]*)\(npm `([^`]+)`\).*?\| ([^|]+) \| ([^|,]+)", re.MULTILINE)
SPDX = {"MIT": "MIT", "SIL Open Font License 1.1": "OFL-1.1"}
Part = dict[str, Any]


def main() -> None:
    """Writes the list, and prints its licences."""
    bom = merged(_made("requirements", str(LOCK)), _made("environment", sys.executable), assets())
    OUT.write_text(json.dumps(bom, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"Wrote {OUT.name} with {len(bom['components'])} parts.")
    for licence, count in Counter(map(licence_of, bom["components"])).most_common():
        print(f"{count:4}  {licence}")


def _made(*what: str) -> dict[str, Any]:
    command = [*CYCLONEDX, what[0], *OPTIONS, *what[1:]]
    made: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return made


def merged(locked: dict[str, Any], installed: dict[str, Any], shipped: Iterable[Part]) -> dict[str, Any]:
    """The lock's list with the licences, words and needs of what is installed, and with the shipped files."""
    known = {_key(part): part for part in installed["components"]}
    parts = [_described(part, known.get(_key(part), {})) for part in locked["components"]]
    refs = {known[_key(part)]["bom-ref"]: part["bom-ref"] for part in parts if _key(part) in known}
    root = locked["metadata"]["component"]["bom-ref"]
    needs = {one["ref"]: one.get("dependsOn", []) for one in installed["dependencies"]}
    graph = [
        {"ref": ref, "dependsOn": sorted(refs[need] for need in needs.get(old, []) if need in refs)}
        for old, ref in sorted(refs.items(), key=lambda pair: pair[1])
    ]
    own = [*shipped]
    top = {"ref": root, "dependsOn": sorted(part["bom-ref"] for part in (*parts, *own))}
    return locked | {"components": [*parts, *own], "dependencies": [top, *graph]}


def _key(part: Part) -> tuple[str, str]:
    return re.sub(r"[-_.]+", "-", part["name"]).lower(), part["version"]


def _described(part: Part, found: Part) -> Part:
    """A locked part; one for another system or Python is not installed here, so its licence is not known."""
    words = {key: found[key] for key in ("description", "licenses") if key in found}
    return {key: value for key, value in part.items() if key != "description"} | {"bom-ref": part["purl"]} | words


def assets() -> list[Part]:
    """The files of others that ship in assets/."""
    listed = (ROOT / "assets" / "LICENSES.md").read_text(encoding="utf-8")
    return [
        {
            "bom-ref": f"pkg:npm/{package}@{version}",
            "type": "library",
            "name": package,
            "version": version,
            "description": f"{what.strip(' ,')}, in assets/{file}",
            "licenses": [{"license": {"id": SPDX[licence]}}],
        }
        for file, what, package, version, licence in ASSET.findall(listed)
    ]


def licence_of(part: Part) -> str:
    """A part's licence in words."""
    said = [one.get("expression") or _name(one["license"]) for one in part.get("licenses", ())]
    return " and ".join(dict.fromkeys(said)) or "not installed on this machine"


def _name(licence: dict[str, str]) -> str:
    """Its SPDX id, or what its authors call it."""
    return licence.get("id") or licence["name"].removeprefix("License :: OSI Approved :: ")


if __name__ == "__main__":
    main()
