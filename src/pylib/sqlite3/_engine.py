# sqlite3._engine: tables in memory, and statements run upon them.
#
# An expression is compiled to a function of an Env: the rows that stand for the sources of a SELECT, the Env around it (of the outer
# query), and for aggregates the Envs of a group. A row is a tuple with its rowid behind the last column. Tables never share rows with
# the copies that a transaction keeps of them for a ROLLBACK, since rows are never changed but replaced.
from _network import refuse

from . import _values
from ._sql import SqlError
from ._values import Key, affinity_of, compare, number_before, text_of, with_affinity


class ConstraintError(Exception):
    """Becomes sqlite3.IntegrityError."""


AGGREGATES = {"count", "sum", "avg", "total", "group_concat", "string_agg"}


# ---- tables

class Table:
    def __init__(self, name, columns, primary, uniques, checks):
        self.name = name
        self.columns = [column["name"] for column in columns]
        self.nocase = [column["nocase"] for column in columns]
        self.affinities = [affinity_of(column["type"]) for column in columns]
        self.notnull = [column["notnull"] for column in columns]
        self.defaults = [column["default"] for column in columns]
        self.checks = checks
        self.rows = {}          # rowid → row
        self.last = 0           # the largest rowid, with AUTOINCREMENT the largest ever given
        self.auto = any(column["auto"] for column in columns)
        self.rowid_column = None
        self.uniques = []       # (columns' numbers, {key: rowid})
        own = [column["name"] for column in columns if column["primary"]]
        primary = primary or own
        if len(primary) == 1:
            at = self.index(primary[0])
            if columns[at]["type"].upper() == "INTEGER":
                self.rowid_column = at
        if primary and self.rowid_column is None:
            uniques = [primary] + uniques
        for names in uniques + [[column["name"]] for column in columns if column["unique"]]:
            self.uniques.append(([self.index(name) for name in names], {}))

    def index(self, name):
        for at, column in enumerate(self.columns):
            if column.lower() == name.lower():
                return at
        raise SqlError(f"table {self.name} has no column named {name}")

    def copy(self):
        copy = object.__new__(Table)
        copy.__dict__.update(self.__dict__)
        copy.rows = dict(self.rows)
        copy.uniques = [(columns, dict(keys)) for columns, keys in self.uniques]
        return copy

    def key_of(self, row, columns):
        """None: a NULL is in it, which differs from any other."""
        key = tuple([row[at].lower() if self.nocase[at] and isinstance(row[at], str) else row[at] for at in columns])
        return None if None in key else key

    def conflicts(self, rowid, row):
        """The rowids that stand in the way of a row, with the columns in question."""
        found = []
        if rowid in self.rows:
            name = self.columns[self.rowid_column] if self.rowid_column is not None else "rowid"
            found.append((rowid, [name]))
        for columns, keys in self.uniques:
            key = self.key_of(row, columns)
            if key is not None and keys.get(key, rowid) != rowid:
                found.append((keys[key], [self.columns[at] for at in columns]))
        return found

    def put(self, rowid, row):
        self.rows[rowid] = row
        self.last = max(self.last, rowid)
        for columns, keys in self.uniques:
            key = self.key_of(row, columns)
            if key is not None:
                keys[key] = rowid

    def next_rowid(self):
        if self.auto:
            self.last += 1      # one that is left out (OR IGNORE) uses its number up
            return self.last
        return self.last + 1

    def remove(self, rowid):
        row = self.rows.pop(rowid)
        if rowid == self.last and not self.auto:
            self.last = max(self.rows, default=0)
        for columns, keys in self.uniques:
            key = self.key_of(row, columns)
            if key is not None:
                del keys[key]


class Database:
    def __init__(self):
        self.tables = {}        # lower-case name → Table
        self.indexes = {}       # lower-case name → table's name
        self.writer = None      # the connection in a transaction that has changed something
        self.saved = {}         # name → what the table was before it; None: not there

    def find(self, name, reader=None):
        tables = self.tables
        if self.writer is not None and reader is not self.writer and name.lower() in self.saved:
            tables = self.saved
        table = tables.get(name.lower())
        if table is None:
            raise SqlError(f"no such table: {name}")
        return table

    def touch(self, name):
        """The table is about to change: a copy is kept for a ROLLBACK."""
        name = name.lower()
        if name not in self.saved:
            table = self.tables.get(name)
            self.saved[name] = table and table.copy()

    def commit(self):
        self.writer = None
        self.saved = {}

    def rollback(self):
        for name, table in self.saved.items():
            if table is None:
                self.tables.pop(name, None)
            else:
                self.tables[name] = table
        self.commit()


