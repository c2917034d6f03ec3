import sys
import traceback


def f():
    raise ValueError("shown")


try:
    f()
except ValueError:
    traceback.print_exc()
    print(traceback.format_exc().splitlines()[-1])
print("done", file=sys.stderr)
