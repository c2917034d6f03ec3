#!/bin/sh
# `step`: everything that only looks: info, where, up, down, task, print, list, output, why, explain, help, set.
. tests/tools/script.sh

program <<'END2'
import asyncio


async def inner(n):
    await asyncio.sleep(n)
    return n


async def outer(name, n):
    label = name * 2
    return label, await inner(n)


async def main():
    print(await asyncio.gather(outer("a", 1), outer("b", 2)))


asyncio.run(main())
END2
script 'break 5' c 'print n' where up 'print label, name, n' where list down 'print [n for _ in range(2)]' 'p print(n)' \
    'task "b"' 'a' 'task "b"' up 'print label' where s where
judge 'selecting' 0 ''
golden step_select
file=$folder/three.py
script output a 's 2' output c
golden step_output
script why 't 2' why a s why 'why "API A"' 'why Task-1' 'a 2' 's 2' why 'why API B'
golden step_why
script explain s explain 't' explain 't' explain i explain a explain t explain t explain
golden step_explain
script help 'help break' 'help s' 'help !' set 'set ascii on' 't 2' set
golden step_help

program <<'END2'
import asyncio
import threading


async def user(lock, queue, name):
    async with lock:
        await asyncio.sleep(1)
    item = await queue.get()
    print(name, item)


async def main():
    lock, queue = asyncio.Lock(), asyncio.Queue(2)
    users = [asyncio.create_task(user(lock, queue, name)) for name in ("a", "b", "c")]
    threading.Thread(target=print, args=("thread",)).start()
    await asyncio.sleep(1.5)
    queue.put_nowait(1)
    users[2].cancel()
    users[1].cancel("enough")
    await asyncio.to_thread(sum, [1, 2])
    await asyncio.sleep(0)
    await asyncio.gather(*users, return_exceptions=True)


asyncio.run(main())
END2
script 'goto 1s' 'info locks' 'info threads' 'goto 1.5s' 's 3' 'info locks' 'info tasks' s s 'why "b"' 't 2' why 't 3' why 't 4' why i why
golden step_machine

program <<'END2'
import asyncio

class Kitchen:
    def __init__(self, name):
        self.name = name
        self.lock = asyncio.Lock()

    async def cook(self, dish, n):
        async with self.lock:
            for i in range(n):
                await asyncio.sleep(0.5)
        return dish

async def main():
    kitchen = Kitchen("k")
    jobs = {name: asyncio.create_task(kitchen.cook(name, 2), name=name) for name in ("soup", "main course", "é dessert")}
    done, pending = await asyncio.wait(jobs.values(), timeout=1.2)
    print(len(done), len(pending))
    async with asyncio.timeout(0.1):
        await jobs["soup"]
    try:
        async with asyncio.timeout(0.1):
            await jobs["é dessert"]
    except TimeoutError:
        print("too late")
    await asyncio.gather(*jobs.values(), return_exceptions=True)

asyncio.run(main())
END2
script 'goto 0.5s' 'info locks' 'task "é dessert"' 'print self.name, dish' 'why "main course"' 'goto 1.2s' s why 'goto 1.3s' s why \
    'info tasks' 'why soup' end output
judge 'names' 0 ''
golden step_names
file=$folder/three.py

script 'print 1/0'
judge 'an expression that raises' 1 '^loopchef: line 1: ZeroDivisionError: division by zero'
script 'print 1 +'
judge 'an expression that is none' 1 '^loopchef: line 1: SyntaxError'
script 'print (yield)'
judge 'an expression that cannot be' 1 '^loopchef: line 1: '
script 'info nothing'
judge 'info what' 1 '^loopchef: line 1: info tasks, ready, timers'
script 'info t'
judge 'info of several' 1 '^loopchef: line 1: info tasks, ready, timers'
script up
judge 'no frame up' 1 '^loopchef: line 1: there is no frame so far up'
script down
judge 'no frame down' 1 '^loopchef: line 1: this is the innermost frame'
script 'set library on'
judge 'what cannot be set yet' 1 '^loopchef: line 1: the lines of the library cannot be stepped through yet'
script 'set nothing on'
judge 'nothing to set' 1 "^loopchef: line 1: there is nothing called 'nothing' to set"
script 'set width wide'
judge 'a width that is none' 1 '^loopchef: line 1: --width takes COLUMNS'
script 'why Task-9'
judge 'why of nobody' 1 "^loopchef: line 1: there is no task 'Task-9'"

exit $failed
