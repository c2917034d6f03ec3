# urlopen(): a response in memory, and its errors.
# loopchef: GET https://api.example.com/missing -> 404 "gone"
# loopchef: GET https://api.example.com/slow takes 3s
# loopchef: GET https://api.example.com/down fails ConnectError
# loopchef: POST https://api.example.com/form takes 0.1s -> 200 "a\nb\nc"
import json
import time
import urllib.error
import urllib.parse
import urllib.request

with urllib.request.urlopen("https://httpbin.org/get") as response:
    print(json.load(response), response.status, response.getcode(), response.reason, response.geturl())
    print(response.headers["Content-Type"], response.headers.get_content_charset("utf-8"), response.getheader("content-length"))
request = urllib.request.Request("https://api.example.com/form", urllib.parse.urlencode({"q": "a b"}).encode(), {"user-agent": "me"})
print(request.get_method(), request.headers, request.data, request.host, request.selector)
response = urllib.request.urlopen(request)
print(response.read(3), response.readline(), list(response), response.closed)
response.close()
try:
    response.read()
except ValueError as e:
    print(e, response.closed)
for url in "https://api.example.com/missing", "https://api.example.com/slow", "https://api.example.com/down", "nothing":
    start = time.monotonic()
    try:
        urllib.request.urlopen(url, timeout=2)
    except urllib.error.HTTPError as e:
        print(f"{time.monotonic() - start:.1f}", repr(e), e, e.code, e.reason, e.read(), e.url)
    except (urllib.error.URLError, TimeoutError, ValueError) as e:
        print(f"{time.monotonic() - start:.1f}", repr(e), e)
