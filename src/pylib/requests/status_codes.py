# requests.status_codes: requests.codes.ok, requests.codes.not_found ...
from _outside import PHRASES


class _Codes:
    def __init__(self):
        names = {"okay": 200, "all_ok": 200, "all_okay": 200, "all_good": 200, "\\o/": 200, "bad": 400, "teapot": 418,
                 "im_a_teapot": 418, "server_error": 500, "unavailable": 503, "moved": 301, "temporary_redirect": 307,
                 "too_many": 429, "unprocessable": 422, "timeout": 408, "permanent_redirect": 308}
        for code, phrase in PHRASES.items():
            names.setdefault(phrase.lower().replace(" ", "_").replace("-", "_").replace("'", ""), code)
        for name, code in names.items():
            self.__dict__[name] = self.__dict__[name.upper()] = code

    def __getitem__(self, name):
        return self.__dict__.get(name)

    def get(self, name, default=None):
        return self.__dict__.get(name, default)

    def __repr__(self):
        return "<lookup 'status_codes'>"


codes = _Codes()
