import argparse
p = argparse.ArgumentParser(prog="prog", description="Does things with files and so on.", epilog="bye")
p.add_argument("file", help="the file"); p.add_argument("rest", nargs="*", help="more")
p.add_argument("-n", "--num", type=int, default=3, help="a number (default: %(default)s)")
p.add_argument("-v", "--verbose", action="store_true"); p.add_argument("-q", action="count", default=0, help="quiet")
p.add_argument("--mode", choices=["a", "b"], default="a"); p.add_argument("--items", nargs="+", metavar="X", help="some items that have a long description which must be wrapped over lines")
g = p.add_mutually_exclusive_group(); g.add_argument("--foo", action="store_true"); g.add_argument("--bar")
p.add_argument("--flag", action=argparse.BooleanOptionalAction, help="fl"); p.add_argument("--app", action="append"); p.add_argument("--version", action="version", version="%(prog)s 1.0")
print(p.format_help()); print(p.format_usage())
for a in (["x"], ["x", "y", "z", "-n", "5", "-vqq"], ["--num=7", "x", "--mode", "b"], ["x", "--items", "1", "2"], ["--no-flag", "x", "--app", "1", "--app=2"], ["-n9", "x"], ["--verb", "x"], ["x", "--", "-y"], ["x", "--bar", "q"]):
    print(p.parse_args(a))
for a in ([], ["x", "-n", "z"], ["x", "--mode", "c"], ["x", "--foo", "--bar", "1"], ["x", "--nope"], ["x", "-n"], ["--version"], ["x", "--items"]):
    try: p.parse_args(a)
    except SystemExit as e: print("exit", e.code)
print(p.parse_known_args(["x", "--zzz", "1"]))
s = argparse.ArgumentParser(prog="git"); sub = s.add_subparsers(dest="cmd", required=True, help="commands")
c = sub.add_parser("clone", help="clone it"); c.add_argument("url"); c.set_defaults(func=len)
sub.add_parser("push", aliases=["p"]).add_argument("-f", action="store_true")
print(s.parse_args(["clone", "u"]), s.parse_args(["push", "-f"])); print(s.format_help()); print(c.format_usage())
for a in ([], ["zz"], ["clone"]):
    try: s.parse_args(a)
    except SystemExit as e: print("exit", e.code)
print(argparse.Namespace(a=1, b="x"), vars(argparse.Namespace(a=1)))
