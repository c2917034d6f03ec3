"""Writes golden/shapes.places: python3.13 tests/code/record_places.py

For every code object of shapes.py: the lines that can be stepped on, and the places (line:column-line:column) of the
instructions that can fail. test_places.c compares them with what our compiler says.
"""
import dis
import pathlib

HERE = pathlib.Path(__file__).parent
KINDS = {
    "CALL": "call", "CALL_KW": "call", "CALL_FUNCTION_EX": "call", "BINARY_OP": "binary", "COMPARE_OP": "compare",
    "CONTAINS_OP": "in", "LOAD_ATTR": "attribute", "LOAD_SUPER_ATTR": "super", "STORE_ATTR": "store attribute",
    "BINARY_SUBSCR": "subscript", "BINARY_SLICE": "subscript", "STORE_SUBSCR": "store subscript",
    "DELETE_SUBSCR": "delete subscript", "GET_ITER": "iterate", "FOR_ITER": "next", "RAISE_VARARGS": "raise",
    "IMPORT_NAME": "import", "IMPORT_FROM": "import from", "GET_AWAITABLE": "await", "GET_ANEXT": "next await",
    "BEFORE_WITH": "with", "BEFORE_ASYNC_WITH": "async with", "CHECK_EXC_MATCH": "except", "CHECK_EG_MATCH": "except*",
    "UNARY_NEGATIVE": "negate", "UNARY_INVERT": "invert", "UNARY_NOT": "not", "LOAD_NAME": "name", "LOAD_GLOBAL": "global",
    "LIST_EXTEND": "extend", "DICT_UPDATE": "update", "DICT_MERGE": "merge", "MATCH_CLASS": "match class",
    "MATCH_KEYS": "match keys", "GET_LEN": "length",
}
NO_LINE = {"RESUME", "RETURN_GENERATOR", "COPY_FREE_VARS", "MAKE_CELL", "END_FOR", "END_ASYNC_FOR", "END_SEND"}


def units(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, type(code)):
            yield from units(constant)


def describe(code):
    lines, places = set(), set()
    for instruction in dis.get_instructions(code):
        p = instruction.positions
        if p.lineno is None:
            continue
        if instruction.opname not in NO_LINE and p.col_offset is not None:
            lines.add(p.lineno)
        if kind := KINDS.get(instruction.opname):
            places.add((p.lineno, p.col_offset, p.end_lineno, p.end_col_offset, kind))
    yield f"{code.co_qualname}\n"
    yield "  lines " + " ".join(map(str, sorted(lines))) + "\n"
    for line, column, end_line, end_column, kind in sorted(places):
        yield f"  {kind} {line}:{column}-{end_line}:{end_column}\n"


def main():
    code = compile((HERE / "shapes.py").read_text(), "shapes.py", "exec")
    text = sorted("".join(describe(unit)) for unit in units(code))
    (HERE / "golden" / "shapes.places").write_text("".join(text))


main()
