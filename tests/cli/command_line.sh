#!/bin/sh
# The command line: options, arguments, exit statuses, and where output goes.
. tests/tools/expect.sh

run "$LOOPCHEF" --version
judge '--version' 0 ''
grep -q '^loopchef [0-9]' "$folder/out" && echo 'ok --version says loopchef N' || { failed=1; echo 'not ok --version says loopchef N'; }

run "$LOOPCHEF" --help
judge '--help' 0 ''
for word in run timeline list step; do
    grep -q "$word" "$folder/out" && echo "ok --help names $word" || { failed=1; echo "not ok --help names $word"; }
done

run "$LOOPCHEF" list
judge 'list' 0 ''
for name in kitchen_sync kitchen_async three_apis three_apis_tasks blocking_call cpu_hog forgotten_await; do
    grep -q "$name" "$folder/out" && echo "ok list shows $name" || { failed=1; echo "not ok list shows $name"; }
done

program <<'END'
import sys
print(sys.argv[1:], __name__)
sys.exit(int(sys.argv[1]))
END
run "$LOOPCHEF" run "$file" 7 --trace x
judge 'arguments after the file are the program'"'"'s, its status is ours' 7 ''
same 'sys.argv' "['7', '--trace', 'x'] __main__"

program <<'END'
import random
print([random.randint(1, 100) for _ in range(5)])
END
run "$LOOPCHEF" run "$file"
judge 'random without a seed' 0 ''
same 'random is seeded with 0' '[50, 98, 54, 6, 34]'
run "$LOOPCHEF" run --seed 1 "$file"
same '--seed 1 gives the numbers of random.seed(1)' '[18, 73, 98, 9, 33]'

program <<'END'
import asyncio


async def main():
    await asyncio.sleep(1)
    raise ValueError("late")


asyncio.run(main())
END
run "$LOOPCHEF" run --op-cost 0 --trace "$folder/trace" "$file"
judge 'an uncaught exception' 1 '^ValueError: late'
cat "$folder/trace" >"$folder/out"
same '--trace is written in every case' '{"iteration": 1, "time": 0.0, "ran": ["Task-1:step"]}
{"iteration": 2, "time": 1.0, "ran": ["set_result"]}
{"iteration": 3, "time": 1.0, "ran": ["Task-1:wakeup"]}
{"iteration": 4, "time": 1.0, "ran": ["stop"]}
{"end": 1.0, "exit": 1}'

program <<'END'
import asyncio


async def main():
    for n in range(10):
        print(n)
        await asyncio.sleep(1)


asyncio.run(main())
END
run "$LOOPCHEF" run --until 2.5 "$file"
judge '--until ends well' 0 ''
same '--until stops there' '0
1
2'

run "$LOOPCHEF" run three_apis
judge 'a scenario by its bare name' 0 ''
same 'three_apis prints' 'API A started
API B started
API C started
API B done!
API C done!
API A done!
['"'API A result', 'API B result', 'API C result'"']'

exit $failed
