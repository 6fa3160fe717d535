import json
import sys


def main(path):
    for number, line in enumerate(open(path), start=1):
        if "text" not in json.loads(line):
            raise ValueError(f"line {number} of {path} has no text")


if __name__ == "__main__":
    main(sys.argv[1])
