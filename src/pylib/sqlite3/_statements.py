# sqlite3._statements: statements that change something.
from ._engine import Compiler, ConstraintError, Env, Scope, Select, Table, is_true
from ._sql import SqlError
from ._values import with_affinity


class Outcome:
    """What a statement gave."""

    def __init__(self, names=None, rows=(), count=-1):
        self.names = names      # None: it gives no rows
        self.rows = list(rows)
        self.count = count      # rows changed


class _Skipped(Exception):
    """A row is left out: OR IGNORE, DO NOTHING."""


class Session:
    """A connection's side of the engine."""

    def __init__(self, database):
        self.database = database
        self.functions = {}
        self.last_insert_rowid = 0
        self.changes = self.total_changes = 0

    def run(self, tree, params):
        return getattr(self, "_" + tree[0])(params, *tree)

    def _select(self, params, *tree):
        select = Select(self, tree, None, params)
        return Outcome(select.names, select.rows())

    def _pragma(self, params, _, name):
        return Outcome(["journal_mode"], [("memory",)]) if name == "journal_mode" else Outcome()

    def _nothing(self, params, _):
        return Outcome()

    # ---- tables

    def _table(self, params, _, name, columns, primary, uniques, checks, quiet):
        database = self.database
        if name.lower() in database.tables:
            if quiet:
                return Outcome()
            raise SqlError(f"table {name} already exists")
        seen = set()
        for column in columns:
            if column["name"].lower() in seen:
                raise SqlError(f"duplicate column name: {column['name']}")
            seen.add(column["name"].lower())
        database.touch(name)
        database.tables[name.lower()] = Table(name, columns, primary, uniques, checks)
        return Outcome()

    def _index(self, params, _, name, table, columns, unique, quiet):
        found = self.database.find(table, self)
        if name.lower() in self.database.indexes:
            if quiet:
                return Outcome()
            raise SqlError(f"index {name} already exists")
        self.database.touch(table)
        numbers = [found.index(column) for column in columns]
        if unique:
            keys = {}
            for rowid, row in found.rows.items():
                key = found.key_of(row, numbers)
                if key is not None and key in keys:
                    raise _unique_failed(found, columns)
                keys[key] = rowid
            found.uniques.append((numbers, keys))
        self.database.indexes[name.lower()] = found.name
        return Outcome()

    def _drop(self, params, _, kind, name, quiet):
        if kind == "INDEX":
            if self.database.indexes.pop(name.lower(), None) is None and not quiet:
                raise SqlError(f"no such index: {name}")
            return Outcome()
        if name.lower() not in self.database.tables:
            if quiet:
                return Outcome()
            raise SqlError(f"no such table: {name}")
        self.database.touch(name)
        del self.database.tables[name.lower()]
        return Outcome()

    # ---- rows

    def _compiler(self, table, params, alias=None):
        scope = Scope([(alias or table.name, table.columns, table.affinities, table.nocase)])
        return Compiler(self, scope, params)

    def _insert(self, params, _, name, columns, source, conflict, upsert, returning):
        table = self.database.find(name, self)
        numbers = [table.index(column) for column in columns] if columns else list(range(len(table.columns)))
        rows = self._given(source, params, table, numbers, columns)
        self.database.touch(name)
        returned, count, last = self._returning(table, returning, params), 0, table.last
        for given in rows:
            try:
                rowid = self._insert_row(table, given, conflict, upsert, params)
            except _Skipped:
                continue
            except ConstraintError:
                table.last = last
                raise
            count += 1
            returned.add(table.rows[rowid])
        return self._changed(count, returned)

    def _given(self, source, params, table, numbers, columns):
        """A list of {column's number: value}."""
        if source[0] == "defaults":
            return [{}]
        if source[0] == "select":
            select = Select(self, source, None, params)
            width, rows = len(select.names), select.rows()
        else:
            compiler = Compiler(self, Scope([]), params)
            rows = [tuple([compiler.make(tree)(Env([])) for tree in row]) for row in source[1]]
            width = len(rows[0])
        if width != len(numbers):
            if columns:
                raise SqlError(f"{width} values for {len(numbers)} columns")
            raise SqlError(f"table {table.name} has {len(numbers)} columns but {width} values were supplied")
        return [dict(zip(numbers, row)) for row in rows]

    def _whole_row(self, table, given, params):
        compiler = Compiler(self, Scope([]), params)
        row = []
        for at in range(len(table.columns)):
            if at in given:
                value = given[at]
            else:
                default = table.defaults[at]
                value = None if default is None else compiler.make(default)(Env([]))
            row.append(with_affinity(value, table.affinities[at]))
        return row

    def _insert_row(self, table, given, conflict, upsert, params):
        row = self._whole_row(table, given, params)
        at = table.rowid_column
        rowid = row[at] if at is not None else None
        if rowid is None:
            rowid = table.next_rowid()
        elif not isinstance(rowid, int):
            raise ConstraintError("datatype mismatch")
        if at is not None:
            row[at] = rowid
        row = (*row, rowid)
        self._check(table, row, params, conflict)
        for other, columns in table.conflicts(rowid, row):
            if upsert is not None and (upsert[0] is None or [c.lower() for c in upsert[0]] == [c.lower() for c in columns]):
                return self._upsert(table, other, row, upsert, params)
            if conflict == "REPLACE":
                if other in table.rows:
                    table.remove(other)
            elif conflict == "IGNORE":
                raise _Skipped
            else:
                raise _unique_failed(table, columns)
        table.put(rowid, row)
        self.last_insert_rowid = rowid
        return rowid

    def _upsert(self, table, rowid, row, upsert, params):
        _, assignments, where = upsert
        if assignments is None:
            raise _Skipped
        scope = Scope([(table.name, table.columns, table.affinities, table.nocase), ("excluded", table.columns, table.affinities, table.nocase)])
        env = Env([table.rows[rowid], row])

        def value(tree):
            return Compiler(self, scope, params).make(_own_columns(tree, table.name))(env)

        if where is not None and not is_true(value(where)):
            raise _Skipped
        new = list(table.rows[rowid])
        for name, tree in assignments:
            at = table.index(name)
            new[at] = with_affinity(value(tree), table.affinities[at])
        self._replace_row(table, rowid, tuple(new), None, params)
        return rowid

    def _check(self, table, row, params, conflict):
        for at, notnull in enumerate(table.notnull):
            if notnull and row[at] is None:
                if conflict == "IGNORE":
                    raise _Skipped
                raise ConstraintError(f"NOT NULL constraint failed: {table.name}.{table.columns[at]}")
        compiler = self._compiler(table, params)
        for text, check in table.checks:
            if is_true(compiler.make(check)(Env([row]))) is False:
                if conflict == "IGNORE":
                    raise _Skipped
                raise ConstraintError(f"CHECK constraint failed: {text}")

    def _replace_row(self, table, rowid, row, conflict, params):
        old = table.rows[rowid]
        new_id = row[table.rowid_column] if table.rowid_column is not None else rowid
        row = (*row[:-1], new_id)
        self._check(table, row, params, conflict)
        table.remove(rowid)
        for other, columns in table.conflicts(new_id, row):
            if conflict == "REPLACE":
                table.remove(other)
                continue
            table.put(rowid, old)
            if conflict == "IGNORE":
                raise _Skipped
            raise _unique_failed(table, columns)
        table.put(new_id, row)
        return new_id

    def _matching(self, table, where, params):
        test = self._compiler(table, params).make(where) if where is not None else None
        return [rowid for rowid, row in sorted(table.rows.items()) if test is None or is_true(test(Env([row])))]

    def _update(self, params, _, name, assignments, where, conflict, returning):
        table = self.database.find(name, self)
        compiler = self._compiler(table, params)
        targets = []
        for column, tree in assignments:
            if column.lower() not in [own.lower() for own in table.columns]:
                raise SqlError(f"no such column: {column}")
            targets.append((table.index(column), compiler.make(tree)))
        rowids = self._matching(table, where, params)
        self.database.touch(name)
        returned, count = self._returning(table, returning, params), 0
        for rowid in rowids:
            env = Env([table.rows[rowid]])
            row = list(table.rows[rowid])
            for at, value in targets:
                row[at] = with_affinity(value(env), table.affinities[at])
            try:
                new_id = self._replace_row(table, rowid, tuple(row), conflict, params)
            except _Skipped:
                continue
            count += 1
            returned.add(table.rows[new_id])
        return self._changed(count, returned)

    def _delete(self, params, _, name, where, returning):
        table = self.database.find(name, self)
        rowids = self._matching(table, where, params)
        self.database.touch(name)
        returned = self._returning(table, returning, params)
        for rowid in rowids:
            returned.add(table.rows[rowid])
            table.remove(rowid)
        return self._changed(len(rowids), returned)

    def _returning(self, table, results, params):
        return _Returned(self._compiler(table, params), table, results)

    def _changed(self, count, returned):
        self.changes = count
        self.total_changes += count
        return Outcome(returned.names, returned.rows, count)


class _Returned:
    """The rows of RETURNING."""

    def __init__(self, compiler, table, results):
        self.names = None if results is None else []
        self.rows = []
        self.functions = []
        for result in results or []:
            if result[0] == "*":
                self.names += table.columns
                self.functions += [lambda env, at=at: env.rows[0][at] for at in range(len(table.columns))]
            else:
                self.names.append(result[2])
                self.functions.append(compiler.make(result[1]))

    def add(self, row):
        if self.names is not None:
            env = Env([row])
            self.rows.append(tuple([function(env) for function in self.functions]))


def _own_columns(tree, table):
    """Columns without a table are the table's own where `excluded` has them too."""
    if isinstance(tree, list):
        return [_own_columns(part, table) for part in tree]
    if not isinstance(tree, tuple):
        return tree
    if tree and tree[0] == "column" and tree[1] is None:
        return ("column", table, *tree[2:])
    return tuple([_own_columns(part, table) for part in tree])


def _unique_failed(table, columns):
    return ConstraintError("UNIQUE constraint failed: " + ", ".join([f"{table.name}.{column}" for column in columns]))
