"""`make audit`: looks every locked package up in a database of known vulnerabilities, by pip-audit.

Exit 0: every package was looked up, and none has a known vulnerability. 1: at least one has. 3: not every package could
be looked up, so nothing is known; pip-audit itself calls that «no known vulnerabilities» when a mirror has no database.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

CLEAN, VULNERABLE, UNKNOWN = 0, 1, 3
ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
PIP_AUDIT = (sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip", "--progress-spinner=off")
MEANING = "This says nothing about them. Run it again on a machine that reaches the database (see CONTRIBUTING.md)."


def main() -> int:
    """Prints what was found in the locks, and returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--service", choices=["pypi", "osv"], default="pypi", help="whose database")
    parser.add_argument("locks", nargs="*", default=LOCKS)
    asked = parser.parse_args()
    code, words = judge(*_asked(asked.locks, asked.service))
    print(words)
    return code


def _asked(locks: list[str], service: str) -> tuple[str, str]:
    """What pip-audit says: its JSON, and its last line of error."""
    named = [part for lock in locks for part in ("-r", str(ROOT / lock))]
    command = [*PIP_AUDIT, "--vulnerability-service", service, "--format=json", *named]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout, (done.stderr.strip().splitlines() or [""])[-1]


def judge(reply: str, error: str) -> tuple[int, str]:
    """The exit code and words for what pip-audit replied, whatever its own exit code was."""
    try:
        packages = json.loads(reply)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return UNKNOWN, f"The packages could not be looked up: {error}\n{MEANING}"
    found = [(package, vulnerability) for package in packages for vulnerability in package.get("vulns", ())]
    unknown = [package["name"] for package in packages if "vulns" not in package]
    lines = [_line(package, vulnerability) for package, vulnerability in found]
    if unknown or not packages:
        lines.append(f"{len(unknown)} of {len(packages)} packages could not be looked up. {MEANING}")
    else:
        lines.append(f"{len(packages)} packages looked up; known vulnerabilities: {len(found)}.")
    return VULNERABLE if found else UNKNOWN if unknown or not packages else CLEAN, "\n".join(lines)


def _line(package: dict, vulnerability: dict) -> str:
    fixed = ", ".join(vulnerability["fix_versions"]) or "no release yet"
    return f"{package['name']} {package['version']}: {vulnerability['id']}, fixed in {fixed}"


if __name__ == "__main__":
    sys.exit(main())
