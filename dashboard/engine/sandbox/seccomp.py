"""A seccomp filter, by which a process gives up system calls that a query never needs: they fail with EPERM."""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
from collections.abc import Sequence

# fmt: off
# Numbers per architecture: x86_64, aarch64; None where the call does not exist.
_FORBIDDEN: dict[str, tuple[int | None, int | None]] = {
    # Files and folders: nothing is opened any more, so that Landlock is not the only wall.
    "open": (2, None), "openat": (257, 56), "openat2": (437, 437), "creat": (85, None), "open_by_handle_at": (304, 265),
    "truncate": (76, 45), "ftruncate": (77, 46), "fallocate": (285, 47), "unlink": (87, None), "unlinkat": (263, 35),
    "rename": (82, None), "renameat": (264, 38), "renameat2": (316, 276), "mkdir": (83, None), "mkdirat": (258, 34),
    "rmdir": (84, None), "link": (86, None), "linkat": (265, 37), "symlink": (88, None), "symlinkat": (266, 36),
    "readlink": (89, None), "readlinkat": (267, 78), "mknod": (133, None), "mknodat": (259, 33), "chmod": (90, None),
    "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452), "chown": (92, None), "fchown": (93, 55),
    "lchown": (94, None), "fchownat": (260, 54), "utimensat": (280, 88), "setxattr": (188, 5), "lsetxattr": (189, 6),
    "fsetxattr": (190, 7), "chdir": (80, 49), "fchdir": (81, 50), "chroot": (161, 51), "inotify_init1": (294, 26),
    "fanotify_init": (300, 262), "name_to_handle_at": (303, 264), "memfd_create": (319, 279),
    "memfd_secret": (447, 447), "copy_file_range": (326, 285), "utime": (132, None), "utimes": (235, None),
    "futimesat": (261, None), "removexattr": (197, 14), "lremovexattr": (198, 15), "fremovexattr": (199, 16),
    "setxattrat": (463, 463), "removexattrat": (466, 466), "file_setattr": (469, 469), "inotify_init": (253, None),
    "inotify_add_watch": (254, 27), "fanotify_mark": (301, 263), "flock": (73, 32), "sync": (162, 81),
    "syncfs": (306, 267),
    # Devices, who gets the signals of a socket, and the flags of a file; none of it is a query's business.
    "ioctl": (16, 29),
    # The network; the one socket that is open already is written and read as a file.
    "socket": (41, 198), "socketpair": (53, 199), "connect": (42, 203), "bind": (49, 200), "listen": (50, 201),
    "accept": (43, 202), "accept4": (288, 242), "sendto": (44, 206), "sendmsg": (46, 211), "sendmmsg": (307, 269),
    "recvmsg": (47, 212), "recvmmsg": (299, 243),
    # Other programs and processes.
    "execve": (59, 221), "execveat": (322, 281), "fork": (57, None), "vfork": (58, None), "kill": (62, 129),
    "tkill": (200, 130), "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240), "ptrace": (101, 117),
    "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438), "pidfd_send_signal": (424, 424), "process_madvise": (440, 440), "kcmp": (312, 272),
    "setpgid": (109, 154), "setsid": (112, 157), "setpriority": (141, 140), "ioprio_set": (251, 30),
    "sched_setscheduler": (144, 119), "sched_setparam": (142, 118), "sched_setattr": (314, 274),
    "sched_setaffinity": (203, 122), "migrate_pages": (256, 238), "move_pages": (279, 239), "shmget": (29, 194),
    "shmat": (30, 196), "shmctl": (31, 195), "msgget": (68, 186), "msgctl": (71, 187), "semget": (64, 190),
    "semctl": (66, 191), "mq_open": (240, 180), "mq_unlink": (241, 181),
    # The kernel and the machine.
    "fsopen": (430, 430), "fsconfig": (431, 431), "fsmount": (432, 432), "fspick": (433, 433), "open_tree": (428, 428),
    "open_tree_attr": (467, 467), "move_mount": (429, 429), "mount_setattr": (442, 442), "statmount": (457, 457),
    "listmount": (458, 458), "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "unshare": (272, 97),
    "setns": (308, 268), "bpf": (321, 280), "perf_event_open": (298, 241), "keyctl": (250, 219), "add_key": (248, 217),
    "request_key": (249, 218), "io_uring_setup": (425, 425), "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427), "io_setup": (206, 0), "io_submit": (209, 2), "userfaultfd": (323, 282),
    "prlimit64": (302, 261), "setrlimit": (160, 164), "personality": (135, 92), "reboot": (169, 142),
    "init_module": (175, 105), "finit_module": (313, 273), "kexec_load": (246, 104), "syslog": (103, 116),
    "sethostname": (170, 161), "clock_settime": (227, 112), "settimeofday": (164, 170), "swapon": (167, 224),
    "ioperm": (173, None), "iopl": (172, None), "acct": (163, 89), "quotactl": (179, 60), "quotactl_fd": (443, 443),
    "modify_ldt": (154, None), "swapoff": (168, 225), "delete_module": (176, 106), "kexec_file_load": (320, 294),
    "adjtimex": (159, 171), "clock_adjtime": (305, 266), "setdomainname": (171, 162), "vhangup": (153, 58),
    "mlockall": (151, 230),
}
# fmt: on
_MACHINES = {
    "x86_64": (0, 0xC000003E, 56, 234, 72),
    "aarch64": (1, 0xC00000B7, 220, 131, 25),
}  # column, audit name, clone, tgkill, fcntl
# Of fcntl: F_SETOWN, F_SETOWN_EX and F_SETSIG have the kernel send signals to any process; F_SETLEASE and F_NOTIFY
# hold up or watch what others open.
_FORBIDDEN_OF_FCNTL = (8, 15, 10, 1024, 1026)
_CLONE3 = 435
_CLONE_THREAD = 0x10000
_X32 = 0x40000000