# ---- expressions

class Env:
    __slots__ = ("rows", "parent", "group")

    def __init__(self, rows, parent=None, group=None):
        self.rows = rows
        self.parent = parent
        self.group = group


class Scope:
    """The sources whose columns can be named: (alias, columns, affinities, nocase) each."""

    def __init__(self, sources, parent=None):
        self.sources = sources
        self.aliases = {}       # of results: they can be named where no column is called so
        self.parent = parent

    def find(self, table, name):
        """(levels up, source, column, affinity, nocase)"""
        level, scope, name = 0, self, name.lower()
        while scope is not None:
            found = []
            for number, (alias, columns, affinities, nocase) in enumerate(scope.sources):
                if table is not None and (alias is None or alias.lower() != table.lower()):
                    continue
                for at, column in enumerate(columns):
                    if column.lower() == name:
                        found.append((level, number, at, affinities[at], nocase[at]))
                        break
                else:
                    if name in ("rowid", "oid", "_rowid_") and alias is not None:
                        found.append((level, number, len(columns), "integer", False))
            if len(found) > 1:
                raise SqlError(f"ambiguous column name: {name if table is None else table + '.' + name}")
            if found:
                return found[0]
            level, scope = level + 1, scope.parent
        return None


def is_true(value):
    value = number_before(value)
    return None if value is None else value != 0


