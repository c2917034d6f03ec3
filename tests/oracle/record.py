#!/usr/bin/env python3
"""Record what programs do under CPython 3.13 in virtual time.

    record.py FILE.py ...              writes .out, .trace and (if there is something in it) .err next to each
    record.py --stderr FILE.py ...     also .stderr, the whole of stderr, for tests of the exact text of tracebacks
    record.py --into FOLDER FILE.py ...  writes into FOLDER instead, under the same relative path
    record.py --check FILE.py ...      writes nothing, shows differences, fails if there is one

A FILE.stderr that is there already is recorded again without being asked. The formats are described in tests/README.md;
virtual_time.py is what makes CPython's time virtual. Needs only the standard library; runs itself under any Python 3.
"""
import argparse
import concurrent.futures
import difflib
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TIMEOUT = 60  # seconds of real time for a program
KINDS = ("out", "trace", "err", "stderr")


def find_python():
    candidates = [os.environ.get("PYTHON313"), shutil.which("python3.13")]
    candidates += sorted(glob.glob(os.path.expanduser("~/.pyenv/versions/3.13*/bin/python")), reverse=True)
    for c in candidates:
        if c and subprocess.run([c, "-c", "import sys; sys.exit(sys.version_info[:2] != (3, 13))"],
                                stderr=subprocess.DEVNULL).returncode == 0:
            return c
    sys.exit("record.py: no python3.13 found; set PYTHON313 to one")


# ---- what matters of stderr ---------------------------------------------------------------------------------
# tests/runner.c has the same filter; change both.

MARGIN = re.compile(r"^ *[|+](?: |$)")
WARNING = re.compile(r"^[^\s:][^:]*:\d+: (?=\w+(?:Warning|Error)\b)")
DROPPED = (
    "Traceback (most recent call last):",
    "Exception Group Traceback (most recent call last):",
    "During handling of the above exception, another exception occurred:",
    "The above exception was the direct cause of the following exception:",
    "RuntimeWarning: Enable tracemalloc to get the object allocation traceback",
    "future: <", "task: <", "handle: <", "loopchef: ",
)


def essence(stderr):
    """The lines of stderr that are compared: messages, warnings and exception lines, without tracebacks and places."""
    kept = []
    for line in stderr.splitlines():
        line = line.removeprefix("loopchef: ") if line.startswith("loopchef: deadlock: ") else line
        line = re.sub(r"^ *\+ (?=Exception Group Traceback)", "", line)
        line = MARGIN.sub("", line)
        if not line.strip() or line[0] in " +-" or line.startswith(DROPPED):
            continue
        line = WARNING.sub("", line)
        line = re.sub(r" at [^\s>]+:\d+", "", line)
        kept.append(line)
    return kept


# ---- one program ----------------------------------------------------------------------------------------------

def run(python, path):
    """Run one program; give back its expectations: {kind: text}, an empty one standing for no file."""
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "sitecustomize.py"), "w") as f:
            f.write(f"import sys\nsys.path.insert(0, {HERE!r})\nimport virtual_time\n")
        trace = os.path.join(folder, "trace")
        env = {
            "PYTHONPATH": folder, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8",
            "TZ": "UTC", "ORACLE_TRACE": trace,
        }
        try:
            done = subprocess.run([python, os.path.basename(path)], cwd=os.path.dirname(os.path.abspath(path)), env=env,
                                  stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT)
        except subprocess.TimeoutExpired:
            raise SystemExit(f"record.py: {path} takes more than {TIMEOUT} s")
        lines = open(trace, encoding="utf-8").read().splitlines()

    # CPython shows the whole path of the program, loopchef the one that it was given.
    folder, given = os.path.dirname(os.path.abspath(path)) + os.sep, os.path.dirname(path)
    shown = given + os.sep if given else ""
    out = done.stdout.decode("utf-8").replace(folder, shown)
    stderr = done.stderr.decode("utf-8").replace(folder, shown)

    end = json.loads(lines.pop())
    end["exit"] = done.returncode
    lines.append(json.dumps(end))
    kept = essence(stderr)
    err = "" if done.returncode == 0 and not kept else "\n".join([f"exit {done.returncode}", *kept]) + "\n"
    return {"out": out, "trace": "\n".join(lines) + "\n", "err": err, "stderr": stderr}


def normal(text):
    return re.sub(r"\bat 0x(?:[0-9a-f]+|\.\.\.)", "at 0x...", text)


def expectation(path, kind):
    return os.path.splitext(path)[0] + "." + kind


def compare(path, results):
    same = True
    for kind in KINDS:
        name = expectation(path, kind)
        there = os.path.exists(name)
        if kind == "stderr" and not there:
            continue
        old = open(name, encoding="utf-8").read() if there else ""
        if normal(old) != normal(results[kind]):
            same = False
            sys.stdout.writelines(difflib.unified_diff(
                normal(old).splitlines(True), normal(results[kind]).splitlines(True), name, "now"))
    return same


def write(path, results, into, stderr):
    target = os.path.join(into, path.lstrip(os.sep)) if into else path
    os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
    for kind in KINDS:
        name = expectation(target, kind)
        wanted = results[kind] or kind in ("out", "trace")
        if kind == "stderr":
            wanted = stderr or os.path.exists(expectation(path, kind))
        if wanted:
            with open(name, "w", encoding="utf-8", newline="\n") as f:
                f.write(results[kind] if kind == "trace" else normal(results[kind]))
        elif os.path.exists(name):
            os.remove(name)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--stderr", action="store_true", help="also record the whole of stderr")
    parser.add_argument("--into", help="write below this folder")
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    args = parser.parse_args()

    python = find_python()
    different = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, results in zip(args.files, pool.map(lambda p: run(python, p), args.files)):
            if args.check:
                different += not compare(path, results)
            else:
                write(path, results, args.into, args.stderr)
    if args.check:
        print(f"{len(args.files) - different} the same, {different} different")
    return different > 0


if __name__ == "__main__":
    sys.exit(main())
