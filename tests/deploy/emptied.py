"""This machine, emptied: mounts and a network of its own, which end with the process that asked for them."""

import ctypes
import fcntl
import os
import signal
import socket
import struct
import subprocess
import sysconfig
from pathlib import Path

NEW_NETWORK, SET_FLAGS, UP = 0x40000000, 0x8914, 0x1
LENDING = """import sys
from gunicorn.app.wsgiapp import run
sys.exit(run())
"""


class Emptied:
    """Folders that are empty and an /etc that forgets; `environment` is that of the commands run here."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        own = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
        self.folder, self.environment = folder, {"LANG": "C.UTF-8", **environment, **own}
        self.running: list[subprocess.Popen] = []

    def empty(self, *names: str) -> None:
        """Puts an empty folder over each of these, and another layer over /etc."""
        for name in names:
            Path(name).mkdir(parents=True, exist_ok=True)
            self.run("mount", "-t", "tmpfs", "tmpfs", name)
        upper, work = self.folder / "etc", self.folder / "etc-work"
        upper.mkdir()
        work.mkdir()
        self.run("mount", "-t", "overlay", "overlay", "-o", f"lowerdir=/etc,upperdir={upper},workdir={work}", "/etc")

    def go_offline(self) -> None:
        """From here on there is no other machine, and every port is free."""
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.unshare(NEW_NETWORK):
            raise OSError(ctypes.get_errno(), "unshare")
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as device:
            fcntl.ioctl(device, SET_FLAGS, struct.pack("16sH14s", b"lo", UP, b""))

    def lend(self, venv: Path) -> None:
        """Lets an environment use the packages of the tests: installing the lock takes more than a minute."""
        (packages,) = venv.glob("lib/python3*/site-packages")
        lent = venv.parent / "lent"  # where it can be read, whatever is put over the folder that it comes from
        lent.mkdir()
        self.run("mount", "--bind", sysconfig.get_path("purelib"), str(lent))
        (packages / "lent.pth").write_text(f"{lent}\n", encoding="utf-8")
        program = venv / "bin" / "gunicorn"
        program.write_text(f"#!{venv}/bin/python\n{LENDING}", encoding="utf-8")
        program.chmod(0o755)

    def run(self, *command: str) -> str:
        """What a command prints; one that fails ends the rehearsal."""
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
        return done.stdout

    def stop(self) -> None:
        """Ends what was started here."""
        for process in reversed(self.running):
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)
