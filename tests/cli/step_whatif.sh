#!/bin/sh
# `step`: what the user does to a run, how it is undone, and what is refused.
. tests/tools/script.sh

script a 'cancel "API B"' 'info whatif' c A 'info whatif' c
golden step_cancel
script 't 2' 's 2' '!name = "changed"' 'print name' 'c' 'start' 'info whatif' c
golden step_statement

script 't 2' 's 2' 'fail "API A" ValueError("down")' 'info whatif' end diff
golden step_fail
script 'delay "API B" 5' 'delay Task-9 1' 'info whatif' 'goto 4' 'delay "API B" 250ms' c diff 'start' diff
golden step_delay
script 's 7' 'mark here' 'break 6' 'cancel "API B"' "save $folder/kept" 'start' 'delete' "load $folder/kept" 'info marks' 'info breaks' \
    'info whatif' c
judge 'save and load' 0 CancelledError
golden step_save
script "load $folder/none"
judge 'a file that is not there' 1 '^loopchef: line 1: '

# The class demonstration of README.md.
sed -n '/^## A class demonstration/,/^## /{/^```/,/^```/p}' README.md | grep -v '^```' >"$folder/demonstration"
file=scenarios/three_apis.py
timeout "$SECONDS_EACH" "$LOOPCHEF" step --width 83 "$file" >"$folder/out" 2>"$folder/err" <"$folder/demonstration"
status=$?
judge 'the class demonstration' 0 ''
golden step_class_demonstration
file=$folder/three.py

script 'cancel Task-9'
judge 'cancelling nobody' 1 "^loopchef: line 1: no task 'Task-9' is alive"
script 's 3' '!1/0' 
judge 'a statement that raises' 1 '^loopchef: line 2: ZeroDivisionError'
script 'fail Task-2'
judge 'fail with what' 1 '^loopchef: line 1: fail takes a task and an exception'
script 'delay Task-2 soon'
judge 'delay how long' 1 '^loopchef: line 1: delay takes a task'
script end 'cancel Task-1'
judge 'too late' 1 '^loopchef: line 2: the run is over; go back first'

exit $failed
