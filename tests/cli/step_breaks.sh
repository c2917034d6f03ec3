#!/bin/sh
# `step`: breakpoints of every kind, watches, conditions, ignore counts, forward and back.
. tests/tools/script.sh

script 'break 6' 'break 5 if delay == 2' 'info breaks' c c c C C 'info breaks'
golden step_break_line
script 'break fetch' 'tbreak 6' c c c c c 'info breaks'
golden step_break_function
script 'break Task-3' c c 'delete' 'break "API C"' 'start' c 'info breaks'
golden step_break_task
script 'break fetch' 'ignore 1 2' c 'disable 1' c
golden step_break_ignore
script 'break 6' 'disable 1' 'enable 1' 'delete 1' c
golden step_break_delete

program <<'END2'
import asyncio
import time

total = 0


async def work(name, n):
    global total
    for i in range(n):
        total += i
        await asyncio.sleep(1)
    print(name, total)


async def fails():
    time.sleep(0.25)
    raise ValueError("no")


async def main():
    slow = asyncio.create_task(work("slow", 100), name="slow one")
    await work("fast", 3)
    slow.cancel()
    try:
        await fails()
    except ValueError as error:
        print(error)


asyncio.run(main())
END2
script 'watch total' c c C C
golden step_watch
script 'break when total >= 3' c c C
golden step_break_when
script 'break on print' 'break on exception' 'break on cancel' 'break on done "slow one"' 'break on block' c c c c c c c
golden step_break_events
script 'break on block 0.3s' 'break on block 200ms main' c c
golden step_break_block

file=$folder/three.py
script 'break 99'
judge 'a line that is not there' 1 '^loopchef: line 1: no line at or behind 99 is ever run'
script 'break on nothing'
judge 'an event that is none' 1 "^loopchef: line 1: break on cancel, exception, block, done, or print; not on 'nothing'"
script 'break 6 if 1 +'
judge 'a condition that is none' 1 '^loopchef: line 1: SyntaxError'
script 'delete 7'
judge 'a breakpoint that is not there' 1 "^loopchef: line 1: there is no breakpoint '7'"
script 'ignore 1'
judge 'ignore what' 1 "^loopchef: line 1: there is no breakpoint '1'"
script 'watch'
judge 'watch what' 1 '^loopchef: line 1: watch takes EXPR'

exit $failed
