# What ordinary programs do between their waits: lists, dicts, strings, f-strings, sorting, comprehensions, objects.
class Order:
    def __init__(self, number, table, price):
        self.number = number
        self.table = table
        self.price = price

    def label(self):
        return f"{self.table}/{self.number:04d}"


def orders(count):
    return [Order(n, f"table {n * 7 % 31}", n * 13 % 97 + 0.5) for n in range(count)]


def by_table(all_orders):
    tables = {}
    for order in all_orders:
        tables.setdefault(order.table, []).append(order)
    return tables


def report(tables):
    lines = []
    for table, group in sorted(tables.items(), key=lambda item: (len(item[1]), item[0])):
        group.sort(key=lambda order: -order.price)
        total = sum(order.price for order in group)
        best = ", ".join(order.label() for order in group[:3])
        lines.append(f"{table:>10}: {total:9.2f} {best}")
    return "\n".join(lines)


def words(text):
    counts = {}
    for word in text.replace(":", " ").replace(",", " ").split():
        word = word.strip().lower()
        counts[word] = counts.get(word, 0) + 1
    return {word: n for word, n in counts.items() if n > 1 and not word.isdigit()}


checksum = 0
for round_number in range(60):
    text = report(by_table(orders(3000)))
    counts = words(text)
    matrix = [[(row * column + round_number) % 10 for column in range(60)] for row in range(60)]
    diagonal = sum(matrix[i][i] for i in range(60))
    pairs = {(a, b): a * b for a in range(40) for b in range(40) if (a + b) % 3 == 0}
    checksum += len(text) + len(counts) + diagonal + sum(pairs.values())
    checksum += len("".join([chr(97 + n % 26) for n in range(2000)]).upper())
print(checksum)
