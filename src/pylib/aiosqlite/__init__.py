# aiosqlite: sqlite3 (the simulated one) for async programs. Connecting, and each statement, fetch and commit, takes 0.01 s; closing none.
from asyncio import sleep

from sqlite3 import (DatabaseError, Error, IntegrityError, InterfaceError, NotSupportedError, OperationalError, ProgrammingError, Row,
                     Warning, paramstyle, register_adapter, register_converter, sqlite_version, sqlite_version_info)
import sqlite3

__version__ = "0.20.0"

STATEMENT = 0.01    # seconds


class _Quick(sqlite3.Connection):
    _cost = 0       # the waiting is done here


class _Result:
    """Can be awaited, or entered with `async with`, which closes what it gave at its end."""

    def __init__(self, coro):
        self._coro = coro
        self._found = None

    def __await__(self):
        return self._coro.__await__()

    def send(self, value):
        return self._coro.send(value)

    def throw(self, *args):
        return self._coro.throw(*args)

    def close(self):
        self._coro.close()

    async def __aenter__(self):
        self._found = await self._coro
        return self._found

    async def __aexit__(self, exc_type, exc, tb):
        if isinstance(self._found, Cursor):
            await self._found.close()


async def _now(value):
    return value


class Cursor:
    def __init__(self, conn, cursor):
        self._conn = conn
        self._cursor = cursor

    def __aiter__(self):
        return self._iterate()

    async def _iterate(self):
        await sleep(STATEMENT)
        for row in self._cursor:
            yield row

    async def execute(self, sql, parameters=None):
        await sleep(STATEMENT)
        self._cursor.execute(sql, () if parameters is None else parameters)
        return self

    async def executemany(self, sql, parameters):
        await sleep(STATEMENT)
        self._cursor.executemany(sql, parameters)
        return self

    async def executescript(self, sql_script):
        await sleep(STATEMENT)
        self._cursor.executescript(sql_script)
        return self

    async def fetchone(self):
        await sleep(STATEMENT)
        return self._cursor.fetchone()

    async def fetchmany(self, size=None):
        await sleep(STATEMENT)
        return self._cursor.fetchmany(size)

    async def fetchall(self):
        await sleep(STATEMENT)
        return self._cursor.fetchall()

    async def close(self):
        self._cursor.close()

    @property
    def rowcount(self):
        return self._cursor.rowcount

    @property
    def lastrowid(self):
        return self._cursor.lastrowid

    @property
    def arraysize(self):
        return self._cursor.arraysize

    @arraysize.setter
    def arraysize(self, value):
        self._cursor.arraysize = value

    @property
    def description(self):
        return self._cursor.description

    @property
    def row_factory(self):
        return self._cursor.row_factory

    @row_factory.setter
    def row_factory(self, factory):
        self._cursor.row_factory = factory

    @property
    def connection(self):
        return self._cursor.connection

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        await self.close()


class Connection:
    def __init__(self, database, kwargs):
        self._database = database
        self._kwargs = kwargs
        self._connection = None
        self._begun = False

    async def _connect(self):
        if self._begun:
            raise RuntimeError("threads can only be started once")
        self._begun = True
        await sleep(STATEMENT)
        self._connection = _Quick(self._database, **{"check_same_thread": False, **self._kwargs})
        return self

    def __await__(self):
        return self._connect().__await__()

    async def __aenter__(self):
        return await self

    async def __aexit__(self, exc_type, exc, tb):
        await self.close()

    @property
    def _conn(self):
        if self._connection is None:
            raise ValueError("no active connection")
        return self._connection

    # ---- statements

    async def _execute(self, sql, parameters):
        self._conn
        await sleep(STATEMENT)
        return Cursor(self, self._conn.execute(sql, parameters))

    def execute(self, sql, parameters=None):
        return _Result(self._execute(sql, () if parameters is None else parameters))

    async def _executemany(self, sql, parameters):
        self._conn
        await sleep(STATEMENT)
        return Cursor(self, self._conn.executemany(sql, parameters))

    def executemany(self, sql, parameters):
        return _Result(self._executemany(sql, parameters))

    async def _executescript(self, sql_script):
        self._conn
        await sleep(STATEMENT)
        return Cursor(self, self._conn.executescript(sql_script))

    def executescript(self, sql_script):
        return _Result(self._executescript(sql_script))

    async def _execute_insert(self, sql, parameters):
        cursor = await self._execute(sql, parameters)
        return (cursor.lastrowid,)

    def execute_insert(self, sql, parameters=None):
        return _Result(self._execute_insert(sql, () if parameters is None else parameters))

    async def _execute_fetchall(self, sql, parameters):
        cursor = await self._execute(sql, parameters)
        return cursor._cursor.fetchall()

    def execute_fetchall(self, sql, parameters=None):
        return _Result(self._execute_fetchall(sql, () if parameters is None else parameters))

    def cursor(self):
        return _Result(_now(Cursor(self, self._conn.cursor())))

    # ---- transactions

    async def commit(self):
        self._conn
        await sleep(STATEMENT)
        self._conn.commit()

    async def rollback(self):
        self._conn
        await sleep(STATEMENT)
        self._conn.rollback()

    async def close(self):
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    # ---- what it is

    @property
    def in_transaction(self):
        return self._conn.in_transaction

    @property
    def total_changes(self):
        return self._conn.total_changes

    @property
    def isolation_level(self):
        return self._conn.isolation_level

    @isolation_level.setter
    def isolation_level(self, value):
        self._conn.isolation_level = value

    @property
    def row_factory(self):
        return self._conn.row_factory

    @row_factory.setter
    def row_factory(self, factory):
        self._conn.row_factory = factory

    @property
    def text_factory(self):
        return self._conn.text_factory

    async def create_function(self, name, num_params, func, deterministic=False):
        self._conn.create_function(name, num_params, func, deterministic=deterministic)


def connect(database, *, iter_chunk_size=64, loop=None, **kwargs):
    return Connection(database, kwargs)
