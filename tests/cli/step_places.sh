#!/bin/sh
# `step`: every mover there and back, goto by step, time and mark, both ends.
. tests/tools/script.sh

script 's 6' S 'n 2' N 't' T 'i' I 'a' A
golden step_there_and_back
script 't 2' 's 2' f F F
golden step_finish
script 'goto 6' 'goto 1.5s' 'goto 2000ms' 'goto 0' 'goto 7' 'goto 99' 'start' 'end'
golden step_goto
script 's 3' 'mark early' 'a 2' 'mark @late' 'info marks' 'goto @early' 'goto @next' 'goto @prev' 'rcontinue' 'goto @late'
golden step_marks

{ echo '# loopchef: mark begun at 0'; echo '# loopchef: mark second at 1s'; echo '# loopchef: mark after at 9s'; cat "$folder/three.py"; } >"$folder/marked.py"
file=$folder/marked.py
script 'info marks' 'goto @second' 'mark here' 's 3' 'info marks' 'goto @prev' 'goto @prev' 'goto @next' 'goto @after'
judge 'marks of the author' 0 ''
golden step_marks_of_author
file=$folder/three.py

script 'goto nowhere'
judge 'goto takes places' 1 "^loopchef: line 1: goto takes a step \(120\), a time \(1.5s\), or a mark"
script 'goto @x'
judge 'a mark that is not there' 1 "^loopchef: line 1: there is no mark 'x'"
script 'goto @next'
judge 'no mark ahead' 1 '^loopchef: line 1: no mark lies ahead'
script 'mark two words'
judge 'a name is one word' 1 "^loopchef: line 1: a mark's name is one word"
script 'rstep'
judge 'nothing before the start' 1 '^loopchef: line 1: this is the start'
script end 'end'
judge 'nothing behind the end' 1 '^loopchef: line 2: the run is over'

cat >"$folder/large.py" <<'END'
lists = [list(range(1000000)) for i in range(20)]
n = 0
while n < 5000:
    n += 1
END
file=$folder/large.py
script end 'rstep 2' 'print n'
judge 'a world too large for checkpoints' 0 ''
grep -q 'larger than 128 MiB' "$folder/out" && echo 'ok it says so' || bad 'it says so' 'it does not'
file=$folder/three.py

options=--keep-going
script nonsense 's 2' 'print x' S
judge 'a script that keeps going' 1 '^loopchef: line 3: NameError'
golden step_keep_going

exit $failed
