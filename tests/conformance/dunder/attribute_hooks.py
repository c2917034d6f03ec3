class Proxy:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        self.log.append(f"get {name}")
        return name.upper()

    def __setattr__(self, name, value):
        self.log.append(f"set {name}={value}")

    def __delattr__(self, name):
        self.log.append(f"del {name}")


p = Proxy()
p.x = 1
print(p.x, p.log)
del p.y
print(p.log, hasattr(p, "anything"))
