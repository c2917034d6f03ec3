# loopchef: title: The synchronous chef
# loopchef: summary: One chef who stands and watches every pot: each order waits for the one before it.
import time


def boil(order):
    print(f"{order}: water on")
    time.sleep(3)
    print(f"{order}: pasta boiled")


def chop(order):
    print(f"{order}: chopping")
    time.sleep(1)
    print(f"{order}: vegetables chopped")


def simmer(order):
    print(f"{order}: sauce on")
    time.sleep(2)
    print(f"{order}: sauce ready")


def cook(order):
    boil(order)
    chop(order)
    simmer(order)
    print(f"{order}: plated at {time.perf_counter() - start:.0f} s")


start = time.perf_counter()
for order in ("table 1", "table 2", "table 3"):
    cook(order)
