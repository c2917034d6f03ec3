class Quiet(Exception):
    """In a class of this module; its name is shown with no module."""


def f():
    raise Quiet


f()
