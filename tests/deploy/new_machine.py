"""Does what docs/operating.md says for a new Debian, with mounts and a network of its own that end with it.

`unshare --mount --propagation private python -m tests.deploy.new_machine FOLDER`, as root; prints what it found as
JSON. What differs from a new machine: systemd doesn't run, so its units' commands are started here, under their user,
environment and filter of system calls; and without `--install`, the packages of the tests stand for those of the lock.
"""

import json
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.deploy.confined import lines
from tests.deploy.emptied import Emptied

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "operating.md"
INSTALL, UPGRADE = "Install on Linux", "Upgrade and roll back"
EMPTY = ("/srv", "/opt/vinr", "/var/backups", "/var/cache/vinr", "/var/log/nginx", "/var/lib/nginx", "/run")
PROGRAMS = ("/usr/bin/python3", "/usr/sbin/nginx", "/usr/bin/openssl", "/usr/bin/curl")
SHIPPED = (
    "app.py",
    "settings.toml",
    "requirements.lock",
    "gunicorn.conf.py",
    "assets",
    "dashboard",
    "loaders",
    "deploy",
    "docs",
)
VERSION, NEXT_VERSION = "2026-11", "2027-11"
INSTALLS = 'pip" install'
SERVICE = re.compile(r"^systemctl (start|stop) vinr\.service\n", re.MULTILINE)


def blocks(chapter: str) -> list[str]:
    """The commands that a chapter of the page gives."""
    chapter = PAGE.read_text(encoding="utf-8").split(f"## {chapter}")[1].split("\n## ")[0]
    return re.findall(r"```sh\n(.*?)```", chapter, re.DOTALL)


class Machine(Emptied):
    """A Debian on which nothing of this is installed yet."""

    def __init__(self, folder: Path, *, installs: bool) -> None:
        path = f"{folder / 'bin'}:/usr/sbin:/usr/bin:/sbin:/bin"
        super().__init__(folder, {"PATH": path, "RELEASE": str(folder / "release"), "VERSION": VERSION})
        self.installs = installs
        self.notify, self.notified = folder / "notify", socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)

    def unpack(self) -> None:
        """Empties what the page fills, and knows the name that readers use."""
        self.empty(*EMPTY)
        with Path("/etc/hosts").open("a", encoding="utf-8") as hosts:
            hosts.write("127.0.0.1 dashbord.kommunen.no other.kommunen.no\n")
        self.lay_out_release()
        self.notified.bind(str(self.notify))
        self.notify.chmod(0o777)

    def lay_out_release(self) -> None:
        """The release, and programs that stand for what can't or need not run here."""
        release, bin_ = self.folder / "release", self.folder / "bin"
        for name in SHIPPED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, release / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
            elif source.exists():
                release.mkdir(exist_ok=True)
                shutil.copy(source, release / name)
        (release / "data").mkdir()
        for file in (ROOT / "data").glob("*.toml"):
            shutil.copy(file, release / "data")
        bin_.mkdir()
        _script(bin_ / "apt-get", f'for p in {" ".join(PROGRAMS)}; do [ -x $p ] || exec /usr/bin/apt-get "$@"; done')
        _script(bin_ / "systemctl", f'echo "$@" >> {self.folder / "systemctl"}')

    def follow(self, commands: str) -> str:
        """Runs one of the page's blocks as root would."""
        if INSTALLS in commands and not self.installs:
            before, _, after = re.split(rf"^(.*{INSTALLS}.*\n)", commands, flags=re.MULTILINE)
            self.run("sh", "-eu", "-c", before)
            self.lend(Path("/opt/vinr") / self.environment["VERSION"] / "venv")
            commands = after
        return self.run("sh", "-eu", "-c", commands)

    def switch(self, version: str) -> str:
        """Runs the page's switch to a release; where it says to start or stop the service, this machine does."""
        self.environment["VERSION"] = version
        _, _, switched, _, checked = SERVICE.split(blocks(UPGRADE)[1])
        self.end_service()
        self.follow(switched)
        self.serve()
        return self.follow(checked)

    def start(self, unit: str) -> subprocess.Popen:
        """What `systemctl start` would do with a unit, as far as can be without systemd."""
        file = Path("/etc/systemd/system") / unit
        said = {key: lines(file, key) for key in ("User", "WorkingDirectory", "ExecStart", "Environment", "UMask")}
        (user,), (folder,), (command,), (mask,) = (said[key] for key in said if key != "Environment")
        for name in lines(file, "CacheDirectory"):
            shutil.chown(f"/var/cache/{name}", user, user)
        self._lay_out_confined()
        whole = [
            *("setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", "env", "-i", "PATH=/usr/bin:/bin"),
            *(*said["Environment"], f"PYTHONPATH={self.folder / 'confined'}", "/usr/bin/python3", "-m"),
            *("tests.deploy.confined", str(file), "env", "--unset=PYTHONPATH"),
            *(f"NOTIFY_SOCKET={self.notify}", *shlex.split(command)),
        ]
        log = (self.folder / f"{unit}.log").open("a")
        return subprocess.Popen(whole, cwd=folder, stdout=log, stderr=log, umask=int(mask, 8))

    def serve(self) -> None:
        """The dashboard, as its unit says; it tells systemd's socket when it is ready."""
        self.service = self.start("vinr.service")
        self.running.append(self.service)

    def end_service(self) -> None:
        """`systemctl stop vinr.service`."""
        self.running.remove(self.service)
        self.service.terminate()
        self.service.wait(timeout=60)

    def back_up(self) -> str:
        """One backup, as its unit makes it, and the drill with it."""
        log = self.folder / "vinr-backup.service.log"
        if self.start("vinr-backup.service").wait(timeout=120):
            raise SystemExit(log.read_text())
        (backup,), (settings,) = Path("/var/backups/vinr").glob("*.zip"), Path("/var/backups/vinr").glob("*.toml")
        (drill,) = re.findall(r"^runuser .*drill.sh", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
        python = "/opt/vinr/current/venv/bin/python"
        return self.run("sh", "-c", f"cd /opt/vinr/current/app; {drill} {backup} {settings} {python}")

    def _lay_out_confined(self) -> None:
        """A copy of what confines the service where its user can read it."""
        for name in ("tests/__init__.py", "tests/deploy/__init__.py", "tests/deploy/confined.py"):
            target = self.folder / "confined" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target)

    def start_nginx(self) -> None:
        """nginx with Debian's own settings and the site that was enabled."""
        self.running.append(subprocess.Popen(["/usr/sbin/nginx", "-g", "daemon off;"]))