_ALLOW, _KILL, _FAIL = 0x7FFF0000, 0x80000000, 0x00050000
_EPERM, _ENOSYS = 1, 38
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _IF_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT, _SECOND_ARGUMENT = 0, 4, 16, 24

_SET_FILTER, _ALL_THREADS = 1, 1
_SECCOMP_CALL = {"x86_64": 317, "aarch64": 277}


def install_filter() -> bool:
    """Puts the filter on every thread of this process. False where the machine does not know it. Needs no_new_privs."""
    machine = platform.machine()
    if not sys.platform.startswith("linux") or machine not in _MACHINES:
        return False
    program = _build_program(machine, os.getpid())
    code = ctypes.create_string_buffer(program, len(program))
    filter_of_kernel = ctypes.create_string_buffer(struct.pack("HxxxxxxQ", len(program) // 8, ctypes.addressof(code)))
    library = ctypes.CDLL(None, use_errno=True)
    set_it = (ctypes.c_long(_SECCOMP_CALL[machine]), ctypes.c_uint(_SET_FILTER), ctypes.c_uint(_ALL_THREADS))
    return bool(library.syscall(*set_it, filter_of_kernel) == 0)


def _build_program(machine: str, own_process: int) -> bytes:
    """The filter as the kernel reads it; a jump counts the steps that it leaves out."""
    column, architecture, clone, tgkill, fcntl = _MACHINES[machine]
    numbers = sorted(number for call in _FORBIDDEN.values() if (number := call[column]) is not None)
    steps = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_IF_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
    ]
    if machine == "x86_64":
        steps += [(_IF_AT_LEAST, 0, 1, _X32), (_RETURN, 0, 0, _KILL)]
    steps += [
        (_IF_EQUAL, 0, 1, _CLONE3),  # its arguments cannot be looked at; the C library then uses clone
        (_RETURN, 0, 0, _FAIL | _ENOSYS),
        (_IF_EQUAL, 0, 4, clone),  # threads, but no processes
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_IF_ANY_BIT, 0, 1, _CLONE_THREAD),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _FAIL | _EPERM),
        (_IF_EQUAL, 0, 4, tgkill),  # a process may abort itself
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_IF_EQUAL, 0, 1, own_process),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _FAIL | _EPERM),
    ]
    commands = _FORBIDDEN_OF_FCNTL
    steps += [(_IF_EQUAL, 0, len(commands) + 3, fcntl), (_LOAD, 0, 0, _SECOND_ARGUMENT), *_reject_any(commands)]
    steps += _reject_any(numbers)
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def _reject_any(values: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """Refuses the call where what is loaded is one of the values, and else allows it."""
    steps = [(_IF_EQUAL, len(values) - place, 0, value) for place, value in enumerate(values)]
    return [*steps, (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _FAIL | _EPERM)]
