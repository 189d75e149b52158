"""The walls around a worker: what the process gives up before it sees a script. The zygote and its workers call this.

Each wall is tried, and what came of it is told; a host that needs one says so (`Isolation.require`). Linux has all of
them; elsewhere the first two stand. See docs/isolation.md.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import sys
from collections.abc import Callable
from typing import Any

from latebind.host.isolation.options import Wall

LINUX = sys.platform == "linux"

Filter = Callable[[], None] | str  # what closes system calls, or why nothing does

_NEWNS, _NEWUTS, _NEWIPC, _NEWUSER, _NEWPID, _NEWNET = (
    0x00020000,
    0x04000000,
    0x08000000,
    0x10000000,
    0x20000000,
    0x40000000,
)
_PDEATHSIG, _DUMPABLE, _CAPBSET_DROP, _NO_NEW_PRIVS = 1, 4, 24, 38
_CAPABILITIES_V3 = 0x20080522
_LAST_CAPABILITY = 63
_SIGKILL = 9
_NOBODY = 0x6C620000  # user ids from here on: no machine gives them to anybody


def _libc() -> Any:
    return ctypes.CDLL(None, use_errno=True)


def _checked(result: int) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


# the zygote, once


def enter_namespaces() -> dict[str, Wall]:
    """Leave the machine's network, and see no process outside: those that this one forks from now on."""
    if not LINUX:
        return {name: Wall(name, False, "needs Linux") for name in ("network", "processes")}
    libc, outer = _libc(), (os.geteuid(), os.getegid())
    if libc.unshare(_NEWNET) != 0:
        # Without privileges it takes a user namespace, in which this process has them.
        try:
            _checked(libc.unshare(_NEWUSER))
            with contextlib.suppress(OSError):  # a root that has lost its privileges is nobody there, which will do
                _map_user(*outer)
            _checked(libc.unshare(_NEWNET))
        except OSError as error:
            reason = f"the system does not allow it: {error.strerror}"
            return {name: Wall(name, False, reason) for name in ("network", "processes")}
    found = {"network": Wall("network", True, "a network namespace without any device")}
    for flag in (_NEWIPC, _NEWUTS, _NEWNS):
        libc.unshare(flag)
    found["processes"] = (
        Wall("processes", True, "a process namespace")
        if libc.unshare(_NEWPID) == 0
        else Wall("processes", False, "the system does not allow it")
    )
    return found


def _map_user(user: int, group: int) -> None:
    for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)


def leave_files() -> Wall:
    """Make an empty folder that is gone already the root of what this process and its children can name."""
    from tempfile import mkdtemp

    try:
        empty = mkdtemp(prefix="latebind-")
    except OSError as error:
        return Wall("files", False, f"no empty folder: {error.strerror}")
    try:
        os.chmod(empty, 0o555)
        os.chdir(empty)
        os.rmdir(empty)
        os.chroot(".")
    except OSError as error:
        return Wall("files", False, f"the system does not allow it: {error.strerror}")
    return Wall("files", True, "an empty root folder")


def close_to_debuggers() -> None:
    """No process of the same user may look into this one."""
    if LINUX:
        _libc().prctl(_DUMPABLE, 0, 0, 0, 0)


# each worker


def drop_privileges(number: int) -> Wall:
    """Another user where this is root, no capability, none to be had, and closed to debuggers of the same user."""
    if not LINUX:
        return Wall("privileges", False, "needs Linux")
    libc = _libc()
    try:
        for capability in range(_LAST_CAPABILITY + 1):
            libc.prctl(_CAPBSET_DROP, capability, 0, 0, 0)
        if os.geteuid() == 0:
            with contextlib.suppress(OSError):  # in a user namespace there is nobody else to be
                os.setgroups([])
                os.setresgid(_NOBODY + number, _NOBODY + number, _NOBODY + number)
                os.setresuid(_NOBODY + number, _NOBODY + number, _NOBODY + number)
        _checked(libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0))
        header, none = (ctypes.c_uint32 * 2)(_CAPABILITIES_V3, 0), (ctypes.c_uint32 * 6)()
        _checked(libc.capset(header, none))
        close_to_debuggers()
        _checked(libc.prctl(_PDEATHSIG, _SIGKILL, 0, 0, 0))  # last: a change of user forgets it
    except OSError as error:
        return Wall("privileges", False, f"the system does not allow it: {error.strerror}")
    return Wall("privileges", True, f"user {os.geteuid()}, without any capability")