class Compiler:
    """Makes functions of an Env from expressions."""

    def __init__(self, session, scope, params):
        self.session = session
        self.scope = scope
        self.params = params

    def make(self, tree):
        return self.typed(tree)[0]

    def typed(self, tree):
        """(function, affinity, whether case does not matter)"""
        function = getattr(self, "_" + tree[0].replace(" ", "_"))(*tree[1:])
        return function if isinstance(function, tuple) else (function, None, False)

    def _literal(self, value):
        return lambda env: value

    def _param(self, number):
        value = self.params[number]
        return lambda env: value

    def _column(self, table, name, quoted):
        found = self.scope.find(table, name)
        if found is None:
            if table is None and name.lower() in self.scope.aliases:
                return self.typed(self.scope.aliases[name.lower()])
            if quoted:          # "text" in double quotes is a text if it is no column
                return self._literal(name)
            raise SqlError(f"no such column: {name if table is None else table + '.' + name}")
        level, source, at, affinity, nocase = found
        if level == 0:
            return lambda env: env.rows[source][at], affinity, nocase

        def outer(env):
            for _ in range(level):
                env = env.parent
            return env.rows[source][at]

        return outer, affinity, nocase

    def _nocase(self, tree):
        function, affinity, _ = self.typed(tree)
        return function, affinity, True

    def _or(self, a, b):
        a, b = self.make(a), self.make(b)

        def either(env):
            left = is_true(a(env))
            if left:
                return 1
            right = is_true(b(env))
            return 1 if right else None if left is None or right is None else 0

        return either

    def _and(self, a, b):
        a, b = self.make(a), self.make(b)

        def both(env):
            left = is_true(a(env))
            if left is False:
                return 0
            right = is_true(b(env))
            return 0 if right is False else None if left is None or right is None else 1

        return both

    def _not(self, a):
        a = self.make(a)

        def negated(env):
            value = is_true(a(env))
            return None if value is None else int(not value)

        return negated

    def _sides(self, a, b):
        """Both sides, each with the affinity that the other asks of it."""
        a, of_a, nocase_a = self.typed(a)
        b, of_b, nocase_b = self.typed(b)
        numeric = ("integer", "real", "numeric")

        def adapted(function, own, other, nocase):
            if other in numeric and own not in numeric:
                plain, function = function, lambda env: with_affinity(plain(env), "numeric")
            elif other == "text" and own is None:
                plain, function = function, lambda env: with_affinity(plain(env), "text")
            if not nocase:
                return function

            def folded(env):
                value = function(env)
                return value.lower() if isinstance(value, str) else value
            return folded

        nocase = nocase_a or nocase_b
        return adapted(a, of_a, of_b, nocase), adapted(b, of_b, of_a, nocase)

    def _compare(self, op, a, b):
        a, b = self._sides(a, b)
        test = {"=": lambda order: order == 0, "!=": lambda order: order != 0, "<": lambda order: order < 0,
                "<=": lambda order: order <= 0, ">": lambda order: order > 0, ">=": lambda order: order >= 0}[op]

        def compared(env):
            left, right = a(env), b(env)
            return None if left is None or right is None else int(test(compare(left, right)))

        return compared

    def _is(self, a, b):
        a, b = self._sides(a, b)

        def same(env):
            left, right = a(env), b(env)
            if left is None or right is None:
                return int(left is right)
            return int(compare(left, right) == 0)

        return same

    def _in(self, a, items):
        tests = [self._compare("=", a, item) for item in items]

        def among(env):
            unknown = False
            for test in tests:
                found = test(env)
                if found:
                    return 1
                unknown = unknown or found is None
            return None if unknown else 0

        return among

    def _in_select(self, a, query):
        a, affinity, _ = self.typed(a)
        select = Select(self.session, query, self.scope, self.params)
        if len(select.names) != 1:
            raise SqlError(f"sub-select returns {len(select.names)} columns - expected 1")

        def among(env):
            value = a(env)
            rows = [with_affinity(row[0], affinity) for row in select.rows(env)]
            if not rows:
                return 0
            if value is None:
                return None
            if any(item is not None and compare(item, value) == 0 for item in rows):
                return 1
            return None if None in rows else 0

        return among

    def _like(self, a, pattern, escape):
        a, pattern = self.make(a), self.make(pattern)
        escape = self.make(escape) if escape is not None else None

        def matches(env):
            text, wanted = a(env), pattern(env)
            if text is None or wanted is None:
                return None
            return int(_values.like(text_of(wanted), text_of(text), escape(env) if escape else None))

        return matches

    def _glob(self, a, pattern):
        a, pattern = self.make(a), self.make(pattern)

        def matches(env):
            text, wanted = a(env), pattern(env)
            if text is None or wanted is None:
                return None
            if "[" in text_of(wanted):
                refuse("GLOB with [sets] is not simulated")
            return int(_values.like(text_of(wanted), text_of(text), None, False, "*", "?"))

        return matches

    def _binary(self, op, a, b):
        a, b = self.make(a), self.make(b)
        if op == "||":
            def joined(env):
                left, right = a(env), b(env)
                return None if left is None or right is None else text_of(left) + text_of(right)
            return joined

        def computed(env):
            left, right = number_before(a(env)), number_before(b(env))
            return None if left is None or right is None else _arithmetic(op, left, right)

        return computed

    def _unary(self, op, a):
        a = self.make(a)
        if op == "+":
            return a

        def computed(env):
            value = number_before(a(env))
            return None if value is None else -value if op == "-" else ~int(value)

        return computed

    def _cast(self, a, type_name):
        a = self.make(a)
        return lambda env: _values.cast(a(env), type_name), affinity_of(type_name), False

    def _case(self, branches, otherwise):
        branches = [(self.make(test), self.make(value)) for test, value in branches]
        otherwise = self.make(otherwise)

        def chosen(env):
            for test, value in branches:
                if is_true(test(env)):
                    return value(env)
            return otherwise(env)

        return chosen

    def _scalar(self, query):
        select = Select(self.session, query, self.scope, self.params)
        return lambda env: next((row[0] for row in select.rows(env)), None)

    def _exists(self, query):
        select = Select(self.session, query, self.scope, self.params)
        return lambda env: int(any(True for _ in select.rows(env)))

    def _call(self, name, arguments, distinct):
        if is_aggregate(name, arguments):
            return self._aggregate(name, arguments, distinct)
        arguments = [self.make(argument) for argument in arguments or []]
        own = self.session.functions.get((name, len(arguments))) or self.session.functions.get((name, -1))
        if own is not None or name in _values.LOOSE:
            function = own or _values.LOOSE[name]
            return lambda env: function(*[argument(env) for argument in arguments])
        if name in ("last_insert_rowid", "changes", "total_changes"):
            return lambda env: getattr(self.session, name)
        if name not in _values.STRICT:
            if name in UNKNOWN:
                refuse(f"SQLite's function {name}() is not simulated")
            raise SqlError(f"no such function: {name}")
        function = _values.STRICT[name]

        def called(env):
            values = [argument(env) for argument in arguments]
            return None if None in values else function(*values)

        return called

    def _aggregate(self, name, arguments, distinct):
        if arguments is None:
            return lambda env: len(_group(env, name))
        argument = self.make(arguments[0])
        between = self.make(arguments[1]) if len(arguments) > 1 else lambda env: ","
        function = {"count": len, "sum": _sum, "total": lambda values: float(_sum(values) or 0), "avg": _average,
                    "min": lambda values: min(values, key=Key, default=None),
                    "max": lambda values: max(values, key=Key, default=None)}.get(name)

        def aggregated(env):
            values = [argument(one) for one in _group(env, name)]
            values = [value for value in values if value is not None]
            if distinct:
                values = list(dict.fromkeys(values))
            if function is not None:
                return function(values)
            return between(env).join([text_of(value) for value in values]) if values else None

        return aggregated


