# requests.structures
import _outside


class CaseInsensitiveDict(_outside.Headers):
    def __init__(self, data=None, **kwargs):
        super().__init__(data)
        self.update(kwargs)

    def lower_items(self):
        return ((name.lower(), value) for name, value in self.items())

    def __repr__(self):
        return str(dict(self.items()))
