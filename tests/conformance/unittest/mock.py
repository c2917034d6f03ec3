import asyncio, re
from unittest.mock import Mock, MagicMock, AsyncMock, patch, call, ANY, sentinel, DEFAULT, PropertyMock, mock_open
def show(*a): print(*[re.sub(r"id='\d+'", "id=''", repr(x)) for x in a])
m = Mock(return_value=3)
show(m(1, a=2), m.call_args, m.called, m.call_count, m.mock_calls, m.call_args_list, m.call_args.args, m.call_args.kwargs)
m.assert_called_once_with(1, a=2)
try: m.assert_called_with(2)
except AssertionError as e: print(e)
try: m.assert_not_called()
except AssertionError as e: print(e)
m.x.y(5); show(m.mock_calls, m.method_calls, m.x, m.x.y, m)
m.side_effect = [1, ValueError("no")]
print(m())
try: m()
except ValueError as e: print(e)
n = Mock(name="svc", side_effect=lambda x: x * 2, attr=7, **{"f.return_value": 9}); print(n(4), n.attr, n.f()); show(n, n.f)
s = Mock(spec=["a"]); s.a
try: s.b
except AttributeError as e: print(e)
class Api:
    async def get(self, x): return 1
    def close(self): pass
s = MagicMock(spec=Api); print(isinstance(s, Api)); show(s, type(s.get).__name__, type(s.close).__name__)
mm = MagicMock(); mm.__len__.return_value = 4; mm["k"].foo = 1
print(len(mm), bool(mm), list(mm), 3 in mm, int(mm)); show(mm["k"])
with mm as q: show(q)
mm.__iter__.return_value = [1, 2]; print(list(mm))
a = AsyncMock(return_value=5)
async def main():
    print(await a(1)); a.assert_awaited_once_with(1); show(a.await_args, a.await_count)
    b = AsyncMock(side_effect=[1, KeyError("z")]); print(await b())
    try: await b()
    except KeyError as e: print(repr(e))
    async with MagicMock() as z: print(type(z).__name__)
    c = MagicMock(); c.__aiter__.return_value = [1, 2]
    print([x async for x in c])
    with patch("asyncio.sleep", new=AsyncMock()) as sl:
        await asyncio.sleep(100); sl.assert_awaited_once_with(100)
    with patch.object(Api, "get", return_value=42) as g:
        print(await Api().get(3), type(g).__name__)
    print(await Api().get(1))
    try: a.assert_not_awaited()
    except AssertionError as e: print(e)
    d = AsyncMock(); show(await d.x.y())
asyncio.run(main())
@patch("time.time", return_value=5)
def t(mt):
    import time; return time.time(), mt.called
print(t())
@patch("time.time")
@patch("time.sleep")
def t2(ms, mt): show(ms, mt)
t2()
with patch.dict("os.environ", {"A": "1"}):
    import os; print(os.environ["A"])
print("A" in os.environ)
print(9, call(1, 2, a=3)); print(call.foo(1)); print(call.a.b(2));print(call == call());print(call(1) == call(1));print(ANY == 3); print(sentinel.x); show(sentinel.x)
m = Mock(); m(1); m(2); m.assert_has_calls([call(1), call(2)]); m.assert_any_call(1)
try: m.assert_has_calls([call(3)])
except AssertionError as e: print(e)
try: m.assert_called_once()
except AssertionError as e: print(e)
m.reset_mock(); print(m.called, m.mock_calls)
class P:
    v = 1
with patch.object(P, "v", new_callable=PropertyMock) as pm:
    pm.return_value = 8; print(P().v, pm.call_count)
print(P().v)
with patch("builtins.open", mock_open(read_data="hi\nyo")) as mo:
    with open("f") as f: print(f.read())
    mo.assert_called_once_with("f")
p = patch("time.time", return_value=1); p.start(); import time; print(time.time()); p.stop()
w = Mock(wraps=len); print(w([1, 2])); 
try: Mock().assert_caled()
except AttributeError as e: print(e)
print(asyncio.iscoroutinefunction(a), asyncio.iscoroutinefunction(m))
