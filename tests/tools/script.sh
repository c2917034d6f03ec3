# For tests of `step`: source this instead of expect.sh.
#
#   script COMMANDS...      runs them as a script on $file (three.py to begin with; $options are given to `step`)
#   golden NAME             what it showed is what tests/cli/golden/NAME.txt has
. tests/tools/expect.sh
options=

script() { # COMMANDS... : the lines of a script for `step`, on $file
    for line in "$@"; do echo "$line"; done >"$folder/script"
    timeout "$SECONDS_EACH" "$LOOPCHEF" step --width 83 $options "$file" >"$folder/out" 2>"$folder/err" <"$folder/script"
    status=$?
}

cat >"$folder/three.py" <<'END'
import asyncio


async def fetch(name, delay):
    await asyncio.sleep(delay)
    print(f"{name} done!")


async def main():
    await asyncio.gather(fetch("API A", 3), fetch("API B", 1), fetch("API C", 2))


asyncio.run(main())
END
file=$folder/three.py

golden() { # NAME: what the last script showed is what tests/cli/golden/NAME.txt has; BLESS=1 accepts it
    wanted=tests/cli/golden/$1.txt
    [ -z "${BLESS:-}" ] || cp "$folder/out" "$wanted"
    if cmp -s "$folder/out" "$wanted"; then
        echo "ok $1"
    else
        bad "$1" "differs from $wanted (BLESS=1 sh $0 accepts it)"
        diff -u "$wanted" "$folder/out" | sed 's/^/    /'
    fi
}