UNKNOWN = set("json json_array json_extract json_object json_set json_each strftime julianday unixepoch printf format random "
              "randomblob zeroblob soundex acos asin atan cos sin tan exp ln log log10 log2 pi pow power sqrt radians degrees "
              "changes load_extension likelihood likely unlikely".split())


def is_aggregate(name, arguments):
    return name in AGGREGATES or name in ("min", "max") and arguments is not None and len(arguments) == 1


def has_aggregate(tree):
    """Is there an aggregate in it, sub-queries left aside?"""
    if not isinstance(tree, (tuple, list)) or not tree:
        return False
    if tree[0] in ("scalar", "exists", "literal", "column"):
        return False
    if tree[0] == "call" and is_aggregate(tree[1], tree[2]):
        return True
    return any(has_aggregate(part) for part in tree)


def _group(env, name):
    if env.group is None:
        raise SqlError(f"misuse of aggregate: {name}()")
    return env.group


def _sum(values):
    return sum([number_before(value) for value in values]) if values else None


def _average(values):
    return float(_sum(values)) / len(values) if values else None


def _arithmetic(op, a, b):
    if op == "+":
        return a + b
    if op == "-":
        return a - b
    if op == "*":
        return a * b
    if op == "/":
        if b == 0:
            return None
        if isinstance(a, int) and isinstance(b, int):
            return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
        return a / b
    a, b = int(a), int(b)
    if op == "%":
        return None if b == 0 else abs(a) % abs(b) * (-1 if a < 0 else 1)
    return {"<<": lambda: a << b, ">>": lambda: a >> b, "&": lambda: a & b, "|": lambda: a | b}[op]()


# ---- select

class Select:
    """A whole SELECT, compiled: `names` of its columns, and rows(env), where env is of the query around it."""

    def __init__(self, session, tree, scope, params):
        _, self.query, order, limit, offset = tree
        self.session = session
        self.params = params
        self.outer = scope
        outside = Compiler(session, scope or Scope([]), params)
        self.limit = outside.make(limit) if limit is not None else None
        self.offset = outside.make(offset) if offset is not None else None
        if self.query[0] == "core":
            self.core = Core(session, self.query, scope, params, order)
            self.names, self.affinities = self.core.names, self.core.affinities
        else:
            self.core = Compound(session, self.query, scope, params, order)
            self.names, self.affinities = self.core.names, self.core.affinities

    def rows(self, env=None):
        rows = self.core.rows(env)
        start = self.offset(env) if self.offset is not None else 0
        count = self.limit(env) if self.limit is not None else -1
        for value in (start, count):
            if not isinstance(value, int):
                raise SqlError("datatype mismatch")
        return rows[max(start, 0):] if count < 0 else rows[max(start, 0):max(start, 0) + count]


