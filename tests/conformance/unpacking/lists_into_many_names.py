# Unpacking something that is no tuple needs no more room than its items, in frames that lie side by side in memory.
def unpack(sequence):
    a, b, c, d, e = sequence
    return e


def unpack_rest(sequence):
    a, b, *c, d, e = sequence
    return e


def neighbours(depth, make):
    items = make(depth)
    if depth == 0:
        return unpack(items), unpack_rest(items)
    kept = [str(depth)], (depth, depth + 1), {depth: depth}
    result = neighbours(depth - 1, make), unpack(items), unpack_rest(items)
    assert kept == ([str(depth)], (depth, depth + 1), {depth: depth})
    return result


def fives(depth):
    return [depth, depth + 1, depth + 2, depth + 3, depth + 4]


class Five(tuple):
    pass


for make in fives, lambda depth: iter(fives(depth)), lambda depth: Five(fives(depth)), lambda depth: dict.fromkeys(fives(depth)):
    things = [[n] for n in range(50)]
    print(unpack(make(7)), unpack_rest(make(7)))
    results = neighbours(3, fives)
    print(results, things == [[n] for n in range(50)])
for wrong in [1, 2], range(9), 7:
    for function in unpack, unpack_rest:
        try:
            print(function(wrong))
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
