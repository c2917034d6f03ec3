# sqlite3: databases in memory, under their files' names too. Connecting, and each statement, fetch and commit, blocks for 0.01 s.
import sys
from time import sleep

from _network import refuse
from _thread import get_ident

from ._engine import ConstraintError, Database
from ._sql import SqlError, statements_of
from ._statements import Session

version_info = (2, 6, 0)
sqlite_version = "3.45.1"
sqlite_version_info = (3, 45, 1)
apilevel, threadsafety, paramstyle = "2.0", 3, "qmark"
PARSE_DECLTYPES, PARSE_COLNAMES = 1, 2
LEGACY_TRANSACTION_CONTROL = -1

STATEMENT = 0.01    # seconds
BUSY = 5.0          # how long a locked database is waited for

_files = {}         # path → Database


class Warning(Exception):
    pass


class Error(Exception):
    pass


class InterfaceError(Error):
    pass


class DatabaseError(Error):
    pass


class InternalError(DatabaseError):
    pass


class OperationalError(DatabaseError):
    pass


class ProgrammingError(DatabaseError):
    pass


class IntegrityError(DatabaseError):
    pass


class DataError(DatabaseError):
    pass


class NotSupportedError(DatabaseError):
    pass


class Row:
    """A row whose columns can be asked for by name."""
    __slots__ = ("_names", "_values")

    def __init__(self, cursor, values):
        self._names = [column[0] for column in cursor.description]
        self._values = tuple(values)

    def keys(self):
        return list(self._names)

    def __getitem__(self, index):
        if isinstance(index, str):
            for name, value in zip(self._names, self._values):
                if name.lower() == index.lower():
                    return value
            raise IndexError("No item with that key")
        if not isinstance(index, (int, slice)):
            raise IndexError("Index must be int or string")
        return self._values[index]

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __hash__(self):
        return hash(tuple(self._names)) ^ hash(self._values)

    def __eq__(self, other):
        if not isinstance(other, Row):
            return NotImplemented
        return self._names == other._names and self._values == other._values


# ---- parameters

def _bound(value, shown):
    if value is None or isinstance(value, (int, float, str, bytes)):
        return int(value) if isinstance(value, bool) else value
    if isinstance(value, bytearray):
        return bytes(value)
    if hasattr(value, "__conform__"):
        return _bound(value.__conform__(PrepareProtocol), shown)
    adapter = _adapters.get(type(value))
    if adapter is not None:
        return _bound(adapter(value), shown)
    if hasattr(value, "isoformat") and type(value).__module__ == "datetime":
        from warnings import warn
        kind = type(value).__name__
        warn(f"The default {kind} adapter is deprecated as of Python 3.12; see the sqlite3 documentation for suggested "
             "replacement recipes", DeprecationWarning, stacklevel=5)
        return value.isoformat(" ") if kind == "datetime" else value.isoformat()
    raise ProgrammingError(f"Error binding parameter {shown}: type '{type(value).__name__}' is not supported")


class PrepareProtocol:
    pass


_adapters = {}


def register_adapter(type, adapter, /):
    _adapters[type] = adapter


def register_converter(typename, converter, /):
    refuse("sqlite3.register_converter() is not simulated")


def _parameters(names, given):
    if hasattr(given, "keys"):
        values = []
        for name in names:
            if name is None:
                raise ProgrammingError("Binding 1 has no name, but you supplied a dictionary (which has only names).")
            if name[1:] not in given:
                raise ProgrammingError(f"You did not supply a value for binding parameter :{name[1:]}.")
            values.append(_bound(given[name[1:]], f"':{name[1:]}'"))
        return values
    if not hasattr(given, "__getitem__") or not hasattr(given, "__len__"):
        raise ProgrammingError("parameters are of unsupported type")
    if len(given) != len(names):
        raise ProgrammingError(f"Incorrect number of bindings supplied. The current statement uses {len(names)}, and there are "
                               f"{len(given)} supplied.")
    return [_bound(given[at], at + 1) for at in range(len(names))]


# ---- connections

_CHANGES = ("insert", "update", "delete")


def _touches_several(tree):
    return tree[0] == "update" or tree[0] == "insert" and (tree[3][0] != "values" or len(tree[3][1]) > 1)


