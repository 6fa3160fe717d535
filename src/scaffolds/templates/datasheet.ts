import type { TableColumn } from "../../facts/table-facts.js";
import type { OwnTable } from "../own-tables.js";
import { codeSpan, commentText } from "../quote.js";

/** What a datasheet is about. Paths are relative to the project. */
export interface Datasheet {
  readonly name: string;
  readonly tables: readonly OwnTable[];
  /** Data files that code names. */
  readonly files: readonly string[];
  /** Sources that the manifest declares. */
  readonly sources: readonly string[];
}

/** `docs/datasheet.md`, after Gebru et al. 2021, "Datasheets for Datasets". Nothing counts as said that only people can say. */
export function datasheetText({ name, tables, files, sources }: Datasheet): string {
  const parts = [...sources, ...files].slice(0, 12);
  return `# Data of ${commentText(name)}

<!-- A datasheet (https://arxiv.org/abs/1803.09010). Written by Roadworthy from the data at hand. Replace each TODO; delete a question that does not apply. -->

## What they are for

TODO: which question the data answer, who asked for them, and what they must not be used for.

## How the data were collected

${parts.length > 0 ? parts.map((one) => `- TODO: where ${codeSpan(one)} comes from, since when, and how it gets here.`).join("\n") : "TODO: which systems or people the data come from, since when, and how they get here."}

TODO: what was left out on the way: filters, samples, rows that were dropped.

## Known gaps and biases

TODO: whom or what the data leave out, or show more often than the world does.

TODO: what changed over time: forms, rules, systems, prices.

## Personal data

TODO: which columns tell of people, on which legal basis, and when they are deleted.

## Upkeep

TODO: who answers questions, how often the data are renewed, and how a mistake is reported.

## Columns

${tables.length > 0 ? tables.map(dictionary).join("\n") : "TODO: for each column its meaning, unit and possible values.\n"}`;
}

function dictionary({ file, rows, cut, columns, isDefinition }: OwnTable): string {
  const from = isDefinition ? "" : ` (${cut ? "first " : ""}${rows} rows)`;
  const lines = columns.map((one) => `| TODO: meaning and unit | ${codeSpan(one.name, true)} | ${one.type} | ${shown(one)} |`);
  return `### ${codeSpan(file)}${from}

| Meaning | Column | Type | In the data |
| --- | --- | --- | --- |
${lines.join("\n")}
`;
}

function shown({ filled, distinct, range }: TableColumn): string {
  return [
    filled ? "never missing" : "may be missing",
    ...(distinct ? ["no value twice"] : []),
    ...(range ? [`${range[0]} to ${range[1]}`] : []),
  ].join(", ");
}
