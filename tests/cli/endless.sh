#!/bin/sh
# A program without an end is stopped by a limit: with its message and status, and never a hang or a machine out of memory.
. tests/tools/expect.sh

program <<'END'
while True:
    pass
END
expect 'an infinite loop' 4 '^loopchef: .*limit'

program <<'END'
def f():
    return f()


f()
END
expect 'infinite recursion' 1 '^RecursionError: maximum recursion depth exceeded'

program <<'END'
class C:
    def __repr__(self):
        return repr(self)


print(C())
END
expect 'infinite recursion through __repr__' 1 '^RecursionError: maximum recursion depth exceeded'

program <<'END'
kept = []
while True:
    kept.append("x" * 1000000)
END
expect 'endless allocation' 1 '^MemoryError'

program <<'END'
text = "x"
while True:
    text += text
END
expect 'a string that doubles for ever' 1 '^MemoryError'

program <<'END'
kept = [0] * 10 ** 12
END
expect 'a list of 10**12' 1 '^MemoryError'

program <<'END'
x = 9**10**7
END
expect '9**10**7' '1|4' '^(MemoryError|OverflowError|loopchef: .*limit)'

program <<'END'
x = 1 << 10 ** 12
END
expect '1 << 10**12' '1|4' '^(MemoryError|OverflowError|loopchef: .*limit)'

program <<'END'
import itertools
sum(itertools.count())
END
expect 'sum(itertools.count())' 4 '^loopchef: .*limit'

program <<'END'
import itertools
print(list(itertools.count()))
END
expect 'list(itertools.count())' '1|4' '^(MemoryError|loopchef: .*limit)'

program <<'END'
import asyncio


async def main():
    while True:
        print("beat")
        await asyncio.sleep(1)


asyncio.run(main())
END
expect 'an endless heartbeat' 4 '^loopchef: .*limit'

program <<'END'
import asyncio


async def main():
    while True:
        await asyncio.sleep(0)


asyncio.run(main())
END
expect 'an endless sleep(0)' 4 '^loopchef: .*limit'

program <<'END'
import asyncio


async def spawn():
    asyncio.create_task(spawn())
    asyncio.create_task(spawn())


async def main():
    await spawn()
    await asyncio.sleep(1)


asyncio.run(main())
END
run "$LOOPCHEF" run --max-memory 4M --max-lines 20000 "$file"
judge 'tasks that make tasks for ever' '1|4' '^MemoryError'

for size in 1 64K 256K 512K 1M; do
    run "$LOOPCHEF" run --max-memory $size "$file"
    judge "the same in $size" '1|2|3|4' '^(MemoryError|loopchef: .*memory)'
done

exit $failed
