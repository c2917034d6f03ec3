# requests.auth: what is sent is not looked at; the header is there all the same.
class AuthBase:
    def __call__(self, r):
        raise NotImplementedError("Auth hooks must be callable.")


def _basic(username, password):
    from _outside import base64_of
    return "Basic " + base64_of(f"{username}:{password}".encode("latin-1"))


class HTTPBasicAuth(AuthBase):
    def __init__(self, username, password):
        self.username = username
        self.password = password

    def __eq__(self, other):
        return (self.username == getattr(other, "username", None) and self.password == getattr(other, "password", None))

    def __ne__(self, other):
        return not self == other

    def __call__(self, r):
        r.headers["Authorization"] = _basic(self.username, self.password)
        return r
