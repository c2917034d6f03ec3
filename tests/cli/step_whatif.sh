#!/bin/sh
# `step`: what the user does to a run, how it is undone, and what is refused.
. tests/tools/script.sh

script a 'cancel "API B"' 'info whatif' c A 'info whatif' c
golden step_cancel
script 't 2' 's 2' '!name = "changed"' 'print name' 'c' 'start' 'info whatif' c
golden step_statement

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
