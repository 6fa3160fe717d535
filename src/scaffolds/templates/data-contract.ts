import type { TableColumn } from "../../facts/table-facts.js";
import type { OwnTable } from "../own-tables.js";
import { commentText, yamlScalar } from "../quote.js";

/** Rows from which what is nowhere missing, or nowhere twice, is taken for a promise. */
export const enoughRows = 20;

/** `contracts/data.odcs.yaml`, by the Open Data Contract Standard 3.1. */
export function dataContract(project: string, tables: readonly OwnTable[]): string {
  return `# The columns of this project's data, as an Open Data Contract (https://bitol-io.github.io/open-data-contract-standard).
# Written by Roadworthy from what the data show: a type or limit that stands here holds for all rows that were read.
# Look for TODO, and give columns a description where their names do not say all. "seen" is no promise: make it one where it should hold.
apiVersion: v3.1.0
kind: DataContract
id: ${yamlScalar(`${project}-data`)}
name: ${yamlScalar(`${project} data`)}
version: 0.1.0
status: draft
description:
  purpose: "TODO: what the data is for, and who delivers it."
  limitations: "TODO: what it must not be used for."
schema:
${tables.map(tableEntry).join("")}`;
}

function tableEntry(table: OwnTable): string {
  const { name, columns, file, rows, cut, isDefinition } = table;
  const from = isDefinition ? `defined in ${file}` : `${cut ? "the first " : ""}${rows} rows of ${file}`;
  return `  # From ${commentText(from)}.
  - name: ${yamlScalar(name)}
    physicalName: ${yamlScalar(isDefinition ? name : file)}
    physicalType: ${isDefinition ? "table" : "file"}
    description: "TODO: what one row is."
    properties:
${columns.map((column) => columnEntry(column, table)).join("")}`;
}

function columnEntry(column: TableColumn, { rows, isDefinition }: OwnTable): string {
  const { name, type, filled, distinct, range } = column;
  const isShown = isDefinition || rows >= enoughRows;
  const isKey = distinct && (isDefinition || isKeyName(name));
  const lines = [
    `- name: ${yamlScalar(name)}`,
    `  logicalType: ${type}`,
    ...(isShown && filled ? ["  required: true"] : filled ? [] : ["  # seen: rows without a value"]),
    ...(isShown && isKey ? ["  unique: true"] : []),
    ...limitLines(range, isShown),
  ];
  return lines.map((line) => `      ${line}\n`).join("");
}

function limitLines(range: TableColumn["range"], isShown: boolean): readonly string[] {
  if (!range) return [];
  const [minimum, maximum] = range;
  const limit = isShown && minimum >= 0 ? ["  logicalTypeOptions:", "    minimum: 0"] : [];
  return [...limit, `  # seen: ${minimum} to ${maximum}`];
}

/** Whether a column's name says that it tells rows apart: other columns are distinct by chance. */
export function isKeyName(name: string): boolean {
  return /(?:^|_)(?:id|uuid|key|number|no)$|[a-z]I[dD]$/i.test(name);
}
