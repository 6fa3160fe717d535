import { pythonString } from "../quote.js";

/** How data are split. */
export interface Split {
  /** Relative to the project. */
  readonly file: string | undefined;
  readonly by: "row" | "time" | "group";
  readonly column: string | undefined;
  readonly seed: number;
  readonly undeclared: readonly string[];
}

/** `jobs/split_data.py`: exit 0 when the parts are whole and apart, 1 when not, 2 when they cannot be made or read. */
export function splitScript({ file, by, column, seed, undeclared }: Split): string {
  const source = file === undefined ? "# TODO: the data to split.\nDATA = None" : `DATA = ${pythonString(file)}`;
  return `"""Splits the data into parts for training, validation and test, which stay apart.
Written by Roadworthy; look for TODO.

    python jobs/split_data.py          writes data/splits/ with a hash of each part
    python jobs/split_data.py --check  for CI: the parts are unchanged and apart

By "row" each row goes where its own content says, so that a row that is there twice is on
one side; by "group" all rows of a group go together; by "time" the newest rows are for the
test. Exit code 0: all is well. 1: a part was changed, or shares rows, groups or days with
another. 2: the parts cannot be made or read, which is never a pass.
${undeclared.length > 0 ? `\nTODO: add ${undeclared.join(", ")} to the dependencies.\n` : ""}"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

import pandas as pd

${source}
# TODO: "group" where rows of one customer, patient or device belong together; "time"
# where the model is asked about days to come.
BY = "${by}"
COLUMN = ${column === undefined ? "None" : pythonString(column)}
SEED = ${seed}
SHARES = {"train": 0.7, "validation": 0.15, "test": 0.15}


def read_csv(path):
    """Rows as they are written: no zero is lost, no text becomes a number."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


READERS = {
    ".csv": read_csv,
    ".parquet": pd.read_parquet,
    ".jsonl": lambda path: pd.read_json(path, lines=True),
}


class Unusable(Exception):
    """The data cannot be split, or the parts cannot be read."""


def read(path):
    """A table from a file, by the ending of its name."""
    if path is None or not Path(path).is_file():
        raise Unusable(f"the data {path} do not exist: pass --data, or set DATA")
    if Path(path).suffix not in READERS:
        raise Unusable(f"cannot read {path}: use one of {', '.join(READERS)}")
    return READERS[Path(path).suffix](path)


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def row_keys(table):
    """One text for each row, of all that it holds."""
    rows = table.astype(str).itertuples(index=False, name=None)
    return pd.Series([digest("\\x1f".join(row)) for row in rows], index=table.index)


def keys_of(table, by, column):
    """What rows go by: their content, their group, or their time."""
    if by == "row":
        return row_keys(table)
    if column not in table:
        raise Unusable(f"there is no column {column} to split by: set COLUMN")
    if (table[column].isna() | (table[column].astype(str) == "")).any():
        raise Unusable(f"{column} is missing in some rows")
    return pd.to_datetime(table[column]) if by == "time" else table[column].astype(str)


def parts_of(keys, by, seed):
    """The part of each row."""
    if by == "time":
        # Rows of one time stay together.
        place = keys.rank(method="max", pct=True)
    else:
        place = keys.map(lambda key: int(digest(f"{seed} {key}")[:13], 16) / 16**13)
    parts = pd.Series("train", index=keys.index)
    limit = 0
    for name, share in SHARES.items():
        parts[place > limit + 1e-9] = name
        limit += share
    return parts


def split(args):
    """Writes the parts, and splits.json that says how they were made."""
    table = read(args.data)
    parts = parts_of(keys_of(table, args.by, args.column), args.by, args.seed)
    folder = Path(args.folder)
    folder.mkdir(parents=True, exist_ok=True)
    made = {"data": args.data, "by": args.by, "column": args.column, "seed": args.seed}
    made["parts"] = {}
    for name in SHARES:
        rows = table[parts == name]
        if rows.empty:
            raise Unusable(f"no row is left for {name}: too few rows or groups")
        path = folder / f"{name}.csv"
        rows.to_csv(path, index=False)
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        made["parts"][name] = {"rows": len(rows), "sha256": sha256}
    text = json.dumps(made, indent=2) + "\\n"
    (folder / "splits.json").write_text(text, encoding="utf-8")


def problems_in(folder):
    """What is wrong with the parts that were written."""
    try:
        made = json.loads((folder / "splits.json").read_text(encoding="utf-8"))
        tables = {name: read_csv(folder / f"{name}.csv") for name in made["parts"]}
    except (OSError, ValueError) as error:
        raise Unusable(f"the parts cannot be read: {error}") from error
    for name, part in made["parts"].items():
        content = (folder / f"{name}.csv").read_bytes()
        if hashlib.sha256(content).hexdigest() != part["sha256"]:
            yield f"{name}.csv is not what was written: its hash differs"
    names = list(tables)
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            shared = set(row_keys(tables[one])) & set(row_keys(tables[other]))
            if shared:
                yield f"{one} and {other} share {len(shared)} rows"
            if made["by"] == "row":
                continue
            first = keys_of(tables[one], made["by"], made["column"])
            second = keys_of(tables[other], made["by"], made["column"])
            if made["by"] == "time" and first.max() >= second.min():
                yield f"{one} holds rows that are not older than {other}"
            if made["by"] == "group" and set(first) & set(second):
                groups = len(set(first) & set(second))
                yield f"{one} and {other} share {groups} values of {made['column']}"


def options():
    parser = argparse.ArgumentParser(description="Splits data, or checks parts.")
    add = parser.add_argument
    add("--data", default=DATA, help="the file to split")
    add("--folder", default="data/splits", help="where the parts are")
    add("--by", choices=["row", "time", "group"], default=BY)
    add("--column", default=COLUMN, help="of the time or the group")
    add("--seed", type=int, default=SEED)
    add("--check", action="store_true", help="only check the parts that are there")
    return parser


def main(arguments=None):
    args = options().parse_args(arguments)
    try:
        if not args.check:
            split(args)
        problems = list(problems_in(Path(args.folder)))
    except Unusable as error:
        print(f"splits: {error}", file=sys.stderr)
        return 2
    for problem in problems:
        print(f"splits: {problem}", file=sys.stderr)
    if not problems:
        print(f"splits: the parts in {args.folder} are whole and apart")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
`;
}
