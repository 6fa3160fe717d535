import type { TableColumn } from "../../facts/table-facts.js";
import type { OwnTable } from "../own-tables.js";
import { pythonString } from "../quote.js";
import { promised, readTable, runChecks } from "./data-checks.js";

/** `checks/check_data.py` as schemas of Pandera, with the exit codes of the plain program. */
export function panderaProgram(tables: readonly OwnTable[], undeclared: readonly string[]): string {
  return `"""Checks the data by schemas of Pandera. Written by Roadworthy from what the data show
today; look for TODO.

    python checks/check_data.py

Exit code 0: all is as promised. 1: something is not. 2: the data cannot be read, which
is never a pass. Call \`check_data\` too where training reads the data.
${undeclared.length > 0 ? `\nTODO: add ${undeclared.join(", ")} to the dependencies.\n` : ""}"""

import sys
from pathlib import Path

import pandas as pd

try:
    import pandera.pandas as pa
except ImportError:  # before 0.24
    import pandera as pa

PROJECT = Path(__file__).resolve().parent.parent


def is_integer(values):
    numbers = pd.to_numeric(values, errors="coerce")
    return numbers.notna() & (numbers % 1 == 0)


def is_number(values):
    return pd.to_numeric(values, errors="coerce").notna()


def is_boolean(values):
    return values.astype(str).str.lower().isin(["true", "false"])


def is_time(values):
    return pd.to_datetime(values, errors="coerce", utc=True).notna()


def is_positive(values):
    return ~(pd.to_numeric(values, errors="coerce") < 0)


INTEGER = pa.Check(is_integer, error="no integer")
NUMBER = pa.Check(is_number, error="no number")
BOOLEAN = pa.Check(is_boolean, error="no boolean")
TIME = pa.Check(is_time, error="no time")
POSITIVE = pa.Check(is_positive, error="less than 0")

# TODO: say where less is allowed, and where more is known: pa.Check.isin(...), pa.Check.le(...).
TABLES = {
${tables.map(tableEntry).join("")}}


${readTable}

def problems_in(table, schema):
    """Everything that is wrong with a table."""
    found = ["there are no rows"] if table.empty else []
    try:
        schema.validate(table, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases[["column", "check", "failure_case"]].astype(str)
        for (column, check), group in cases.groupby(["column", "check"], sort=False):
            examples = ", ".join(group["failure_case"].head(3))
            found.append(f"{column}: {check}: {len(group)} times, such as {examples}")
    return found


def check_data(table, schema):
    """Raises an error that names everything that is wrong with a table."""
    found = problems_in(table, schema)
    if len(found) > 0:
        raise ValueError("; ".join(found))


${runChecks}`;
}

function tableEntry({ file, columns, rows }: OwnTable): string {
  const entries = columns.map((column) => `            ${pythonString(column.name)}: ${schemaOf(column, rows)},\n`);
  return `    ${pythonString(file)}: pa.DataFrameSchema(\n        {\n${entries.join("")}        }\n    ),\n`;
}

const checks: Readonly<Record<TableColumn["type"], string>> = {
  integer: "INTEGER",
  number: "NUMBER",
  boolean: "BOOLEAN",
  date: "TIME",
  timestamp: "TIME",
  string: "",
};

function schemaOf(column: TableColumn, rows: number): string {
  const { type, isRequired, isUnique, isPositive } = promised(column, rows);
  const all = [checks[type], ...(isPositive ? ["POSITIVE"] : [])].filter(Boolean);
  const parts = [
    ...(all.length > 0 ? [`checks=[${all.join(", ")}]`] : []),
    ...(isRequired ? [] : ["nullable=True"]),
    ...(isUnique ? ["unique=True"] : []),
  ];
  return `pa.Column(${parts.join(", ")})`;
}
