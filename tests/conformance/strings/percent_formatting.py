print("%s is %d years, %.2f m, %5d|%-5d|%05d" % ("Ann", 30, 1.756, 42, 42, 42))
print("%r %x %o %e %g %c %%" % ("q", 255, 8, 12345.678, 0.0001, "z"))
print("%(a)s-%(b)03d" % {"a": "x", "b": 7}, "%s" % [1, 2], "%10.3s|" % "abcdef")
try:
    "%d" % "x"
except TypeError as e:
    print(e)