class Connection:
    _cost = STATEMENT       # aiosqlite waits by itself

    def __init__(self, database, timeout=BUSY, detect_types=0, isolation_level="", check_same_thread=True, factory=None,
                 cached_statements=128, uri=False, *, autocommit=LEGACY_TRANSACTION_CONTROL):
        if detect_types:
            refuse("sqlite3.connect(detect_types=...) is not simulated")
        if autocommit != LEGACY_TRANSACTION_CONTROL:
            refuse("sqlite3.connect(autocommit=...) is not simulated")
        path = str(database)
        self._pause()
        if uri and path.startswith("file:"):
            path = path[5:].partition("?")[0]
        self._database = Database() if path in (":memory:", "") else _files.setdefault(path, Database())
        self._session = Session(self._database)
        self._timeout = timeout
        self._thread = get_ident() if check_same_thread else None
        self._begun = False
        self.isolation_level = isolation_level
        self.row_factory = None
        self.text_factory = str
        self._open = True

    def _pause(self):
        if self._cost:
            sleep(self._cost)

    def _check(self):
        if self._thread is not None and get_ident() != self._thread:
            raise ProgrammingError("SQLite objects created in a thread can only be used in that same thread. The object was created "
                                   f"in thread id {self._thread} and this is thread id {get_ident()}.")
        if not self._open:
            raise ProgrammingError("Cannot operate on a closed database.")

    # ---- transactions

    @property
    def in_transaction(self):
        return self._begun

    @property
    def total_changes(self):
        return self._session.total_changes

    def _begin_to_write(self):
        database = self._database
        if database.writer not in (None, self._session):
            if self._cost:
                self._wait_for_lock(database)
            if database.writer not in (None, self._session):
                raise OperationalError("database is locked")
        database.writer = self._session

    def _wait_for_lock(self, database):
        left = self._timeout
        while left > 0 and database.writer is not None:
            sleep(min(left, STATEMENT))
            left -= STATEMENT

    def _is_writer(self):
        return self._database.writer is self._session

    def _commit(self):
        if self._is_writer():
            self._database.commit()
        self._begun = False

    def _rollback(self):
        if self._is_writer():
            self._database.rollback()
        self._begun = False

    def commit(self):
        self._check()
        self._pause()
        self._commit()

    def rollback(self):
        self._check()
        self._pause()
        self._rollback()

    # ---- statements

    def _run(self, sql, given):
        """An Outcome. What the engine finds wrong is raised as sqlite3's exceptions."""
        try:
            found = statements_of(sql)
            if len(found) > 1:
                raise ProgrammingError("You can only execute one statement at a time.")
            if not found:
                return None, None
            (tree, names), = found
            return tree[0], self._run_one(tree, _parameters(names, given))
        except SqlError as e:
            raise OperationalError(str(e)) from None
        except ConstraintError as e:
            raise IntegrityError(str(e)) from None

    def _run_one(self, tree, params):
        kind = tree[0]
        if kind == "begin":
            if self._begun:
                raise OperationalError("cannot start a transaction within a transaction")
            self._begun = True
            return self._session.run(("nothing",), params)
        if kind in ("commit", "rollback"):
            if not self._begun:
                raise OperationalError(f"cannot {kind} - no transaction is active")
            self._commit() if kind == "commit" else self._rollback()
            return self._session.run(("nothing",), params)
        if kind == "select" or kind in ("pragma", "nothing"):
            return self._session.run(tree, params)
        if kind in _CHANGES and self.isolation_level is not None:
            self._begun = True
        self._begin_to_write()
        table = self._database.tables.get(tree[1].lower()) if _touches_several(tree) else None
        before = table and table.copy()
        try:
            return self._session.run(tree, params)
        except ConstraintError:
            if before is not None:      # a statement is done as a whole or not at all
                self._database.tables[tree[1].lower()] = before
            raise
        finally:
            if not self._begun:
                self._database.commit()

    def cursor(self, factory=None):
        self._check()
        return (factory or Cursor)(self)

    def execute(self, sql, parameters=(), /):
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql, parameters, /):
        return self.cursor().executemany(sql, parameters)

    def executescript(self, sql_script, /):
        return self.cursor().executescript(sql_script)

    def create_function(self, name, narg, func, /, *, deterministic=False):
        self._session.functions[name.lower(), narg] = func

    def create_aggregate(self, name, n_arg, aggregate_class, /):
        refuse("sqlite3's create_aggregate() is not simulated")

    def backup(self, *args, **kwargs):
        refuse("sqlite3's backup() is not simulated")

    def iterdump(self, *args, **kwargs):
        refuse("sqlite3's iterdump() is not simulated")

    def interrupt(self):
        self._check()

    # ---- its end

    def close(self):
        if self._open:
            self._check()
            self._rollback()
            self._open = False

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        self.commit() if exc_type is None else self.rollback()
        return False


