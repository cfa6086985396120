"""Does what docs/operating.md says for a new Debian, with mounts and a network of its own that end with it.

`unshare --mount --propagation private python -m tests.deploy.new_machine FOLDER`, as root; prints what it found as
JSON. What differs from a new machine: systemd doesn't run, so its units' commands are started here, under their user,
environment and filter of system calls; and without `--install`, the packages of the tests stand for those of the lock.
"""

import fcntl
import json
import os
import re
import shlex
import shutil
import signal
import socket
import struct
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

from tests.deploy.confined import lines

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "operating.md"
CHAPTER = "Install on Linux"
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
VERSION = "2026-11"


def blocks() -> list[str]:
    """The commands that the page gives for a new machine."""
    chapter = PAGE.read_text(encoding="utf-8").split(f"## {CHAPTER}")[1].split("\n## ")[0]
    return re.findall(r"```sh\n(.*?)```", chapter, re.DOTALL)


class Machine:
    """A Debian on which nothing of this is installed yet."""

    def __init__(self, folder: Path, *, installs: bool) -> None:
        self.folder, self.installs = folder, installs
        self.environment = {
            "PATH": f"{folder / 'bin'}:/usr/sbin:/usr/bin:/sbin:/bin",
            "LANG": "C.UTF-8",
            "RELEASE": str(folder / "release"),
            "VERSION": VERSION,
            **{name: value for name, value in os.environ.items() if name.startswith("PIP_")},
        }
        self.running: list[subprocess.Popen] = []
        self.notify, self.notified = folder / "notify", socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)

    def empty(self) -> None:
        """Folders that are empty, /etc that forgets what is written, and a network with nothing but this machine."""
        for name in EMPTY:
            Path(name).mkdir(parents=True, exist_ok=True)
            self._run("mount", "-t", "tmpfs", "tmpfs", name)
        upper, work = self.folder / "etc", self.folder / "etc-work"
        upper.mkdir()
        work.mkdir()
        self._run("mount", "-t", "overlay", "overlay", "-o", f"lowerdir=/etc,upperdir={upper},workdir={work}", "/etc")
        with Path("/etc/hosts").open("a", encoding="utf-8") as hosts:
            hosts.write("127.0.0.1 dashbord.kommunen.no other.kommunen.no\n")

    def go_offline(self) -> None:
        """From here on there is no other machine, and every port is free."""
        _unshare_network()
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as device:
            request = struct.pack("16sH14s", b"lo", 0x1, b"")  # up
            fcntl.ioctl(device, 0x8914, request)

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
        if 'pip" install' in commands and not self.installs:
            commands = "\n".join(self._lent(line) for line in commands.splitlines())
        return self._run("sh", "-eu", "-c", commands)

    def _lent(self, line: str) -> str:
        """The line that installs packages, as one that lets the new environment use those of the tests."""
        if 'pip" install' not in line:
            return line
        site = sysconfig.get_path("purelib")
        return (
            f'echo {site} > "$(echo /opt/vinr/$VERSION/venv/lib/python3*/site-packages)/lent.pth"; {self._gunicorn()}'
        )

    def _gunicorn(self) -> str:
        words = "import sys; from gunicorn.app.wsgiapp import run; sys.exit(run())"
        program = f"#!/opt/vinr/{VERSION}/venv/bin/python\\n{words}\\n"
        return (
            f"printf '{program}' > /opt/vinr/$VERSION/venv/bin/gunicorn; chmod 755 /opt/vinr/$VERSION/venv/bin/gunicorn"
        )

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
        log = (self.folder / f"{unit}.log").open("w")
        return subprocess.Popen(whole, cwd=folder, stdout=log, stderr=log, umask=int(mask, 8))

    def serve(self) -> None:
        """The dashboard, as its unit says; it tells systemd's socket when it is ready."""
        self.notified.bind(str(self.notify))
        self.notify.chmod(0o777)
        self.running.append(self.start("vinr.service"))

    def back_up(self) -> str:
        """One backup, as its unit makes it, and the drill with it."""
        log = self.folder / "vinr-backup.service.log"
        if self.start("vinr-backup.service").wait(timeout=120):
            raise SystemExit(log.read_text())
        (backup,), (settings,) = Path("/var/backups/vinr").glob("*.zip"), Path("/var/backups/vinr").glob("*.toml")
        (drill,) = re.findall(r"^runuser .*drill.sh", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
        python = "/opt/vinr/current/venv/bin/python"
        return self._run("sh", "-c", f"cd /opt/vinr/current/app; {drill} {backup} {settings} {python}")

    def _lay_out_confined(self) -> None:
        """A copy of what confines the service where its user can read it."""
        for name in ("tests/__init__.py", "tests/deploy/__init__.py", "tests/deploy/confined.py"):
            target = self.folder / "confined" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target)

    def start_nginx(self) -> None:
        """nginx with Debian's own settings and the site that was enabled."""
        self.running.append(subprocess.Popen(["/usr/sbin/nginx", "-g", "daemon off;"]))

    def stop(self) -> None:
        """Ends what was started here."""
        for process in reversed(self.running):
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=40)

    def _run(self, *command: str) -> str:
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
        return done.stdout


def _unshare_network() -> None:
    import ctypes

    if ctypes.CDLL(None, use_errno=True).unshare(0x40000000):
        raise OSError(ctypes.get_errno(), "unshare")


def _script(path: Path, words: str) -> None:
    path.write_text(f"#!/bin/sh\n{words}\n", encoding="ascii")
    path.chmod(0o755)


def main() -> None:
    """Follows the page, looks at what stands then, and prints it."""
    folder, installs = Path(sys.argv[1]), "--install" in sys.argv
    machine = Machine(folder, installs=installs)
    programs, packages, settings, service, proxy, check = blocks()
    machine.empty()
    machine.lay_out_release()
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
        print(json.dumps(_seen(machine, check)))
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


if __name__ == "__main__":
    main()
