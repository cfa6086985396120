"""Carries out deploy/Containerfile on this machine, and starts the image's command with a read-only root.

`unshare --mount --propagation private python -m tests.deploy.image FOLDER`, as root; prints what it found as JSON. What
an engine would add is not covered: the base image and its Python, layers, the volume's mount, and the engine's own
limits.
"""

import json
import re
import shlex
import subprocess
import sys
import time
from fnmatch import fnmatch
from pathlib import Path
from shutil import copy

from tests.deploy.emptied import Emptied

ROOT = Path(__file__).resolve().parents[2]
CONTAINERFILE = ROOT / "deploy" / "Containerfile"
SYSTEM_PATH = "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
SECONDS = 120
KNOWN = {"ARG", "FROM", "COPY", "RUN", "ENV", "USER", "WORKDIR", "VOLUME", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK", "CMD"}


def steps() -> list[tuple[str, str]]:
    """(instruction, arguments) of the Containerfile, one line each."""
    text = re.sub(r"^\s*#.*\n", "", CONTAINERFILE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    joined = re.sub(r"\\\n\s*", " ", text)
    return [(name, rest.strip()) for name, _, rest in (line.partition(" ") for line in joined.splitlines() if line)]


def context() -> list[Path]:
    """The files that .dockerignore lets through, as far as its patterns are used here."""
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    wanted = [line.removeprefix("!") for line in lines if line.startswith("!")]
    never = [line.removeprefix("**/") for line in lines if line.startswith("**/")]
    found = [
        path for name in wanted for top in ROOT.glob(name) for path in ([top] if top.is_file() else top.rglob("*"))
    ]
    inside = [path.relative_to(ROOT) for path in found if path.is_file()]
    return [path for path in inside if not any(fnmatch(part, one) for part in path.parts for one in never)]


class Image(Emptied):
    """The image as it stands after each step."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, {"PATH": SYSTEM_PATH, "PDF": "0"})
        self.user, self.workdir, self.command, self.check = "0:0", "/", list[str](), list[str]()

    def build(self) -> None:
        """Carries out every step."""
        self.empty("/opt/vinr", "/srv")
        for name, words in steps():
            getattr(self, f"_{name.lower()}", lambda _: None)(words)

    def _copy(self, words: str) -> None:
        source, target = words.split()[-2:]
        if words.startswith("--from="):
            return  # one machine stands for both stages
        for path in context() if source == "." else [Path(source)]:
            place = Path(target) / path
            place.parent.mkdir(parents=True, exist_ok=True)
            copy(ROOT / path, place)

    def _run(self, words: str) -> None:
        if "pip install" in words:
            self.lend(Path("/opt/vinr/venv"))
        else:
            self.run("sh", "-c", words)

    def _env(self, words: str) -> None:
        self.environment |= dict(one.split("=", 1) for one in shlex.split(words))

    def _user(self, words: str) -> None:
        self.user = words

    def _workdir(self, words: str) -> None:
        self.workdir = words

    def _healthcheck(self, words: str) -> None:
        self.check = json.loads(words.split(" CMD ")[1])

    def _cmd(self, words: str) -> None:
        self.command = json.loads(words)

    def close(self) -> None:
        """Makes everything read-only but the volume and /tmp."""
        self.run("mount", "-o", "remount,ro", "/opt/vinr")
        self.run("mount", "-t", "tmpfs", "-o", "mode=1777", "tmpfs", "/tmp")
        self.run("mount", "-o", "remount,bind,ro", "/")

    def start(self, command: list[str], **options: object) -> subprocess.Popen:
        """A command as the image's user."""
        uid, gid = self.user.split(":")
        within = (
            "setpriv",
            f"--reuid={uid}",
            f"--regid={gid}",
            "--clear-groups",
            "--no-new-privs",
            "--bounding-set=-all",
        )
        return subprocess.Popen([*within, *command], cwd=self.workdir, env=self.environment, **options)

    def said(self, command: list[str]) -> tuple[int, str]:
        """Exit code of a command as the image's user, and what it prints."""
        process = self.start(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return process.wait(timeout=SECONDS), process.stdout.read()


def main() -> None:
    """Builds, makes a municipality's folder in the volume, starts, and looks."""
    image = Image(Path(sys.argv[1]))
    image.build()
    image.go_offline()
    image.close()
    log = Path("/tmp/log")
    made = image.said(["python", "app.py", "init", "/srv/vinr", "--home", "Bærum", "--no-centre", "--yes"])
    with log.open("w") as written:
        image.running.append(image.start(image.command, stdout=written, stderr=written))
    try:
        found = {"healthy": _until(image, image.check), "ready": _until(image, _asking("/klar"))}
        print(json.dumps(found | _seen(image) | {"init": made, "log": log.read_text()}))
    finally:
        image.stop()


def _asking(address: str) -> list[str]:
    return ["python", "-c", f"import urllib.request as r; r.urlopen('http://127.0.0.1:8050{address}', timeout=4)"]


def _until(image: Image, command: list[str]) -> bool:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if image.said(command)[0] == 0:
            return True
    return False


def _seen(image: Image) -> dict:
    paths = ("/opt/vinr/app", "/opt/vinr/venv", "/etc", "/usr", "/var/tmp", "/srv/vinr", "/tmp")
    tries = {path: image.said(["sh", "-c", f"echo > {path}/written"])[0] == 0 for path in paths}
    return {
        "writable": [path for path, done in tries.items() if done],
        "owners": sorted({path.stat().st_uid for path in Path("/srv/vinr").rglob("*")}),
        "workbooks": [str(path) for path in Path("/opt/vinr").rglob("*.xlsx")],
        "root": image.said(["id", "-u"])[1].strip(),
        "page": image.said([*_asking("/")])[0],
    }


if __name__ == "__main__":
    main()
