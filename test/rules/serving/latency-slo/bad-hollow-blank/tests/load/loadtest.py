import sys
import urllib.request

PATH = "TODO: /predict"
P95_MILLISECONDS = 400


def main():
    urllib.request.urlopen(f"http://127.0.0.1:8000{PATH}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