class Core:
    """SELECT ... FROM ... WHERE ... GROUP BY ... HAVING, and the order of its rows."""

    def __init__(self, session, tree, outer, params, order):
        _, self.distinct, results, source, where, group, having = tree
        self.session = session
        self.sources = []       # (kind of join, function that gives rows, condition)
        self.scope = Scope([], outer)
        compiler = Compiler(session, self.scope, params)
        for kind, table, alias, condition, using in source or []:
            self._add_source(compiler, kind, table, alias, condition, using)
        self._add_results(compiler, results)
        self.scope.aliases = {result[2].lower(): result[1] for result in results if result[0] == "as" and result[1][0] != "column"}
        self.where = compiler.make(where) if where is not None else None
        aliases = {name.lower(): number for number, name in enumerate(self.names)}
        self.group = [compiler.make(self._alias(tree, aliases, results)) for tree in group]
        self.having = compiler.make(having) if having is not None else None
        self.order = [self._ordering(compiler, *ordering, aliases) for ordering in order]
        self.aggregated = bool(group) or having is not None or has_aggregate([tree for tree in results if tree[0] == "as"])

    def _alias(self, tree, aliases, results):
        """GROUP BY may name a result, or give its number."""
        if tree[0] == "literal" and isinstance(tree[1], int):
            return results[tree[1] - 1][1]
        if tree[0] == "column" and tree[1] is None and self.scope.find(None, tree[2]) is None and tree[2].lower() in aliases:
            return results[aliases[tree[2].lower()]][1]
        return tree

    def _add_source(self, compiler, kind, table, alias, condition, using):
        if isinstance(table, str):
            if table.lower() in ("sqlite_master", "sqlite_schema"):
                names, affinities, give = self._master()
                nocase = [False] * len(names)
            else:
                found = self.session.database.find(table, self.session)
                names, affinities, nocase = found.columns, found.affinities, found.nocase
                give = lambda env: [row for _, row in sorted(found.rows.items())]
        else:
            select = Select(self.session, table, self.scope.parent, compiler.params)
            names, affinities = select.names, select.affinities
            nocase = [False] * len(names)
            give = lambda env: [(*row, number) for number, row in enumerate(select.rows(env), 1)]
        before = Scope(list(self.scope.sources), self.scope.parent)
        self.scope.sources.append((alias, names, affinities, nocase))
        test = compiler.make(condition) if condition is not None else None
        for name in using or []:
            level, source, at, _, _ = before.find(None, name)
            mine = [column.lower() for column in names].index(name.lower())
            number = len(self.scope.sources) - 1

            def same(env, source=source, at=at, number=number, mine=mine, test=test):
                if env.rows[source][at] != env.rows[number][mine]:
                    return 0
                return 1 if test is None else test(env)

            test = same
        self.sources.append((kind, give, test, len(names)))

    def _master(self):
        session = self.session

        def give(env):
            rows = [("table", table.name, table.name, 0, None) for table in session.database.tables.values()]
            return [(*row, number) for number, row in enumerate(rows, 1)]

        return ["type", "name", "tbl_name", "rootpage", "sql"], ["text", "text", "text", "integer", "text"], give

    def _add_results(self, compiler, results):
        self.names, self.affinities, self.results = [], [], []
        for result in results:
            if result[0] == "as":
                function, affinity, _ = compiler.typed(result[1])
                self._add_result(result[2], affinity, function)
                continue
            sources = [(number, source) for number, source in enumerate(self.scope.sources)
                       if result[1] is None or source[0] is not None and source[0].lower() == result[1].lower()]
            if not sources:
                raise SqlError("no tables specified" if result[1] is None else f"no such table: {result[1]}")
            for number, (_, names, affinities, _) in sources:
                for at, name in enumerate(names):
                    self._add_result(name, affinities[at], lambda env, number=number, at=at: env.rows[number][at])

    def _add_result(self, name, affinity, function):
        self.names.append(name)
        self.affinities.append(affinity)
        self.results.append(function)

    def _ordering(self, compiler, tree, down, nulls, nocase, aliases):
        """(function of Env and result row, whether downwards, where NULLs go)"""
        number = None
        if tree[0] == "literal" and isinstance(tree[1], int):
            number = tree[1] - 1
            if not 0 <= number < len(self.names):
                raise SqlError(f"1st ORDER BY term out of range - should be between 1 and {len(self.names)}")
        elif tree[0] == "column" and tree[1] is None:
            number = aliases.get(tree[2].lower())
        if number is not None:
            value, folds = lambda env, row: row[number], nocase
        else:
            function, _, folds = compiler.typed(tree)
            folds = folds or nocase
            value = lambda env, row: function(env)
        if folds:
            plain, value = value, lambda env, row: _folded(plain(env, row))
        return value, down, nulls

    def _joined(self, env):
        joined = [Env([], env)]
        for kind, give, test, width in self.sources:
            rows, found = give(env), []
            for one in joined:
                matched = False
                for row in rows:
                    candidate = Env(one.rows + [row], env)
                    if test is None or is_true(test(candidate)):
                        matched = True
                        found.append(candidate)
                if kind == "LEFT" and not matched:
                    found.append(Env(one.rows + [(None,) * (width + 1)], env))
            joined = found
        return joined

    def _groups(self, envs, env):
        if not self.group:
            first = envs[0].rows if envs else [(None,) * (width + 1) for _, _, _, width in self.sources]
            return [Env(first, env, envs)]
        groups = {}
        for one in envs:
            groups.setdefault(tuple([_hashable(function(one)) for function in self.group]), []).append(one)
        ordered = sorted(groups.items(), key=lambda item: [Key(value) for _, value in item[0]])
        return [Env(group[0].rows, env, group) for _, group in ordered]

    def rows(self, env):
        envs = self._joined(env)
        if self.where is not None:
            envs = [one for one in envs if is_true(self.where(one))]
        if self.aggregated:
            envs = self._groups(envs, env)
            if self.having is not None:
                envs = [one for one in envs if is_true(self.having(one))]
        pairs = [(one, tuple([function(one) for function in self.results])) for one in envs]
        if self.distinct:
            unique = {}
            for one, row in pairs:
                unique.setdefault(tuple(map(_hashable, row)), (one, row))
            pairs = list(unique.values())
        return [row for _, row in _sorted(pairs, self.order)]


