def chain(how):
    try:
        try:
            {}["k"]
        except KeyError as k:
            if how == "from":
                raise ValueError("new") from k
            if how == "none":
                raise ValueError("new") from None
            raise ValueError("new")
    except ValueError as e:
        return repr(e.__cause__), repr(e.__context__), e.__suppress_context__


for how in ("from", "none", "implicit"):
    print(how, *chain(how))
try:
    raise ValueError from "text"
except TypeError as e:
    print(e)
