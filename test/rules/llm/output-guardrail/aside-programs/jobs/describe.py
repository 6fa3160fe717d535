import argparse
import json
from pathlib import Path

from app.models import subject_of


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--archive", type=Path, required=True)
    for path in parser.parse_args().archive.glob("*.json"):
        claim = json.loads(path.read_text())
        claim["subject"] = subject_of(claim["text"])
        path.write_text(json.dumps(claim))


if __name__ == "__main__":
    main()
