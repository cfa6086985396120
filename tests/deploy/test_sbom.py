"""The list of parts names every locked package with its digests, its licence and what it needs."""

import json
import re

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from deploy import sbom

PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The list as `make sbom` writes it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sbom, "OUT", tmp_path_factory.mktemp("sbom") / "sbom.cdx.json")
        sbom.main()
        return sbom.OUT.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def parts(written):
    return {(part["name"].lower(), part["version"]): part for part in json.loads(written)["components"]}


def test_the_list_is_valid_cyclonedx(written):
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(written) is None


def test_the_list_names_every_locked_package_with_its_digests(parts):
    locked = PIN.findall(sbom.LOCK.read_text(encoding="utf-8"))
    assert set(locked) <= set(parts)
    assert all(parts[one]["externalReferences"][0]["hashes"] for one in locked)


def test_the_list_names_licences_and_what_needs_what(parts, written):
    assert sbom.licence_of(parts["flask", _version("flask")]) == "BSD-3-Clause"
    needs = {one["ref"]: one["dependsOn"] for one in json.loads(written)["dependencies"]}
    assert parts["werkzeug", _version("werkzeug")]["purl"] in needs[parts["flask", _version("flask")]["purl"]]


def test_the_list_names_what_ships_in_assets(parts):
    assert {name for name, _ in parts} >= {"plotly.js-basic-dist-min", "inter-ui"}


def test_the_list_holds_no_day_and_no_path_of_this_machine(written):
    assert "timestamp" not in written
    assert "serialNumber" not in written
    assert str(sbom.ROOT) not in written


def _version(package: str) -> str:
    return dict(PIN.findall(sbom.LOCK.read_text(encoding="utf-8")))[package]
