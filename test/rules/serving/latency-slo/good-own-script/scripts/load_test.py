import sys
import time
import urllib.request

start = time.monotonic()
for _ in range(200):
    urllib.request.urlopen("http://localhost:8000/healthz")
if time.monotonic() - start > 20:
    sys.exit("too slow")
