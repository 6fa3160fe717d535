import json
import sys
from pathlib import Path

RELATIVE_THRESHOLD = 0.95


def check(folder):
    clean = True
    for path in Path(folder).glob("*.json"):
        before, last = json.loads(path.read_text())["accuracy"][-2:]
        is_worse = last < before * RELATIVE_THRESHOLD
        if is_worse:
            print(f"{path.name} got worse")
            clean = False
    if not clean:
        sys.exit(1)


check(sys.argv[1])
