# What the blocking client gives, and how it fails.
# loopchef: GET https://api.example.com/missing -> 404 "gone"
# loopchef: GET https://api.example.com/slow takes 3s
# loopchef: GET https://api.example.com/down fails ConnectTimeout
# loopchef: POST https://api.example.com/items takes 0.2s -> 201 "{"id": 1}"
import time

import requests

response = requests.get("https://httpbin.org/delay/0.5", params={"a": 1, "b": [2, 3], "none": None})
print(response, response.status_code, response.reason, response.json(), response.url, response.headers, response.elapsed)
print(response.ok, bool(response), response.request, response.encoding, len(response.content), time.monotonic())
print(requests.get("https://example.com").url, requests.head("https://example.com/x").ok)
response = requests.post("https://api.example.com/items", json={"name": "ana"})
print(response, response.json(), response.request.headers["content-type"], response.request.body)

response = requests.get("https://api.example.com/missing")
try:
    response.raise_for_status()
except requests.HTTPError as e:
    print(repr(e), e.response, e.request, bool(response))
try:
    response.json()
except requests.exceptions.JSONDecodeError as e:
    print(repr(e))
try:
    requests.get("https://httpbin.org/status/503").raise_for_status()
except requests.exceptions.RequestException as e:
    print(e)
for url in "https://api.example.com/slow", "https://api.example.com/down", "example.com", "ftp://example.com/x", "https://":
    start = time.monotonic()
    try:
        requests.get(url, timeout=2)
    except requests.exceptions.RequestException as e:
        print(f"{time.monotonic() - start:.1f}", type(e), e)
for kind in requests.ReadTimeout, requests.ConnectTimeout, requests.exceptions.InvalidURL, requests.JSONDecodeError:
    print([base.__name__ for base in kind.__mro__])
with requests.Session() as session:
    session.headers.update({"X-Key": "y"})
    session.hooks["response"].append(lambda response, **kwargs: print("hook", response.status_code))
    print(session.headers, session.get("http://example.com/c", auth=("a", "b")).request.headers["authorization"])
    print(list(session.get("http://example.com/c", stream=True).iter_content(16)))
    print([line for line in session.get("http://example.com/c").iter_lines()])
print(requests.codes.ok, requests.codes.not_found, requests.codes.TEAPOT)
