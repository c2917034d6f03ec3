# sqlite3._sql: SQL text to a tree of tuples. Statements: ("select", ...) and so on; expressions: ("op", ...), ("column", ...).
#
# What SQLite knows and this parser does not is refused, as any other thing that is not simulated; what SQLite does not know either is
# its own syntax error.
from _network import refuse


class SqlError(Exception):
    """Becomes sqlite3.OperationalError."""


KEYWORDS = set("""
ADD ALL ALTER AND AS ASC AUTOINCREMENT BEGIN BETWEEN BY CASE CAST CHECK COLLATE COLUMN COMMIT CONFLICT CONSTRAINT CREATE CROSS
CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP DEFAULT DEFERRED DELETE DESC DISTINCT DO DROP ELSE END ESCAPE EXCEPT EXISTS EXCLUSIVE
FOREIGN FROM FULL GLOB GROUP HAVING IF IGNORE IMMEDIATE IN INDEX INNER INSERT INTERSECT INTO IS ISNULL JOIN KEY LEFT LIKE LIMIT
NATURAL NOT NOTHING NOTNULL NULL NULLS OFFSET ON OR ORDER OUTER PRAGMA PRIMARY REFERENCES RELEASE RENAME REPLACE RETURNING RIGHT
ROLLBACK ROW SAVEPOINT SELECT SET TABLE TEMP TEMPORARY THEN TO TRANSACTION TRIGGER UNION UNIQUE UPDATE USING VACUUM VALUES VIEW
VIRTUAL WHEN WHERE WITH WITHOUT
""".split())

# Keywords that may also be names.
SOFT = set("ADD ASC BEGIN BY CAST COLUMN CONFLICT CROSS DEFERRED DESC DO END EXCLUSIVE FULL GLOB IF IGNORE IMMEDIATE INNER KEY LEFT "
           "LIKE NATURAL NOTHING NULLS OFFSET OUTER PRAGMA RELEASE RENAME REPLACE RIGHT ROLLBACK ROW SAVEPOINT TEMP TEMPORARY TRIGGER "
           "VACUUM VIEW VIRTUAL WITH WITHOUT".split())

_LETTERS = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")
_DIGITS = set("0123456789")
_TWO = {"<=", ">=", "<>", "!=", "==", "||", "<<", ">>", "->"}


def _is_letter(c):
    return c in _LETTERS or c > "\x7f"


def tokens_of(sql):
    """(kind, value, start) for each: kinds are "word" (as written), "name" (quoted), "text", "blob", "number", "param", "op"."""
    tokens, at, end = [], 0, len(sql)
    while at < end:
        c, start = sql[at], at
        if c in " \t\n\r\f":
            at += 1
        elif sql.startswith("--", at):
            at = sql.find("\n", at)
            at = end if at < 0 else at
        elif sql.startswith("/*", at):
            at = sql.find("*/", at)
            at = end if at < 0 else at + 2
        elif c in "xX" and sql[at + 1:at + 2] == "'":
            close = sql.find("'", at + 2)
            tokens.append(("blob", bytes.fromhex(sql[at + 2:close]), start))
            at = close + 1
        elif _is_letter(c):
            while at < end and (_is_letter(sql[at]) or sql[at] in _DIGITS or sql[at] == "$"):
                at += 1
            tokens.append(("word", sql[start:at], start))
        elif c in _DIGITS or c == "." and sql[at + 1:at + 2] in _DIGITS and at + 1 < end:
            at = _number(sql, at, tokens)
        elif c in "'\"`[":
            at = _quoted(sql, at, tokens)
        elif c in "?:@$":
            at += 1
            while at < end and (_is_letter(sql[at]) or sql[at] in _DIGITS):
                at += 1
            if c != "?" and at == start + 1:
                raise SqlError(f'unrecognized token: "{c}"')
            tokens.append(("param", sql[start:at], start))
        elif sql[at:at + 2] in _TWO:
            at += 2
            tokens.append(("op", sql[start:at], start))
        elif c in "+-*/%<>=(),.;&|~":
            at += 1
            tokens.append(("op", c, start))
        else:
            raise SqlError(f'unrecognized token: "{c}"')
    tokens.append(("end", "", end))
    return tokens


