"""How long small bits of code take, in virtual time. Code is given as functions: text is not compiled while running."""

import itertools
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5


class Timer:
    """Class for timing execution speed of small code snippets."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        for code, name in ((stmt, "stmt"), (setup, "setup")):
            if isinstance(code, str) and code != "pass":
                raise NotImplementedError("timeit of a text is not simulated: give it a function")
            if not isinstance(code, str) and not callable(code):
                raise ValueError(f"{name} is neither a string nor callable")
        self.stmt = stmt
        self.setup = setup
        self.timer = timer

    def timeit(self, number=default_number):
        """Time 'number' executions of the main statement."""
        stmt, setup = self.stmt, self.setup
        if callable(setup):
            setup()
        start = self.timer()
        if callable(stmt):
            for _ in itertools.repeat(None, number):
                stmt()
        return self.timer() - start

    def repeat(self, repeat=default_repeat, number=default_number):
        """Call timeit() a few times."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        raise NotImplementedError("Timer.autorange is not simulated: give timeit() a number")


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """Convenience function to create Timer object and call timeit method."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """Convenience function to create Timer object and call repeat method."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
