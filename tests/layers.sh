#!/bin/sh
# The order of the house. A folder of src/ includes itself and the folders above it in the list of src/README.md, never
# one below; only repl/ includes <histedit.h>, only tui/ includes <curses.h>. Shows each #include that breaks this.
cd "$(dirname "$0")/.." || exit 2

[ -f src/README.md ] || { echo "not ok layers: no src/README.md to read the order from"; exit 1; }

# The list is the run of lines that begin with a folder's name, as `base/  arena, buf, ...`; a line may name several.
order=$(awk '
    /^ *[a-z]+\/( |$)/ { line = $0
        while (match(line, /^ *[a-z]+\/( +|$)/)) {
            name = substr(line, RSTART, RLENGTH); gsub(/[ \/]/, "", name)
            if (!(name in seen)) { seen[name] = 1; printf "%s ", name }
            line = substr(line, RSTART + RLENGTH)
        }
    }' src/README.md)
case " $order" in
*" base syntax code event vm loop "*) ;;
*) echo "not ok layers: src/README.md does not list base/ syntax/ code/ event/ vm/ loop/ ... in order, but: $order"; exit 1 ;;
esac

find src -name '*.[ch]' | sort | xargs grep -nE '^[ 	]*#[ 	]*include' /dev/null | awk -v order="$order" '
    BEGIN { n = split(order, names, " "); for (i = 1; i <= n; i++) place[names[i]] = i; bad = 0 }
    function wrong(why) { print "not ok layers: " $0 "   (" why ")"; bad++ }
    {
        split($0, parts, ":"); split(parts[1], path, "/"); folder = path[2]
        if (folder ~ /\.c$/) next                          # main.c stands on top of all
        if (!(folder in place)) { wrong(folder "/ is not in the list of src/README.md"); next }
        if (/<(histedit|editline\/readline)\.h>/ && folder != "repl") wrong("only repl/ includes histedit.h")
        if (/<(n?curses|ncursesw\/.*|panel|term)\.h>/ && folder != "tui") wrong("only tui/ includes curses.h")
        if (match($0, /"[^"]+"/)) {
            included = substr($0, RSTART + 1, RLENGTH - 2)
            if (index(included, "/") == 0) next            # the same folder
            sub(/\/.*/, "", included)
            if (!(included in place)) next                 # generated
            if (place[included] > place[folder]) wrong(folder "/ is above " included "/")
        }
    }
    END { if (!bad) print "ok layers"; exit bad > 0 }'
