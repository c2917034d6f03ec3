#!/bin/sh
# Records every conformance program again with CPython 3.13 and fails on any difference. The new recordings are left in
# a temporary folder only; record.py FILE writes one for good.
cd "$(dirname "$0")/../.." || exit 2
for python in ${PYTHON313:-} python3 python3.13 "$HOME"/.pyenv/versions/3.13*/bin/python; do
    if "$python" -c '' 2>/dev/null; then
        find tests/conformance -name '*.py' | sort | xargs "$python" tests/oracle/record.py --check
        exit $?
    fi
done
echo "oracle: no Python here to record with; nothing was checked" >&2
exit 1