class Cursor:
    def __init__(self, connection):
        self.connection = connection
        self.row_factory = connection.row_factory
        self.description = None
        self.rowcount = -1
        self.lastrowid = None
        self.arraysize = 1
        self._rows = iter(())
        self._open = True

    def _check(self):
        self.connection._check()
        if not self._open:
            raise ProgrammingError("Cannot operate on a closed cursor.")

    def _take(self, kind, outcome):
        self.description = None
        self.rowcount, self._rows = -1, iter(())
        if outcome is None:
            return
        if outcome.names is not None:
            self.description = tuple([(name, None, None, None, None, None, None) for name in outcome.names])
            self._rows = iter(outcome.rows)
        if kind in _CHANGES:
            self.rowcount = outcome.count

    def _execute(self, sql, parameters):
        self._check()
        kind, outcome = self.connection._run(sql, parameters)
        self._take(kind, outcome)
        if kind is not None:
            self.lastrowid = self.connection._session.last_insert_rowid
        return self

    def _executemany(self, sql, parameters):
        self._check()
        total = 0
        for one in parameters:
            kind, outcome = self.connection._run(sql, one)
            if kind not in _CHANGES:
                raise ProgrammingError("executemany() can only execute DML statements.")
            total += outcome.count
        self._take(None, None)
        self.rowcount = total
        return self

    def _executescript(self, sql_script):
        self._check()
        self.connection._commit()
        try:
            for tree, names in statements_of(sql_script):
                level, self.connection.isolation_level = self.connection.isolation_level, None
                try:
                    self.connection._run_one(tree, _parameters(names, ()))
                finally:
                    self.connection.isolation_level = level
        except SqlError as e:
            raise OperationalError(str(e)) from None
        except ConstraintError as e:
            raise IntegrityError(str(e)) from None
        return self

    def _next(self):
        row = next(self._rows, None)
        return row if row is None or self.row_factory is None else self.row_factory(self, row)

    def _fetch(self, count=None):
        rows = []
        while count is None or len(rows) < count:
            row = self._next()
            if row is None:
                break
            rows.append(row)
        return rows

    def execute(self, sql, parameters=(), /):
        self._check()
        self.connection._pause()
        return self._execute(sql, parameters)

    def executemany(self, sql, parameters, /):
        self._check()
        self.connection._pause()
        return self._executemany(sql, parameters)

    def executescript(self, sql_script, /):
        self._check()
        self.connection._pause()
        return self._executescript(sql_script)

    def fetchone(self):
        self._check()
        self.connection._pause()
        return self._next()

    def fetchmany(self, size=None):
        self._check()
        self.connection._pause()
        return self._fetch(self.arraysize if size is None else size)

    def fetchall(self):
        self._check()
        self.connection._pause()
        return self._fetch()

    def __iter__(self):
        return self

    def __next__(self):
        self._check()
        row = self._next()
        if row is None:
            raise StopIteration
        return row

    def close(self):
        self._rows = iter(())
        self._open = False

    def setinputsizes(self, sizes, /):
        pass

    def setoutputsize(self, size, column=None, /):
        pass


def connect(database, timeout=BUSY, detect_types=0, isolation_level="", check_same_thread=True, factory=Connection,
            cached_statements=128, uri=False, **kwargs):
    return factory(database, timeout, detect_types, isolation_level, check_same_thread, factory, cached_statements, uri, **kwargs)


def complete_statement(statement):
    return statement.rstrip().endswith(";")
