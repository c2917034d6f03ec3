#!/bin/sh
# `timeline` and `--table`: the documented pictures through a pipe, widths, ASCII, colours; nothing else on stdout.
. tests/tools/expect.sh

run "$LOOPCHEF" timeline three_apis
judge 'timeline of three APIs' 0 ''
same 'three APIs as documented' 'three_apis.py            0s        1s        2s        3s
loop                     │         │         │         │  idle 100 %
Task-1 main              ▌─────────────────────────────✓  await gather(3)
Task-2 fetch("API A")    ▌─────────────────────────────✓  sleep(3)
Task-3 fetch("API B")    ▌─────────✓                      sleep(1)
Task-4 fetch("API C")    ▌───────────────────✓            sleep(2)
finished at 3.000 s; one after another it would have been 6.000 s'

run "$LOOPCHEF" timeline blocking_call
judge 'timeline of the blocking call' 0 ''
same 'the blocking call as documented' 'blocking_call.py         0s        1s        2s        3s        4s
loop                     ██████████████████████████████│         │  blocked 3.000 s by time.sleep(3), line 8
Task-1 main              ▌───────────────────────────────────────✓  await gather(2)
Task-2 fetch("API A")    ██████████████████████████████✓
Task-3 heartbeat         ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▌─────────✓  ready at 0.000, ran at 3.000
finished at 4.000 s'

run "$LOOPCHEF" timeline --ascii --legend blocking_call
same 'the same in ASCII' 'blocking_call.py         0s        1s        2s        3s        4s
loop                     ##############################|         |  blocked 3.000 s by time.sleep(3), line 8
Task-1 main              >---------------------------------------D  await gather(2)
Task-2 fetch("API A")    ##############################D
Task-3 heartbeat         ::::::::::::::::::::::::::::::>---------D  ready at 0.000, ran at 3.000
finished at 4.000 s
# runs  > ran for an instant  : ready, but the loop is busy  - waits  D done  F failed  C cancelled'

run "$LOOPCHEF" timeline --width 40 blocking_call
same 'the same in 40 columns' 'blocking_cal… 0s    1s    2s    3s    4s
loop          ██████████████████│     │
Task-1 main   ▌───────────────────────✓
Task-2 fetch… ██████████████████✓
Task-3 heart… ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▌─────✓
finished at 4.000 s'

run "$LOOPCHEF" timeline --table three_apis
judge '--table' 0 ''
sed 's/   API .*//; s/   prints.*//; s/ *$//' "$folder/out" >"$folder/cut" && mv "$folder/cut" "$folder/out"
same 'the dry-run table' 'time   Task-1 main   Task-2 fetch("API A")   Task-3 fetch("API B")   Task-4 fetch("API C")
0 s    waiting       waiting                 waiting                 waiting
1 s    waiting       waiting                 done                    waiting
2 s    waiting       waiting                 done                    done
3 s    done          done                    done                    done'

colours() { # NAME WANTED(yes|no) COMMAND...
    name=$1 wanted=$2
    shift 2
    run "$@"
    found=no
    grep -q "$(printf '\033')" "$folder/out" && found=yes
    if [ $found = "$wanted" ]; then echo "ok $name"; else bad "$name" "colours: $found"; fi
}
colours 'no colours through a pipe' no "$LOOPCHEF" timeline three_apis
colours '--colour always' yes "$LOOPCHEF" timeline --colour always three_apis
colours 'FORCE_COLOR' yes env FORCE_COLOR=1 TERM=xterm "$LOOPCHEF" timeline three_apis
colours 'NO_COLOR is stronger' no env FORCE_COLOR=1 NO_COLOR=1 "$LOOPCHEF" timeline three_apis
colours 'TERM=dumb is stronger' no env FORCE_COLOR=1 TERM=dumb "$LOOPCHEF" timeline three_apis
colours 'the flag is strongest' yes env NO_COLOR=1 TERM=dumb "$LOOPCHEF" timeline --colour always three_apis

run env LC_ALL=C "$LOOPCHEF" timeline three_apis
cp "$folder/out" "$folder/c"
run env LC_ALL=C.UTF-8 "$LOOPCHEF" timeline three_apis
cmp -s "$folder/c" "$folder/out" && echo 'ok the same bytes in any locale' || bad 'the same bytes in any locale' 'differs'

# ---- how it ends is told on stderr --------------------------------------------------------------------------
program <<'END'
import asyncio


async def main():
    print("not in the picture")
    await asyncio.sleep(1)
    raise ValueError("late")


asyncio.run(main())
END
run "$LOOPCHEF" timeline "$file"
judge 'an exception is told in short' 1 '^loopchef: ValueError: late$'
same 'and drawn' 'program.py     0s        0.2s      0.4s      0.6s      0.8s      1s
loop           │         │         │         │         │         │  idle 100 %
Task-1 main    ▌─────────────────────────────────────────────────✗  ValueError: late
finished at 1.000 s'

program <<'END'
import asyncio


async def main():
    await asyncio.Event().wait()


asyncio.run(main())
END
run "$LOOPCHEF" timeline "$file"
judge 'a deadlock is told' 4 '^loopchef: deadlock: nothing is ready and no timer is set$'

program <<'END'
import asyncio


async def main():
    while True:
        await asyncio.sleep(1)


asyncio.run(main())
END
run "$LOOPCHEF" timeline --until 3 "$file"
judge '--until ends well' 0 ''
same 'and is drawn so far' 'program.py     0s        1s        2s        3s
loop           │         │         │         │  idle 100 %
Task-1 main    ▌─────────▌─────────▌─────────▌  pending: sleep(1) × 4
stopped at 3.000 s'
run "$LOOPCHEF" timeline --max-time 100 "$file"
judge 'a limit is told, with how to raise it' 4 '^loopchef: .*--max-time'
run "$LOOPCHEF" timeline --max-log 200K "$file"
judge 'the log has a limit' 4 '^loopchef: .*--max-log'

# ---- a bare FILE ------------------------------------------------------------------------------------------------
run "$LOOPCHEF" three_apis
judge 'a bare FILE' 0 ''
grep -q 'API A done!' "$folder/out" && grep -q '^finished at 3.000 s' "$folder/out" && echo 'ok it gives output and picture' \
    || bad 'it gives output and picture' 'it does not'

exit $failed
