"""Writes what CPython 3.13 says of each broken program of faults.txt: python3.13 tests/syntax/record_faults.py [FILE]

A program's lines begin with "| "; what `python3.13 t.py` prints of it follows, then a blank line. To add a program,
write its lines at the end of the file and run this.
"""
import pathlib
import subprocess
import sys
import tempfile

FILE = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).with_name("faults.txt")


def said_of(program):
    try:
        compile(program, "t.py", "exec")
    except SyntaxError:
        pass
    else:
        sys.exit(f"this is no broken program:\n{program}")
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "t.py")
        path.write_text(program, encoding="utf-8")
        run = subprocess.run([sys.executable, "-W", "ignore", path], capture_output=True, text=True, encoding="utf-8")
        return run.stderr.replace(str(path), "t.py")


def main():
    comments, programs, lines = [], [], []
    for line in FILE.read_text(encoding="utf-8").splitlines() + [""]:
        if line.startswith("|"):
            lines.append(line[2:])
        elif line.startswith("#"):
            comments.append((len(programs), line))
        elif lines:
            programs.append("\n".join(lines) + "\n")
            lines = []
    out = []
    for i, program in enumerate(programs):
        out += [text + "\n" for at, text in comments if at == i]
        out += [f"| {line}".rstrip() + "\n" for line in program.splitlines()]
        out += [said_of(program), "\n"]
    FILE.write_text("".join(out), encoding="utf-8")
    print(f"{len(programs)} programs")


main()