def _script(path: Path, words: str) -> None:
    path.write_text(f"#!/bin/sh\n{words}\n", encoding="ascii")
    path.chmod(0o755)


def main() -> None:
    """Follows the page, looks at what stands then, and prints it."""
    folder, installs = Path(sys.argv[1]), "--install" in sys.argv
    machine = Machine(folder, installs=installs)
    programs, packages, settings, service, proxy, check = blocks(INSTALL)
    machine.unpack()
    machine.follow(programs)
    machine.follow(packages)
    machine.follow(settings)
    _put_exports()
    machine.go_offline()
    machine.follow(service)
    try:
        machine.serve()
        machine.follow(proxy)
        machine.start_nginx()
        print(json.dumps(_upgraded(machine, check) if "--upgrade" in sys.argv else _seen(machine, check)))
    finally:
        machine.stop()


def _put_exports() -> None:
    """«The first figures», 1."""
    shutil.copytree(ROOT / "data" / "politi", "/srv/vinr/data/politi", dirs_exist_ok=True)
    subprocess.run(["chown", "-R", "vinr:vinr", "/srv/vinr/data"], check=True)


def _seen(machine: Machine, check: str) -> dict:
    from tests.deploy.visit import visit

    started = time.monotonic()
    said = machine.follow(check)
    return {
        "check": said,
        "seconds": time.monotonic() - started,
        "notified": machine.notified.recv(1000).decode(),
        "systemctl": (machine.folder / "systemctl").read_text().splitlines(),
        "owner": Path("/srv/vinr/data/.vinr/vinr.sqlite").owner(),
        "modes": [
            oct(Path(one).stat().st_mode)[-3:] for one in ("/srv/vinr", "/srv/vinr/data/.vinr", "/var/backups/vinr")
        ],
        "log": (machine.folder / "vinr.service.log").read_text(),
        "drill": machine.back_up(),
        **visit(machine.folder),
    }


def _upgraded(machine: Machine, check: str) -> dict:
    """The release beside the old one, the switch, and the way back."""
    machine.follow(check)
    stood = [_stands(machine)]
    machine.environment["VERSION"] = NEXT_VERSION
    tried = machine.follow(blocks(UPGRADE)[0])
    for version in (NEXT_VERSION, VERSION):
        ready = machine.switch(version)
        stood.append(_stands(machine) | {"ready": ready})
    return {"tried": tried, "stood": stood, "log": (machine.folder / "vinr.service.log").read_text()}


def _stands(machine: Machine) -> dict:
    """The release that serves, the editions that it knows, and the table that readers get."""
    command = "/opt/vinr/current/venv/bin/python app.py editions"
    known = f"cd /opt/vinr/current/app; runuser -u vinr -- env VINR_SETTINGS=/srv/vinr/settings.toml {command}"
    return {
        "release": Path(f"/proc/{machine.service.pid}/cwd").readlink().parent.name,
        "editions": machine.run("sh", "-c", known),
        "table": machine.run("curl", "--fail", "--silent", "http://127.0.0.1:8050/vinr/eksport/tabell.csv"),
    }


if __name__ == "__main__":
    main()