def _hashable(value):
    return _values.rank(value), value


def _folded(value):
    return value.lower() if isinstance(value, str) else value


def _sorted(pairs, order):
    """Sorts (env, row) pairs, the last term first, since sorting is stable."""
    for value, down, nulls in reversed(order):
        pairs = sorted(pairs, key=lambda pair: Key(value(*pair)), reverse=down)
        if nulls is not None:
            empty = [pair for pair in pairs if value(*pair) is None]
            full = [pair for pair in pairs if value(*pair) is not None]
            pairs = empty + full if nulls == "FIRST" else full + empty
    return pairs


class Compound:
    """UNION, INTERSECT, EXCEPT."""

    def __init__(self, session, tree, outer, params, order):
        _, self.kind, left, right = tree
        make = lambda query: (Core if query[0] == "core" else Compound)(session, query, outer, params, [])
        self.left, self.right = make(left), make(right)
        if len(self.left.names) != len(self.right.names):
            raise SqlError(f"SELECTs to the left and right of {self.kind} do not have the same number of result columns")
        self.names, self.affinities = self.left.names, self.left.affinities
        names = [name.lower() for name in self.names]
        self.order = []
        for value, down, nulls, nocase in order:
            if value[0] == "literal" and isinstance(value[1], int):
                at = value[1] - 1
            elif value[0] == "column" and value[2].lower() in names:
                at = names.index(value[2].lower())
            else:
                raise SqlError("1st ORDER BY term does not match any column in the result set")
            self.order.append((lambda env, row, at=at: row[at], down, nulls))

    def rows(self, env):
        left, right = self.left.rows(env), self.right.rows(env)
        if self.kind == "UNION ALL":
            rows = left + right
        else:
            right = {tuple(map(_hashable, row)): row for row in right}
            unique = {tuple(map(_hashable, row)): row for row in left}
            if self.kind == "UNION":
                unique = {**right, **unique}
            else:
                unique = {key: row for key, row in unique.items() if (key in right) == (self.kind == "INTERSECT")}
            rows = [row for _, row in sorted(unique.items(), key=lambda item: [Key(value) for value in item[1]])]
        return [row for _, row in _sorted([(None, row) for row in rows], self.order)]
