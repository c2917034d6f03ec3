print("\d", "\d", "\q")
print("\d" "\d" "\q")
x = "\d", "\d"
y = ["\d", "\d"]
f = f"\d{1}\d"
def g(a="\d", b="\d"): pass
g("\d", "\d")
g("\d", b="\d")