def limit_resources(memory: int, seconds: int) -> Wall:
    """So many bytes of address space and seconds of processor time in all; no files, dumps or children."""
    limits = {
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NPROC": 0,
        "RLIMIT_MEMLOCK": 0,
        "RLIMIT_MSGQUEUE": 0,
        "RLIMIT_CPU": seconds,
        "RLIMIT_AS": memory,
    }
    missing = [name for name, most in limits.items() if not _limit(name, most)]
    # macOS has no limit on address space that holds.
    if missed := [name for name in missing if name in ("RLIMIT_CPU", "RLIMIT_AS", "RLIMIT_FSIZE")]:
        return Wall("resources", False, f"cannot be set: {', '.join(missed)}")
    return Wall("resources", True, f"{memory} bytes of address space, {seconds} s of processor time")


def _limit(name: str, most: int) -> bool:
    number = getattr(resource, name, None)
    if number is None:
        return False
    # At the first limit of processor time there is a signal that tells why, at the second one a kill.
    second = most + 1 if name == "RLIMIT_CPU" else most
    try:
        resource.setrlimit(number, (most, second))
    except (OSError, ValueError):
        return False
    return True


def close_descriptors(kept: int) -> Wall:
    """Close all but `kept`, and open none from now on: the limit is below the lowest number there is."""
    os.closerange(0, kept)
    os.closerange(kept + 1, min(os.sysconf("SC_OPEN_MAX"), 1 << 16))
    if not _limit("RLIMIT_NOFILE", 0):
        return Wall("descriptors", False, "RLIMIT_NOFILE cannot be set")
    return Wall("descriptors", True, "one, the line to the runtime")


# What Python needs to compute, to speak on the one descriptor that it has, and to end.
_ALLOWED = (
    "read",
    "write",
    "recvfrom",
    "sendto",
    "brk",
    "munmap",
    "mremap",
    "madvise",
    "futex",
    "getrandom",
    "clock_gettime",
    "gettimeofday",
    "time",
    "times",
    "getrusage",
    "getpid",
    "gettid",
    "sched_yield",
    "rt_sigaction",
    "rt_sigprocmask",
    "rt_sigreturn",
    "sigaltstack",
    "restart_syscall",
    "membarrier",
    "rseq",
    "exit",
    "exit_group",
)
_EXECUTABLE = 4  # PROT_EXEC: memory that holds machine code


def prepare_filter() -> Filter:
    """What closes all other system calls to the process that calls it, or why it cannot be done."""
    if not LINUX:
        return "needs Linux"
    try:
        import pyseccomp  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        return "pyseccomp is not installed"
    except (RuntimeError, OSError) as error:
        return f"pyseccomp does not work: {error}"
    import errno

    calls = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.EPERM))
    for name in _ALLOWED:
        with contextlib.suppress(OSError):  # not every processor has all of them
            calls.add_rule(pyseccomp.ALLOW, name)
    for name in ("mmap", "mprotect"):
        calls.add_rule(pyseccomp.ALLOW, name, pyseccomp.Arg(2, pyseccomp.MASKED_EQ, _EXECUTABLE, 0))
    return calls.load  # type: ignore[no-any-return]


def close_system_calls(load: Filter) -> Wall:
    """The last wall: seccomp."""
    if isinstance(load, str):
        return Wall("syscalls", False, load)
    try:
        load()
    except OSError as error:
        return Wall("syscalls", False, f"the system does not allow it: {error.strerror}")
    return Wall("syscalls", True, f"{len(_ALLOWED) + 2} system calls, all others are closed")
