# For shell tests: source this. Runs loopchef on made-up programs and judges how they end.
#
#   expect NAME STATUS PATTERN      runs loopchef on $file; STATUS is `1` or a choice, `1|3`; PATTERN is an extended
#                                   regular expression for a line of stderr, '' when nothing must be said
#   program                         makes $file of standard input
#   run COMMAND...; judge NAME STATUS PATTERN     the two halves of expect
#   same NAME WANTED                compares what the last run printed
#
# A status above 128 is a signal, 124 is the time limit: neither is ever right. An AddressSanitizer build is slower, so
# SECONDS_EACH can be raised. The test ends with `exit $failed`.
set -u
LOOPCHEF=${LOOPCHEF:-build/loopchef}
SECONDS_EACH=${SECONDS_EACH:-100}
folder=$(mktemp -d) || exit 2
trap 'chmod -R u+rwx "$folder"; rm -rf "$folder"' EXIT
failed=0

run() {
    timeout "$SECONDS_EACH" "$@" >"$folder/out" 2>"$folder/err" </dev/null
    status=$?
}

judge() { # NAME STATUS PATTERN
    case "|$2|" in
    *"|$status|"*) ;;
    *) bad "$1" "status $status, not $2"; return ;;
    esac
    if [ -z "$3" ]; then
        [ -s "$folder/err" ] && { bad "$1" "unexpected words on stderr"; return; }
    elif ! grep -Eq -- "$3" "$folder/err"; then
        bad "$1" "stderr does not match: $3"
        return
    fi
    echo "ok $1"
}

bad() {
    failed=1
    echo "not ok $1: $2"
    head -c 600 "$folder/err" | sed 's/^/    /'
}

expect() {
    run "$LOOPCHEF" run "$file"
    judge "$@"
}

program() { # the program comes on standard input
    file=$folder/program.py
    cat >"$file"
}

repeat() { # TEXT COUNT
    awk -v text="$1" -v n="$2" 'BEGIN { while (n-- > 0) printf "%s", text }'
}


same() { # NAME WANTED
    if [ "$(cat "$folder/out")" = "$2" ]; then
        echo "ok $1"
    else
        failed=1
        echo "not ok $1: printed:"
        head -c 600 "$folder/out" | sed 's/^/    /'
    fi
}
