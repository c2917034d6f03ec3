class Trouble(Exception):
    pass


try:
    raise Trouble("first line\nsecond line")
except Trouble as e:
    e.add_note("a note")
    e.add_note("another\nof two lines")
    raise
