#!/bin/sh
# Ill-formed input of every kind ends with the right message and status, within a time limit, and never with a crash.
. tests/tools/expect.sh

# ---- files that are no programs -------------------------------------------------------------------------------
file=$folder/program.py

: >"$file"
expect 'an empty file' 0 ''

printf '# only a comment, no end of line' >"$file"
expect 'only a comment' 0 ''

printf '\357\273\277x = 1\r\nprint(x)\r\n' >"$file"
expect 'a byte order mark and CRLF' 0 ''

printf '\177ELF\002\001\001\000\000\000\000\001\377\376 \000 binary' >"$file"
expect 'a binary file' 1 '^SyntaxError: '

head -c 100000 "$LOOPCHEF" >"$file"
expect 'a program of another kind' 1 '^SyntaxError: '

printf 'x = "\303("\n' >"$file"
expect 'text that is not UTF-8' 1 "^SyntaxError: .*utf-8|^SyntaxError: Non-UTF-8"

file=$folder
expect 'a directory' 3 '^loopchef: .*(directory|folder)'

file=$folder/none.py
expect 'a file that is not there' 3 '^loopchef: .*none\.py'

program <<'END'
print("secret")
END
chmod 000 "$file"
if [ -r "$file" ]; then # root reads everything: become somebody else
    chmod 755 "$folder"
    nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
    if $nobody "$LOOPCHEF" --version >/dev/null 2>&1; then
        run $nobody "$LOOPCHEF" run "$file"
        judge 'an unreadable file' 3 '^loopchef: .*[Pp]ermission'
    fi
else
    expect 'an unreadable file' 3 '^loopchef: .*[Pp]ermission'
fi
chmod 600 "$file"

# ---- wrong usage ------------------------------------------------------------------------------------------------
run "$LOOPCHEF" run
judge 'run without a file' 2 '^loopchef: '
run "$LOOPCHEF" run --no-such-option "$file"
judge 'an unknown option' 2 '^loopchef: .*no-such-option'
run "$LOOPCHEF" no-such-command "$file"
judge 'an unknown command' '2|3' '^loopchef: '

# ---- text that is no Python ---------------------------------------------------------------------------------------
{ printf 'x = "'; repeat 0123456789 1000000; printf '"\nprint(len(x))\n'; } >"$file"
expect 'a line of 10 MB: one string' 0 ''

{ printf 'x = [0'; repeat ', 1, 2, 3' 1000000; printf ']\n'; } >"$file"
run "$LOOPCHEF" run "$file"
if [ $status = 0 ]; then judge 'a line of 10 MB: a list' 0 ''
else judge 'a line of 10 MB: a list' 1 '^MemoryError'; fi

{ printf 'x = 0'; repeat ' + 1' 2500000; printf '\n'; } >"$file"
run "$LOOPCHEF" run "$file"
if [ $status = 0 ]; then judge 'a line of 10 MB: a sum' 0 ''
else judge 'a line of 10 MB: a sum' '1|3' '^(RecursionError|MemoryError|SyntaxError|loopchef): '; fi

program <<'END'
name = "no end
print(name)
END
expect 'an unterminated string' 1 '^SyntaxError: unterminated string literal \(detected at line 1\)'

program <<'END'
text = """begins here
and never ends
END
expect 'an unterminated triple-quoted string' 1 '^SyntaxError: unterminated triple-quoted string literal'

program <<'END'
print(f"{1 + ")
END
expect 'an unterminated replacement field' 1 '^SyntaxError: '

for pair in '( )' '[ ]' '{ }'; do
    { printf 'x = '; repeat "${pair% *}" 100000; repeat "${pair#* }" 100000; printf '\n'; } >"$file"
    expect "100,000 nested ${pair% *}" 1 '^SyntaxError: too many nested parentheses'
done

for word in 'not ' '-' 'lambda: ' 'x if x else ' 'await '; do
    { printf 'x = '; repeat "$word" 100000; printf '1\n'; } >"$file"
    expect "100,000 nested '$word'" '1|3' '^(MemoryError|RecursionError|SyntaxError|loopchef): '
done

{ printf 'x = 1\nx'; repeat '.y' 100000; printf '\n'; } >"$file"
expect '100,000 attributes in a row' '1|3' '^(AttributeError|MemoryError|RecursionError|SyntaxError|loopchef): '

awk 'BEGIN { for (i = 0; i < 150; i++) { printf "%*sif 1:\n", i, "" } printf "%*spass\n", i, "" }' >"$file"
expect '150 levels of indentation' 1 '^IndentationError: too many levels of indentation'

printf 'if True:\n        x = 1\n\ty = 2\n' >"$file"
expect 'tabs mixed with spaces' 1 '^TabError: inconsistent use of tabs and spaces in indentation'

program <<'END'
# loopchef: frobnicate the loop
print("never")
END
expect 'an unknown directive' '2|3' 'program\.py:1(:[0-9]+)?'

# ---- outside the subset ------------------------------------------------------------------------------------------
program <<'END'
print("must not be printed")
class Table:
    type Row = [int for _ in range(3)]
END
expect 'a construct outside the subset' 3 '^loopchef: .*program\.py:3'
[ -s "$folder/out" ] && { failed=1; echo 'not ok outside the subset: something ran first'; }

program <<'END'
import tkinter
END
expect 'a module that is not simulated' 3 '^loopchef: .*tkinter'

program <<'END'
import a_package_that_nobody_has
END
expect 'an unknown third-party module' 1 "^ModuleNotFoundError: No module named 'a_package_that_nobody_has'"

exit $failed
