"""Runs a program under a unit's filter of system calls and its ban on writable code, as systemd would.

`python -m tests.deploy.confined UNIT COMMAND…`. It needs libseccomp and systemd-analyze, but no running systemd.
"""

import ctypes
import ctypes.util
import errno
import os
import subprocess
import sys
from pathlib import Path

ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
SET_NO_NEW_PRIVILEGES, SET_MEMORY_DENY_WRITE_EXECUTE, REFUSE_EXECUTABLE_GAIN = 38, 65, 1


def lines(unit: Path, key: str) -> list[str]:
    """What a unit says under a key, line by line."""
    return [
        line.partition("=")[2]
        for line in unit.read_text(encoding="utf-8").splitlines()
        if line.partition("=")[0] == key
    ]


def allowed(unit: Path) -> set[str]:
    """The system calls that a unit's SystemCallFilter lines leave."""
    found = _members("@default")
    for line in lines(unit, "SystemCallFilter"):
        names = set().union(*map(_members, line.removeprefix("~").split()))
        found = found - names if line.startswith("~") else found | names
    return found


def _members(name: str) -> set[str]:
    if not name.startswith("@"):
        return {name}
    command = ["systemd-analyze", "syscall-filter", name]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[1:]
    return set().union(*(_members(line.strip()) for line in listed if line.strip() and line.strip()[0] != "#"))


def confine(unit: Path) -> None:
    """Puts this process, and what it starts, under the unit's limits."""
    libc, seccomp = ctypes.CDLL(None, use_errno=True), ctypes.CDLL(ctypes.util.find_library("seccomp") or "")
    seccomp.seccomp_init.restype = ctypes.c_void_p
    context = ctypes.c_void_p(seccomp.seccomp_init(ctypes.c_uint32(REFUSE)))
    for name in sorted(allowed(unit)):
        number = seccomp.seccomp_syscall_resolve_name(name.encode())
        if number >= 0:
            seccomp.seccomp_rule_add_array(context, ctypes.c_uint32(ALLOW), number, 0, None)
    if libc.prctl(SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "no_new_privs")
    if lines(unit, "MemoryDenyWriteExecute") == ["yes"]:  # a kernel before 6.3 doesn't know it
        libc.prctl(SET_MEMORY_DENY_WRITE_EXECUTE, REFUSE_EXECUTABLE_GAIN, 0, 0, 0)
    if seccomp.seccomp_load(context):
        raise OSError("the filter can't be loaded")


if __name__ == "__main__":
    confine(Path(sys.argv[1]))
    os.execvp(sys.argv[2], sys.argv[2:])
