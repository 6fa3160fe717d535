import type { TableColumn } from "../../facts/table-facts.js";
import type { OwnTable } from "../own-tables.js";
import { pythonString } from "../quote.js";
import { enoughRows, isKeyName } from "./data-contract.js";

/** Reads a table by the ending of its name. */
export const readTable = `def read(path):
    """A table from a file of the project, by the ending of its name."""
    file = PROJECT / path
    if file.suffix in (".jsonl", ".ndjson"):
        return pd.read_json(file, lines=True, convert_dates=False)
    separator = "\\t" if file.suffix == ".tsv" else None
    options = {"engine": "python", "skipinitialspace": True, "na_values": ["None"]}
    return pd.read_csv(file, sep=separator, **options)
`;

/** Checks all tables and says so by the exit code. */
export const runChecks = `def main():
    code = 0
    for path, columns in TABLES.items():
        try:
            table = read(path)
        except (OSError, ValueError) as error:
            print(f"{path}: cannot be read: {error}", file=sys.stderr)
            return 2
        try:
            check_data(table, columns)
        except ValueError as error:
            print(f"{path}: {error}", file=sys.stderr)
            code = 1
        else:
            print(f"{path}: {len(table)} rows are as promised")
    return code


if __name__ == "__main__":
    sys.exit(main())
`;

/** `checks/check_data.py`: exit 0 when the data are as promised, 1 when not, 2 when they cannot be read. */
export function dataCheckProgram(tables: readonly OwnTable[], undeclared: readonly string[]): string {
  return `"""Checks the data: columns, types, missing values, ranges, keys. Written by Roadworthy
from what the data show today; look for TODO.

    python checks/check_data.py

Exit code 0: all is as promised. 1: something is not. 2: the data cannot be read, which
is never a pass. Call \`check_data\` too where training reads the data.
${undeclared.length > 0 ? `\nTODO: add ${undeclared.join(", ")} to the dependencies.\n` : ""}"""

import sys
from pathlib import Path

import pandas as pd

PROJECT = Path(__file__).resolve().parent.parent

# TODO: say where less is allowed, and where more is known: a "maximum", "values".
TABLES = {
${tables.map(tableEntry).join("")}}


${readTable}

def is_of(values, kind):
    """For each value whether it is of a kind."""
    if kind in ("integer", "number"):
        numbers = pd.to_numeric(values, errors="coerce")
        return numbers.notna() & ((numbers % 1 == 0) | (kind == "number"))
    if kind == "boolean":
        return values.astype(str).str.lower().isin(["true", "false"])
    if kind in ("date", "timestamp"):
        return pd.to_datetime(values, errors="coerce", utc=True).notna()
    return values.map(lambda value: not isinstance(value, (dict, list, tuple)))


def problems_of(name, values, promise):
    """What is wrong with one column."""
    given = values.dropna()
    rows = len(values) - len(given)
    if promise.get("required") and rows > 0:
        yield f"{name}: {rows} of {len(values)} rows have no value"
    fits = is_of(given, promise["type"])
    if not fits.all():
        yield f"{name}: {(~fits).sum()} values are no {promise['type']}"
    numbers = pd.to_numeric(given, errors="coerce")
    if "minimum" in promise and (numbers < promise["minimum"]).any():
        yield f"{name}: {numbers.min()} is less than {promise['minimum']}"
    if "maximum" in promise and (numbers > promise["maximum"]).any():
        yield f"{name}: {numbers.max()} is more than {promise['maximum']}"
    if "values" in promise and not given.isin(promise["values"]).all():
        yield f"{name}: there are values other than {promise['values']}"
    if promise.get("unique") and given.duplicated().any():
        yield f"{name}: {given.duplicated().sum()} values are there twice"


def problems_in(table, columns):
    """Everything that is wrong with a table."""
    found = ["there are no rows"] if table.empty else []
    for name, promise in columns.items():
        if name in table:
            found.extend(problems_of(name, table[name], promise))
        else:
            found.append(f"{name}: there is no such column")
    return found


def check_data(table, columns):
    """Raises an error that names everything that is wrong with a table."""
    found = problems_in(table, columns)
    if len(found) > 0:
        raise ValueError("; ".join(found))


${runChecks}`;
}

/** What a column promises, as far as the rows that were looked at show it. */
export function promised({ name, type, filled, distinct, range }: TableColumn, rows: number) {
  const isShown = rows >= enoughRows;
  return {
    name,
    type,
    isRequired: isShown && filled,
    isUnique: isShown && distinct && isKeyName(name),
    isPositive: isShown && range !== undefined && range[0] >= 0,
  };
}

function tableEntry({ file, columns, rows }: OwnTable): string {
  const entries = columns.map((column) => `        ${pythonString(column.name)}: ${promise(column, rows)},\n`);
  return `    ${pythonString(file)}: {\n${entries.join("")}    },\n`;
}

function promise(column: TableColumn, rows: number): string {
  const { type, isRequired, isUnique, isPositive } = promised(column, rows);
  const parts = [
    `"type": "${type}"`,
    ...(isRequired ? ['"required": True'] : []),
    ...(isUnique ? ['"unique": True'] : []),
    ...(isPositive ? ['"minimum": 0'] : []),
  ];
  return `{${parts.join(", ")}}`;
}

/** `tests/data/test_data.py`: the data are as promised, and the checks find what is not. */
export function dataCheckTests(): string {
  return `"""Tests of the data, and of what checks them. Written by Roadworthy.

Run them with \`python -m pytest tests/data\`.
"""

import pytest

from checks.check_data import TABLES, check_data, problems_in, read


@pytest.mark.parametrize("path", TABLES)
def test_data_quality(path):
    assert problems_in(read(path), TABLES[path]) == []


@pytest.mark.parametrize("path", TABLES)
def test_a_missing_column_is_found(path):
    name = next(iter(TABLES[path]))
    with pytest.raises(ValueError, match="no such column"):
        check_data(read(path).drop(columns=[name]), TABLES[path])


@pytest.mark.parametrize("path", TABLES)
def test_missing_values_are_found(path):
    for name, promise in TABLES[path].items():
        table = read(path).astype(object)
        table.loc[table.index[0], name] = None
        found = [one for one in problems_in(table, TABLES[path]) if "no value" in one]
        assert len(found) == (1 if promise.get("required") else 0), name


@pytest.mark.parametrize("path", TABLES)
def test_wrong_types_are_found(path):
    for name, promise in TABLES[path].items():
        table = read(path).astype(object)
        table.at[table.index[0], name] = ("no", "value")
        found = problems_in(table, TABLES[path])
        assert f"{name}: 1 values are no {promise['type']}" in found
`;
}

/** `tests/data/test_data.py` for checks that a tool makes: the data are as promised, and what is missing is found. */
export function toolCheckTests(): string {
  return `"""Tests of the data, and of what checks them. Written by Roadworthy.

Run them with \`python -m pytest tests/data\`.
"""

import pytest

from checks.check_data import TABLES, check_data, problems_in, read


@pytest.mark.parametrize("path", TABLES)
def test_data_quality(path):
    assert problems_in(read(path), TABLES[path]) == []


@pytest.mark.parametrize("path", TABLES)
def test_a_missing_column_is_found(path):
    table = read(path)
    for name in table.columns:
        with pytest.raises(ValueError, match="."):
            check_data(table.drop(columns=[name]), TABLES[path])


@pytest.mark.parametrize("path", TABLES)
def test_no_rows_are_found(path):
    with pytest.raises(ValueError, match="no rows"):
        check_data(read(path).iloc[:0], TABLES[path])
`;
}
