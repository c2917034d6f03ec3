# httpx._status_codes: httpx.codes.OK, httpx.codes.NOT_FOUND ...
from _outside import PHRASES
from enum import IntEnum


class _Codes(IntEnum):
    def __str__(self):
        return str(self.value)

    @classmethod
    def get_reason_phrase(cls, value):
        return PHRASES.get(value, "")

    @classmethod
    def is_informational(cls, value):
        return 100 <= value <= 199

    @classmethod
    def is_success(cls, value):
        return 200 <= value <= 299

    @classmethod
    def is_redirect(cls, value):
        return 300 <= value <= 399

    @classmethod
    def is_client_error(cls, value):
        return 400 <= value <= 499

    @classmethod
    def is_server_error(cls, value):
        return 500 <= value <= 599

    @classmethod
    def is_error(cls, value):
        return 400 <= value <= 599


codes = _Codes("codes", [(phrase.upper().replace("-", "_").replace(" ", "_").replace("'", ""), code)
                         for code, phrase in PHRASES.items()], module="httpx")
for _code in codes:
    setattr(codes, _code.name.lower(), int(_code))
