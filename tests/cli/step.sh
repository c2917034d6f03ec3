#!/bin/sh
# `step` with a script on stdin: what each mover and each question shows, and where a script stops.
. tests/tools/script.sh

for stop in 's 2' 's 5' 't 2' 'a' 'i 3' 'c'; do
    script "$stop"
    judge "$stop" 0 ''
    golden "step_$(echo "$stop" | tr -d ' ')"
done
script a s s t i
golden step_wakeup
script 't 2' 'info tasks' 'info ready' 'info timers' 'info waiting' 'where Task-1' where
golden step_info
script a 'info timers' 'info waiting' 'where Task-3' timeline
golden step_suspended
script 'list 12' list 's 5' list
golden step_list

file=scenarios/blocking_call.py
script 't 2' s s
golden step_blocking
file=scenarios/blocking_fixed_to_thread.py
script 't 4' a a
golden step_workers
file=$folder/three.py

script '# a comment' '' 's' 'q' 'nonsense'
judge 'quit, comments, blank lines' 0 ''
script s nonsense s
judge 'a script stops at its first error, with the line' 1 "^loopchef: line 2: unknown command 'nonsense'"
script 'step x'
judge 'a count must be one' 1 "^loopchef: line 1: step takes a count, not 'x'"
script i 'in'
judge 'an operand that is missing' 1 '^loopchef: line 2: info takes tasks'
script t ti
judge 'an ambiguous beginning' 1 "^loopchef: line 2: ambiguous command 'ti' \(tick, timeline\)"
script 'it' 'ad' 'co'
judge 'beginnings of words' 0 ''
script c s
judge 'nothing behind the end' 1 '^loopchef: line 2: the run is over'
script 'where Task-9'
judge 'an unknown task' 1 "^loopchef: line 1: no task 'Task-9' is alive"
script help
judge 'help' 0 ''
for word in step tick iteration advance continue where info list timeline help quit; do
    grep -q "^$word" "$folder/out" && echo "ok help names $word" || bad "help names $word" 'it does not'
done

program <<'END'
import asyncio


async def spin():
    while True:
        await asyncio.sleep(0.001)


asyncio.run(spin())
END
echo continue | timeout --preserve-status -s INT 1 "$LOOPCHEF" step "$file" >"$folder/out" 2>"$folder/err"
status=$?
judge 'an interrupted script' 130 ''
grep -q '^Interrupted: the run stands here.' "$folder/out" && echo 'ok it says where' || bad 'it says where' 'it does not'

program <<'END'
raise ValueError("x")
END
script c
judge 'the end of a program that fails' 0 '^ValueError: x'
same 'its status is said' 'The run is over at 0.000 s, after 1 steps; exit status 1.'

exit $failed
