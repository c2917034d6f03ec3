#!/bin/sh
# What CPython's library has and loopchef has not is refused with its place: before the run where it can be seen there, else
# when the run gets there. A program that is ready to do without goes its other way, and is told so.
. tests/tools/expect.sh

text() { # the program, with \n between its lines
    file=$folder/program.py
    printf "$1" >"$file"
}

first() { # NAME PATTERN: refused, and nothing ran before
    expect "$1" 3 "$2"
    [ -s "$folder/out" ] && { failed=1; echo "not ok $1: something ran first"; }
}

text 'print(1)\nimport sys\ndef never():\n    sys.settrace(None)\n'
first 'a name of a module' '^loopchef: .*:4:5: error: sys\.settrace is not simulated'

text 'print(1)\nfrom sys import argv, setprofile as p\n'
first 'an imported name' ':2:23: error: sys\.setprofile is not simulated'

text 'print(1)\ndef f():\n    import tkinter\n'
first 'a module, in a function' ":3:12: error: the module 'tkinter' is not simulated"

text 'import sys as s\nprint(1)\nif __name__ == "__main__":\n    s.settrace(None)\n'
first 'under the usual if' ':4:5: error: sys\.settrace'

text 'import sys\nprint(1)\nif sys.argv:\n    sys.settrace(None)\n'
expect 'under another if: when it gets there' 3 ':4:5: error: sys\.settrace'
same 'under another if: what came before' 1

text 'import sys\ntry:\n    sys.settrace(None)\nexcept Exception:\n    print(1)\n'
expect 'nothing can catch it' 3 ':3:5: error: sys\.settrace'

text 'try:\n    import tkinter\nexcept ImportError as e:\n    print(e)\n'
expect 'an import in a try' 0 '^loopchef: note: .*:2: the module tkinter is not simulated'
same 'its fallback' "No module named 'tkinter'"

text 'from contextlib import suppress\nwith suppress(ImportError):\n    from sys import settrace\nprint(1)\n'
expect 'an import with suppress' 0 '^loopchef: note: .*:3: sys\.settrace'

text 'import sys\nprint(hasattr(sys, "settrace") and sys.settrace(None), getattr(sys, "setprofile", 2))\n'
expect 'hasattr and getattr' 0 '^loopchef: note: .*:2: sys\.setprofile'
same 'hasattr and getattr: answers' 'False 2'

text 'import sys\nsys.settrace = print\nsys.settrace(1)\n'
expect 'an attribute that the program sets' 0 ''

text 'import sys\ndef f(sys):\n    return sys.settrace\nclass S: settrace = 1\nprint(f(S))\n'
expect 'a name that is something else too' 0 ''

text 'from __future__ import annotations\nimport sys\ndef f(x: sys.settrace): pass\n'
expect 'an annotation that is not evaluated' 0 ''

text 'import typing\nif typing.TYPE_CHECKING:\n    import tkinter\n'
expect 'for type checkers only' 0 ''

text 'try:\n    import uvloop\nexcept ImportError:\n    print(1)\n'
expect 'what nobody has' 0 ''

text 'import httpx\nprint(1)\nhttpx.ASGITransport(app=1)\n'
first 'a name of a third-party library' ':3:1: error: httpx\.ASGITransport is not simulated'

text 'from aiohttp import web\n'
first 'a module of a third-party library' ':1:21: error: aiohttp\.web is not simulated'

text 'import asyncio\nprint(1)\nasync def f():\n    asyncio.get_running_loop().add_signal_handler(2, print)\nasyncio.run(f())\n'
expect 'a signal handler' 3 'add_signal_handler\(\) is not simulated: no signal'

exit $failed
