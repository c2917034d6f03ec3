for spec in ("d", "5d", "<5d", "^7d", "+d", " d", "05d", "x", "X", "#x", "o", "#o", "b", "#010b", ",", "_", "_x", "c", "e"):
    print(spec, "[" + format(70, spec) + "]")
print(format(1234567890, ","), format(-1234567, "_"), format(-5, "=+6d"), format(True, "d"), format(True))
