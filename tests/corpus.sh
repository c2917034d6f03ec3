#!/bin/sh
# Runs a corpus of recorded programs and shows how many agree, measure by measure; failures are listed.
#
#   corpus.sh [--only GLOB] [--plain] [FOLDER]
#
# FOLDER (../shared/corpus/seeds unless named) has NAME.py with .out, .trace and .err beside it, as tests/README.md
# describes. --only '00[0-4]' runs the programs whose name begins so; --plain leaves out those that use a simulated
# third-party library. `make corpus CORPUS="--plain --only 00[0-4]"` builds first.
cd "$(dirname "$0")/.." || exit 2

only='' plain='' folder=../shared/corpus/seeds
while [ $# -gt 0 ]; do
    case $1 in
    --only) only=$2; shift ;;
    --plain) plain=yes ;;
    -*) sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    *) folder=$1 ;;
    esac
    shift
done
[ -d "$folder" ] || { echo "corpus: no folder $folder" >&2; exit 2; }

build=${BUILD:-build}
runner=${RUNNER:-$build/release/tests/runner}
third_party='^[[:space:]]*(import|from)[[:space:]]+(httpx|aiohttp|requests|fastapi|aiosqlite|nest_asyncio)'

set --
for file in "$folder"/$only*.py; do
    [ -f "$file" ] || continue
    [ -n "$plain" ] && grep -Eq "$third_party" "$file" && continue
    set -- "$@" "$file"
done
[ $# -gt 0 ] || { echo "corpus: no program matches" >&2; exit 2; }
LOOPCHEF=${LOOPCHEF:-$build/loopchef} BUILD=$build exec "$runner" --measures "$@"
