# URLs taken apart, put together, joined and quoted.
from urllib.parse import (parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, urldefrag, urlencode, urljoin, urlparse,
                          urlsplit, urlunparse, urlunsplit)

URLS = ["https://user:pw@Example.COM:8080/a/b;p?x=1&y=2#frag", "http://example.com", "/relative/path?q", "mailto:a@b.c", "//host/p",
        "https://[::1]:80/x", "", "?only", "#only", "a:b", "HTTP://X/y", "path;p/q;r", " https://padded.example/ "]
for url in URLS:
    parts = urlparse(url)
    print(parts, parts.hostname, parts.username, parts.password, parts.port, parts.geturl() == url)
    print(urlsplit(url), urlunsplit(urlsplit(url)), urlunparse(parts), urldefrag(url))
for url in "http://h:99999/", "http://h:x/":
    try:
        urlsplit(url).port
    except ValueError as e:
        print(e)
BASE = "http://a/b/c/d;p?q"
for reference in ("g:h g ./g g/ /g //g ?y g?y #s g#s g?y#s ;x g;x g;x?y#s . ./ .. ../ ../g ../.. ../../ ../../g ../../../g /./g /../g "
                  "g. .g g.. ..g ./../g ./g/. g/./h g/../h g;x=1/./y g?y/./x g#s/../x http:g").split():
    print(reference, urljoin(BASE, reference))
print(urljoin("https://x/y", ""), urljoin("", "z"), urljoin("https://x", "y"), urljoin("https://x/y/", "z"))
print(quote("a b/ü?&=~"), quote("a/b", safe=""), quote_plus("a b+c"), unquote("a%20b%C3%BC%zz%"), unquote_plus("a+b%2B"))
print(urlencode({"a": "x y", "b": [1, 2]}), urlencode({"a": "x y", "b": [1, 2]}, doseq=True), urlencode([("k", "ä"), ("k", 2)]))
print(parse_qs("a=1&a=2&b=%20&c=&d"), parse_qsl("a=1&c=&d", keep_blank_values=True), parse_qs(""))
for wrong in lambda: parse_qsl("a", strict_parsing=True), lambda: urlencode("ab"), lambda: urlsplit("http://[x/"), lambda: urljoin("a", b"b"):
    try:
        print(wrong())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
