import type { TableColumn } from "../../facts/table-facts.js";
import type { OwnTable } from "../own-tables.js";
import { pythonString } from "../quote.js";
import { promised, readTable, runChecks } from "./data-checks.js";

/** `checks/check_data.py` as expectations of Great Expectations 1, with the exit codes of the plain program. */
export function expectationsProgram(tables: readonly OwnTable[], undeclared: readonly string[]): string {
  return `"""Checks the data by expectations of Great Expectations 1. Written by Roadworthy from
what the data show today; look for TODO.

    python checks/check_data.py

Exit code 0: all is as promised. 1: something is not. 2: the data cannot be read, which
is never a pass. Call \`check_data\` too where training reads the data.
${undeclared.length > 0 ? `\nTODO: add ${undeclared.join(", ")} to the dependencies.\n` : ""}"""

import os
import sys
from pathlib import Path

import pandas as pd

# It would tell its makers of each use.
os.environ.setdefault("GX_ANALYTICS_ENABLED", "False")

import great_expectations as gx  # noqa: E402
import great_expectations.expectations as gxe  # noqa: E402

PROJECT = Path(__file__).resolve().parent.parent


def column(name, kind, required=False, unique=False, positive=False):
    """The expectations of one column."""
    found = [gxe.ExpectColumnToExist(column=name)]
    if required:
        found.append(gxe.ExpectColumnValuesToNotBeNull(column=name))
    if unique:
        found.append(gxe.ExpectColumnValuesToBeUnique(column=name))
    if positive:
        found.append(gxe.ExpectColumnValuesToBeBetween(column=name, min_value=0))
    if kind in TYPES:
        found.append(gxe.ExpectColumnValuesToBeInTypeList(column=name, type_list=TYPES[kind]))
    if kind == "time":
        found.append(gxe.ExpectColumnValuesToMatchRegex(column=name, regex=TIME))
    return found


# Columns with gaps are read as floats.
TYPES = {
    "integer": ["int", "int64", "float", "float64"],
    "number": ["int", "int64", "float", "float64"],
    "boolean": ["bool", "bool_"],
}
TIME = r"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])"

# TODO: say where less is allowed, and where more is known: gxe.ExpectColumnValuesToBeInSet(...).
TABLES = {
${tables.map(tableEntry).join("")}}


${readTable}

def problems_in(table, columns):
    """Everything that is wrong with a table."""
    found = ["there are no rows"] if table.empty else []
    source = gx.get_context(mode="ephemeral").data_sources.add_pandas("files")
    definition = source.add_dataframe_asset("table").add_batch_definition_whole_dataframe("all")
    batch = definition.get_batch(batch_parameters={"dataframe": table})
    expectations = [one for group in columns for one in group]
    result = batch.validate(gx.ExpectationSuite(name="table", expectations=expectations))
    for one in result.results:
        if not one.success:
            config = one.expectation_config
            examples = (one.result or {}).get("partial_unexpected_list") or []
            shown = f", such as {', '.join(map(str, examples[:3]))}" if examples else ""
            found.append(f"{config.kwargs['column']}: {config.type}{shown}")
    return found


def check_data(table, columns):
    """Raises an error that names everything that is wrong with a table."""
    found = problems_in(table, columns)
    if len(found) > 0:
        raise ValueError("; ".join(found))


${runChecks}`;
}

function tableEntry({ file, columns, rows }: OwnTable): string {
  return `    ${pythonString(file)}: [\n${columns.map((column) => `        ${expected(column, rows)},\n`).join("")}    ],\n`;
}

function expected(column: TableColumn, rows: number): string {
  const { name, type, isRequired, isUnique, isPositive } = promised(column, rows);
  const kind = type === "date" || type === "timestamp" ? "time" : type;
  const flags = [isRequired && "required=True", isUnique && "unique=True", isPositive && "positive=True"].filter(Boolean);
  return `column(${[pythonString(name), `"${kind}"`, ...flags].join(", ")})`;
}
