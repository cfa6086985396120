"""`make audit` never says that nothing is wrong when it doesn't know."""

import json

import pytest

from deploy.audit import CLEAN, UNKNOWN, VULNERABLE, judge


def reply(*packages: dict) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


FINE = {"name": "flask", "version": "3.1.3", "vulns": []}
HOLED = {"name": "dash", "version": "2.0", "vulns": [{"id": "PYSEC-2024-35", "fix_versions": ["2.15.0"]}]}
SKIPPED = {"name": "numpy", "skip_reason": "Dependency not found on PyPI and could not be audited: numpy (2.4.6)"}


def test_packages_that_were_all_looked_up_are_counted():
    assert judge(reply(FINE, FINE), "") == (CLEAN, "2 packages looked up; known vulnerabilities: 0.")


def test_a_known_vulnerability_is_named_with_the_release_that_fixes_it():
    code, words = judge(reply(FINE, HOLED), "")
    assert code == VULNERABLE
    assert words.splitlines()[0] == "dash 2.0: PYSEC-2024-35, fixed in 2.15.0"


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (reply(SKIPPED), "No known vulnerabilities found"),  # a mirror without a database, and pip-audit exits 0
        (reply(FINE, SKIPPED), "No known vulnerabilities found"),
        (reply(), ""),
        ("", "requests.exceptions.ConnectionError: no such host"),
        ("[]", ""),
    ],
)
def test_a_package_that_was_not_looked_up_is_not_called_safe(said, error):
    code, words = judge(said, error)
    assert code == UNKNOWN
    assert "could not be looked up" in words
    assert "This says nothing about them." in words


def test_a_hole_beside_a_package_that_was_not_looked_up_is_a_hole():
    code, words = judge(reply(HOLED, SKIPPED), "")
    assert code == VULNERABLE
    assert "1 of 2 packages could not be looked up" in words
