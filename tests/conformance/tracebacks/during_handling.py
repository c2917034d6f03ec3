def clean():
    raise OSError("disk full")


try:
    int("x")
except ValueError:
    clean()
