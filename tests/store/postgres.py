"""Debian's PostgreSQL, started for the tests on a socket of its own."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
USER = "postgres"  # the server refuses to run as root


def missing() -> str:
    """Why there is no PostgreSQL here; empty if there is one."""
    if sys.platform == "win32" or not PROGRAMS:
        return "PostgreSQL is not installed (Debian's package postgresql)"
    if os.geteuid() == 0 and not _user():
        return f"there is no user {USER} to run PostgreSQL as"
    return ""


def _user() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(USER)
    except KeyError:
        return None


class Server:
    """One server that can be stopped and started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._run("initdb", "--pgdata", self._data, "--username", USER, "--auth", "trust", "--no-sync")

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c fsync=off"
        self._run("pg_ctl", "start", "-w", "-D", self._data, "-l", str(self.folder / "log"), "-o", options)

    def stop(self) -> None:
        """Stops the server at once, whoever is connected."""
        self._run("pg_ctl", "stop", "-w", "-D", self._data, "-m", "immediate")

    def new_database(self, name: str) -> str:
        """The URL of a new, empty database."""
        self._run("createdb", "--host", str(self.folder), "--username", USER, name)
        return f"postgresql+psycopg://{USER}@/{name}?host={self.folder}"

    def _run(self, program: str, *arguments: str) -> None:
        as_user = {"user": USER, "group": _user().pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        done = subprocess.run(
            [PROGRAMS[-1] / program, *arguments], cwd=self.folder, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True, check=False, **as_user,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr}")


@contextmanager
def running() -> Iterator[Server]:
    """A started server in a folder that is removed afterwards; its path is short, since a socket's must be."""
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, USER)
        server = Server(folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
