# aiohttp.formdata
class FormData:
    def __init__(self, fields=(), quote_fields=True, charset=None):
        self._fields = []
        self.add_fields(*(fields.items() if isinstance(fields, dict) else fields))

    def add_field(self, name, value, *, content_type=None, filename=None, content_transfer_encoding=None):
        self._fields.append((name, value))

    def add_fields(self, *fields):
        for name, value in fields:
            self.add_field(name, value)
