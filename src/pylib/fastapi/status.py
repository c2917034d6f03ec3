# fastapi.status: HTTP_200_OK, HTTP_404_NOT_FOUND ...
from _outside import PHRASES

for _code, _phrase in PHRASES.items():
    globals()[f"HTTP_{_code}_{_phrase.upper().replace(' ', '_').replace('-', '_').replace(chr(39), '')}"] = _code
