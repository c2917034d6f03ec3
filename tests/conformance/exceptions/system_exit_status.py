import sys

try:
    sys.exit(3)
except SystemExit as e:
    print(repr(e), e.code)
try:
    print("leaving")
    sys.exit(7)
finally:
    print("cleanup")
