class Coded(KeyError):
    def __str__(self):
        return f"code {self.args[0]}"


try:
    {}["missing key"]
except KeyError:
    raise Coded(42)
