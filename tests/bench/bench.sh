#!/bin/sh
# loopchef beside CPython 3.13 and 3.11, all in virtual time: wall time and peak memory of whole processes.
#
#   bench.sh [--quick] [--only TEXT] [--runs N]      (make bench BENCH="--quick")
#
# --quick leaves out the row of a million sleepers. PYTHON313 and PYTHON311 name the interpreters when they are not found.
cd "$(dirname "$0")/../.." || exit 2
build=${BUILD:-build}

# The interpreter itself, past any wrapper on the PATH.
find_python() { # VERSION CANDIDATE
    for candidate in "$2" "python$1" "$HOME/.pyenv/versions/$1".*/bin/python; do
        [ -n "$candidate" ] || continue
        "$candidate" -c "import sys; sys.version_info[:2] == tuple(map(int, '$1'.split('.'))) and print(sys.executable)" 2>/dev/null
    done | head -n 1
}

py313=$(find_python 3.13 "${PYTHON313:-}")
py311=$(find_python 3.11 "${PYTHON311:-}")
[ -n "$py313" ] || { echo "bench: no python3.13 to compare with; set PYTHON313" >&2; exit 1; }
exec "$build/release/tests/bench" "${LOOPCHEF:-$build/loopchef}" "$py313" "${py311:--}" "$@"