def _number(sql, at, tokens):
    start, end, whole = at, len(sql), True
    while at < end and sql[at] in _DIGITS:
        at += 1
    if sql[at:at + 1] == ".":
        whole, at = False, at + 1
        while at < end and sql[at] in _DIGITS:
            at += 1
    if sql[at:at + 1] in ("e", "E"):
        whole, at = False, at + 1
        if sql[at:at + 1] in ("+", "-"):
            at += 1
        while at < end and sql[at] in _DIGITS:
            at += 1
    tokens.append(("number", int(sql[start:at]) if whole else float(sql[start:at]), start))
    return at


def _quoted(sql, at, tokens):
    start = at
    close = "]" if sql[at] == "[" else sql[at]
    text = ""
    while True:
        found = sql.find(close, at + 1)
        if found < 0:
            raise SqlError(f'unrecognized token: "{sql[start:]}"')
        text += sql[at + 1:found]
        if close != "]" and sql[found + 1:found + 2] == close:
            text, at = text + close, found + 1
            continue
        tokens.append(("text" if close == "'" else "name", text, start))
        return found + 1


class Parser:
    def __init__(self, sql):
        self.sql = sql
        self.tokens = tokens_of(sql)
        self.at = 0
        self.params = []        # their names in order; None: a plain "?"

    # ---- tokens

    def peek(self, *words):
        kind, value, _ = self.tokens[self.at]
        return kind == "word" and value.upper() in words

    def take(self, *words):
        if not self.peek(*words):
            return None
        self.at += 1
        return self.tokens[self.at - 1][1].upper()

    def op(self, *ops):
        kind, value, _ = self.tokens[self.at]
        if kind != "op" or value not in ops:
            return None
        self.at += 1
        return value

    def wrong(self):
        kind, _, start = self.tokens[self.at]
        if kind == "end":
            raise SqlError("incomplete input")
        stop = self.tokens[self.at + 1][2]
        raise SqlError(f'near "{self.sql[start:stop].strip()}": syntax error')

    def need(self, *words):
        return self.take(*words) or self.wrong()

    def need_op(self, op):
        return self.op(op) or self.wrong()

    def is_name(self):
        kind, value, _ = self.tokens[self.at]
        return kind == "name" or kind == "word" and (value.upper() not in KEYWORDS or value.upper() in SOFT)

    def name(self):
        if not self.is_name() and self.tokens[self.at][0] != "text":
            self.wrong()
        self.at += 1
        return self.tokens[self.at - 1][1]

    def names(self):
        self.need_op("(")
        names = [self.name()]
        while self.op(","):
            names.append(self.name())
        self.need_op(")")
        return names

    def several(self, one):
        items = [one()]
        while self.op(","):
            items.append(one())
        return items

    # ---- statements

    def statement(self):
        if self.take("SELECT"):
            self.at -= 1
            return self.select()
        if self.peek("VALUES"):
            refuse("VALUES as a statement of its own is not simulated")
        if self.take("INSERT"):
            return self.insert(self.take("REPLACE", "IGNORE", "ROLLBACK", "ABORT", "FAIL") if self.take("OR") else None)
        if self.take("REPLACE"):
            return self.insert("REPLACE")
        if self.take("UPDATE"):
            return self.update()
        if self.take("DELETE"):
            return self.delete()
        if self.take("CREATE"):
            return self.create()
        if self.take("DROP"):
            return self.drop()
        if self.take("BEGIN"):
            self.take("DEFERRED", "IMMEDIATE", "EXCLUSIVE")
            self.take("TRANSACTION")
            return ("begin",)
        if self.take("COMMIT", "END"):
            self.take("TRANSACTION")
            return ("commit",)
        if self.take("ROLLBACK"):
            self.take("TRANSACTION")
            if self.peek("TO"):
                refuse("SAVEPOINT is not simulated")
            return ("rollback",)
        if self.take("PRAGMA"):
            return self.pragma()
        if self.take("VACUUM"):
            return ("nothing",)
        if self.peek("ALTER", "SAVEPOINT", "RELEASE", "WITH", "EXPLAIN", "ATTACH", "DETACH", "ANALYZE", "REINDEX"):
            refuse(f"the SQL statement {self.tokens[self.at][1].upper()} is not simulated")
        self.wrong()

    def pragma(self):
        name = self.name().lower()
        if self.op("=") or self.op("("):
            self.at += 1
            self.op(")")
        if name not in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout", "cache_size", "temp_store"):
            refuse(f"PRAGMA {name} is not simulated")
        return ("pragma", name)

    def if_not_exists(self, exists=False):
        if not self.take("IF"):
            return False
        if not exists:
            self.need("NOT")
        self.need_word("EXISTS")
        return True

    def need_word(self, word):
        return self.take(word) or self.wrong()

    def create(self):
        self.take("TEMP", "TEMPORARY")
        if self.take("TABLE"):
            quiet, table = self.if_not_exists(), self.name()
            if self.peek("AS"):
                refuse("CREATE TABLE ... AS is not simulated")
            return self.table(table, quiet)
        unique = bool(self.take("UNIQUE"))
        if self.take("INDEX"):
            quiet, name = self.if_not_exists(), self.name()
            self.need("ON")
            table = self.name()
            self.need_op("(")
            columns = self.several(self.indexed_column)
            self.need_op(")")
            if self.peek("WHERE"):
                refuse("partial indexes are not simulated")
            return ("index", name, table, columns, unique, quiet)
        if self.peek("VIEW", "TRIGGER", "VIRTUAL"):
            refuse(f"CREATE {self.tokens[self.at][1].upper()} is not simulated")
        self.wrong()

    def indexed_column(self):
        name = self.name()
        self.take("ASC", "DESC")
        return name

    def table(self, name, quiet):
        columns, primary, uniques, checks = [], None, [], []
        self.need_op("(")
        while True:
            if self.take("CONSTRAINT"):
                self.name()
            if self.take("PRIMARY"):
                self.need("KEY")
                primary = self.names()
            elif self.take("UNIQUE"):
                uniques.append(self.names())
            elif self.take("CHECK"):
                checks.append(self.check())
            elif self.take("FOREIGN"):
                self.need("KEY")
                self.names()
                self.references()
            else:
                columns.append(self.column(checks))
            if not self.op(","):
                break
        self.need_op(")")
        if self.take("WITHOUT"):
            refuse("WITHOUT ROWID is not simulated")
        return ("table", name, columns, primary, uniques, checks, quiet)

    def check(self):
        """(its text, its expression)"""
        self.need_op("(")
        start = self.tokens[self.at][2]
        value = self.expression()
        text = self.sql[start:self.tokens[self.at][2]].strip()
        self.need_op(")")
        return text, value

    def references(self):
        self.need("REFERENCES")
        self.name()
        if self.op("("):
            self.at -= 1
            self.names()
        while self.take("ON"):
            self.need("DELETE", "UPDATE")
            if self.take("SET"):
                self.need("NULL", "DEFAULT")
            else:
                self.at += 1

    def column(self, checks):
        column = {"name": self.name(), "type": "", "notnull": False, "default": None, "primary": False, "unique": False,
                  "nocase": False,
                  "auto": False}
        words = []
        while self.is_name():
            words.append(self.name())
        if self.op("("):
            while not self.op(")"):
                self.at += 1
        column["type"] = " ".join(words)
        while True:
            if self.take("CONSTRAINT"):
                self.name()
            if self.take("PRIMARY"):
                self.need("KEY")
                self.take("ASC", "DESC")
                column["auto"] = bool(self.take("AUTOINCREMENT"))
                column["primary"] = True
            elif self.take("NOT"):
                self.need("NULL")
                column["notnull"] = True
            elif self.take("NULL"):
                pass
            elif self.take("UNIQUE"):
                column["unique"] = True
            elif self.take("DEFAULT"):
                column["default"] = self.unary()
            elif self.take("CHECK"):
                checks.append(self.check())
            elif self.take("COLLATE"):
                column["nocase"] = self.name().upper() == "NOCASE"
            elif self.peek("REFERENCES"):
                self.references()
            else:
                return column

    def drop(self):
        kind = self.need("TABLE", "INDEX")
        quiet = self.if_not_exists(exists=True)
        return ("drop", kind, self.name(), quiet)

    def insert(self, conflict):
        self.need("INTO")
        table = self.name()
        columns = self.names() if self.tokens[self.at][1] == "(" else None
        if self.take("DEFAULT"):
            self.need("VALUES")
            source = ("defaults",)
        elif self.take("VALUES"):
            source = ("values", self.several(self.row))
        else:
            source = self.select()
        upsert = self.upsert() if self.take("ON") else None
        return ("insert", table, columns, source, conflict, upsert, self.returning())

    def row(self):
        self.need_op("(")
        row = self.several(self.expression)
        self.need_op(")")
        return row

    def upsert(self):
        self.need("CONFLICT")
        columns = self.names() if self.tokens[self.at][1] == "(" else None
        self.need("DO")
        if self.take("NOTHING"):
            return (columns, None, None)
        self.need("UPDATE")
        self.need("SET")
        return (columns, self.several(self.assignment), self.expression() if self.take("WHERE") else None)

    def assignment(self):
        name = self.name()
        self.need_op("=")
        return name, self.expression()

    def returning(self):
        return self.several(self.result) if self.take("RETURNING") else None

    def update(self):
        conflict = self.take("REPLACE", "IGNORE", "ROLLBACK", "ABORT", "FAIL") if self.take("OR") else None
        table = self.name()
        self.need("SET")
        assignments = self.several(self.assignment)
        where = self.expression() if self.take("WHERE") else None
        return ("update", table, assignments, where, conflict, self.returning())

    def delete(self):
        self.need("FROM")
        table = self.name()
        where = self.expression() if self.take("WHERE") else None
        return ("delete", table, where, self.returning())

    # ---- select

    def select(self):
        query = self.simple_select()
        while True:
            kind = self.take("UNION", "INTERSECT", "EXCEPT")
            if not kind:
                break
            if kind == "UNION" and self.take("ALL"):
                kind = "UNION ALL"
            query = ("compound", kind, query, self.simple_select())
        order = self.order()
        limit = offset = None
        if self.take("LIMIT"):
            limit = self.expression()
            if self.take("OFFSET"):
                offset = self.expression()
            elif self.op(","):
                limit, offset = self.expression(), limit
        return ("select", query, order, limit, offset)

    def order(self):
        if not self.take("ORDER"):
            return []
        self.need("BY")
        return self.several(self.ordering)

    def ordering(self):
        value = self.expression()
        nocase = self.take("COLLATE") and self.name().upper() == "NOCASE"
        down = self.take("ASC", "DESC") == "DESC"
        nulls = None
        if self.take("NULLS"):
            nulls = self.name().upper()
        return value, down, nulls, nocase

    def simple_select(self):
        self.need("SELECT")
        distinct = self.take("DISTINCT", "ALL") == "DISTINCT"
        results = self.several(self.result)
        source = self.source() if self.take("FROM") else None
        where = self.expression() if self.take("WHERE") else None
        group, having = [], None
        if self.take("GROUP"):
            self.need("BY")
            group = self.several(self.expression)
            having = self.expression() if self.take("HAVING") else None
        return ("core", distinct, results, source, where, group, having)

    def result(self):
        if self.op("*"):
            return ("*", None)
        if self.is_name() and self.tokens[self.at + 1][1] == "." and self.tokens[self.at + 2][1] == "*":
            name = self.name()
            self.at += 2
            return ("*", name)
        start = self.tokens[self.at][2]
        value = self.expression()
        shown = self.sql[start:self.tokens[self.at][2]].strip()
        if self.take("AS"):
            return ("as", value, self.name())
        if self.is_name():
            return ("as", value, self.name())
        return ("as", value, value[2] if value[0] == "column" else shown)

    def source(self):
        """A list of (kind of join, table or select, alias, condition, columns of USING)."""
        sources = [(None, *self.one_source(), None, None)]
        while True:
            if self.op(","):
                sources.append(("INNER", *self.one_source(), None, None))
                continue
            if self.peek("NATURAL", "RIGHT", "FULL"):
                refuse(f"{self.tokens[self.at][1].upper()} joins are not simulated")
            kind = "LEFT" if self.take("LEFT") else "INNER" if self.take("INNER", "CROSS") else None
            if kind == "LEFT":
                self.take("OUTER")
            if not self.take("JOIN"):
                if kind:
                    self.wrong()
                return sources
            table, alias = self.one_source()
            condition = self.expression() if self.take("ON") else None
            using = self.names() if self.take("USING") else None
            sources.append((kind or "INNER", table, alias, condition, using))

    def one_source(self):
        if self.op("("):
            table = self.select()
            self.need_op(")")
        else:
            table = self.name()
        if self.take("AS"):
            return table, self.name()
        if self.is_name() and not self.peek("LEFT", "INNER", "CROSS", "NATURAL", "RIGHT", "FULL"):
            return table, self.name()
        return table, table if isinstance(table, str) else None

    # ---- expressions, loosest first

    def expression(self):
        left = self.conjunction()
        while self.take("OR"):
            left = ("or", left, self.conjunction())
        return left

    def conjunction(self):
        left = self.negation()
        while self.take("AND"):
            left = ("and", left, self.negation())
        return left

    def negation(self):
        if self.take("NOT"):
            return ("not", self.negation())
        return self.equality()

    def equality(self):
        left = self.comparison()
        while True:
            op = self.op("=", "==", "!=", "<>")
            if op:
                left = ("compare", "=" if op in ("=", "==") else "!=", left, self.comparison())
            elif self.take("ISNULL"):
                left = ("is", left, ("literal", None))
            elif self.take("NOTNULL"):
                left = ("not", ("is", left, ("literal", None)))
            elif self.take("IS"):
                negated = bool(self.take("NOT"))
                if self.take("DISTINCT"):
                    self.need("FROM")
                    negated = not negated
                test = ("is", left, self.comparison())
                left = ("not", test) if negated else test
            elif self.peek("NOT", "IN", "LIKE", "GLOB", "BETWEEN"):
                negated = bool(self.take("NOT"))
                if negated and self.take("NULL"):
                    left = ("not", ("is", left, ("literal", None)))
                    continue
                test = self.test(left)
                left = ("not", test) if negated else test
            else:
                return left

    def test(self, left):
        if self.take("BETWEEN"):
            low = self.comparison()
            self.need("AND")
            return ("and", ("compare", ">=", left, low), ("compare", "<=", left, self.comparison()))
        if self.take("LIKE"):
            pattern = self.comparison()
            return ("like", left, pattern, self.comparison() if self.take("ESCAPE") else None)
        if self.take("GLOB"):
            return ("glob", left, self.comparison())
        self.need("IN")
        if not self.op("("):
            return ("in select", left, ("select", ("core", False, [("*", None)], [(None, self.name(), None, None, None)], None, [], None),
                                        [], None, None))
        if self.peek("SELECT"):
            query = self.select()
            self.need_op(")")
            return ("in select", left, query)
        items = []
        if not self.op(")"):
            items = self.several(self.expression)
            self.need_op(")")
        return ("in", left, items)

    def binary(self, ops, below):
        left = below()
        while True:
            op = self.op(*ops)
            if not op:
                return left
            left = ("binary", op, left, below())

    def comparison(self):
        left = self.bits()
        while True:
            op = self.op("<", "<=", ">", ">=")
            if not op:
                return left
            left = ("compare", op, left, self.bits())

    def bits(self):
        return self.binary(("<<", ">>", "&", "|"), self.sum)

    def sum(self):
        return self.binary(("+", "-"), self.product)

    def product(self):
        return self.binary(("*", "/", "%"), self.joined)

    def joined(self):
        if self.tokens[self.at][1] == "->":
            refuse("JSON operators are not simulated")
        return self.binary(("||",), self.unary)

    def unary(self):
        op = self.op("-", "+", "~")
        if op:
            return ("unary", op, self.unary())
        value = self.primary()
        if self.take("COLLATE"):
            return ("nocase", value) if self.name().upper() == "NOCASE" else value
        return value

    def primary(self):
        kind, value, _ = self.tokens[self.at]
        if kind in ("number", "text", "blob"):
            self.at += 1
            return ("literal", value)
        if kind == "param":
            self.at += 1
            return self.param(value)
        if self.op("("):
            if self.peek("SELECT"):
                query = ("scalar", self.select())
                self.need_op(")")
                return query
            items = self.several(self.expression)
            self.need_op(")")
            if len(items) > 1:
                refuse("row values are not simulated")
            return items[0]
        if self.take("NULL"):
            return ("literal", None)
        if self.take("CASE"):
            return self.case()
        if self.peek("CAST") and self.tokens[self.at + 1][1] == "(":
            self.at += 2
            value = self.expression()
            self.need("AS")
            words = [self.name()]
            while self.is_name():
                words.append(self.name())
            if self.op("("):
                while not self.op(")"):
                    self.at += 1
            self.need_op(")")
            return ("cast", value, " ".join(words))
        word = self.take("CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP")
        if word:
            return ("call", word.lower(), [], False)
        if self.take("EXISTS"):
            self.need_op("(")
            query = ("exists", self.select())
            self.need_op(")")
            return query
        if kind == "word" and self.tokens[self.at + 1][1] == "(" and (self.is_name() or value.upper() in ("REPLACE", "LIKE", "GLOB", "IF")):
            return self.call()
        return self.column_name()

    def param(self, text):
        if text == "?":
            self.params.append(None)
            return ("param", len(self.params) - 1)
        if text[0] == "?":
            refuse("numbered parameters are not simulated: use ? or :name")
        if text in self.params:
            return ("param", self.params.index(text))
        self.params.append(text)
        return ("param", len(self.params) - 1)

    def call(self):
        self.at += 2
        name = self.tokens[self.at - 2][1].lower()
        distinct = bool(self.take("DISTINCT"))
        if self.op("*"):
            arguments = None
        elif self.tokens[self.at][1] == ")" and self.tokens[self.at][0] == "op":
            arguments = []
        else:
            arguments = self.several(self.expression)
        self.need_op(")")
        if self.peek("OVER", "FILTER"):
            refuse("window functions and FILTER are not simulated")
        return ("call", name, arguments, distinct)

    def column_name(self):
        quoted = self.tokens[self.at][0] == "name"
        name = self.name()
        if self.op("."):
            return ("column", name, self.name(), False)
        return ("column", None, name, quoted)

    def case(self):
        subject = None if self.peek("WHEN") else self.expression()
        branches = []
        while self.take("WHEN"):
            test = self.expression()
            self.need("THEN")
            branches.append((test if subject is None else ("compare", "=", subject, test), self.expression()))
        otherwise = self.expression() if self.take("ELSE") else ("literal", None)
        self.need("END")
        return ("case", branches, otherwise)


def statements_of(sql):
    """Each statement's (tree, names of parameters); what is empty between semicolons is left out."""
    parser, found = Parser(sql), []
    while True:
        while parser.op(";"):
            pass
        if parser.tokens[parser.at][0] == "end":
            return found
        parser.params = []
        tree = parser.statement()
        if parser.tokens[parser.at][0] != "end" and not parser.op(";"):
            parser.wrong()
        found.append((tree, parser.params))
