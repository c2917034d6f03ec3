"""The simulated machine's name and kind."""

from collections import namedtuple as _namedtuple

uname_result = _namedtuple("uname_result", "system node release version machine processor")


def uname():
    return uname_result("Linux", "localhost", "6.1.0", "#1 SMP", "x86_64", "")


def system():
    """Returns the system/OS name, such as 'Linux', 'Windows' or 'Java'."""
    return "Linux"


def node():
    return "localhost"


def release():
    return "6.1.0"


def version():
    return "#1 SMP"


def machine():
    return "x86_64"


def processor():
    return ""


def platform(aliased=False, terse=False):
    """Returns a single string identifying the underlying platform."""
    return "Linux-6.1.0-x86_64-with-glibc2.36"


def architecture(executable="", bits="", linkage=""):
    return "64bit", "ELF"


def python_version():
    """Returns the Python version as string 'major.minor.patchlevel'"""
    return "3.13.0"


def python_version_tuple():
    return "3", "13", "0"


def python_implementation():
    """Returns a string identifying the Python implementation."""
    return "CPython"


def python_compiler():
    return "GCC 12.2.0"


def python_build():
    return "main", "Oct  7 2024 00:00:00"


def python_branch():
    return ""


python_revision = python_branch


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    return "glibc", "2.36"
