import type { DatasetFacts } from "../facts/dataset-facts.js";
import { isPlaceholder } from "../text/placeholder.js";
import { readDelimited, readJsonLines, readJsonList, type Table } from "./dataset/read-records.js";
import { textHash } from "./dataset/text-hash.js";
import type { Reader } from "./reader.js";

/** How much of one file is taken apart, so that no file holds up an editor. */
const limits = { rows: 5000, units: 500_000 };
/** Verdicts longer than this are answers. */
const longestVerdict = 40;

/** Names of the parts of data that a model learns from or is judged on, of what judges were held against, and of attacks. */
const part =
  "train|training|trn|test|testing|tst|val|valid|validation|dev|evals?|evaluation|gold|golden|hold_?out|held_?out|benchmarks?|ground_?truth|cases|sft|fine_?tun(?:e|ed|ing)|judges?|judged|human|annotations?|annotated|calibration|attacks?|red_?team|jailbreaks?|injections?";
const named = new RegExp(`(?:^|[/_.-])(?:${part})\\d*(?:[_.-][^/]*)?\\.(?:csv|tsv|jsonl|ndjson|json)$`);
/** Folders of the kind, the file's own or the one above. */
const inFolder = new RegExp(`(?:^|/)(?:${part})\\d*/(?:[^/]+/)?[^/]+\\.(?:csv|tsv|jsonl|ndjson)$`);

/** Columns that only number or name rows. */
const rowNumber = /^(?:unnamed: ?\d+|index|idx|id|uid|uuid|row|row_?(?:id|number)|example_?id|_id)?$/i;
const verdict =
  /(?:^|[_. -])(?:human|judge|grader|llm|model|expert|annotator|reviewer|rater|auto|gpt|gold|person|manual|reference)\d*(?:[_. -].*)?$|(?:^|[_. -])(?:verdict|grade|rating|score|label)$/i;

/** Reads which examples the files hold that are called after training, evaluation and judging; other data files are left alone. */
export const datasetReader: Reader<"dataset"> = {
  name: "dataset",
  kind: "dataset",
  files: { patterns: [named, inFolder] },
  maxBytes: 2_000_000,
  read({ path, text }): DatasetFacts | undefined {
    if (text === undefined || text.startsWith("version https://git-lfs")) return undefined;
    const extension = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
    const read = extension === "json" ? readJsonList : extension.endsWith("sv") ? readDelimited : readJsonLines;
    const table = read(text, limits);
    if (extension === "json" && table.rows.length === 0) return undefined;
    return {
      contentHash: textHash(text),
      columns: table.columns.filter((column) => !column.startsWith("#")).slice(0, 500),
      rows: hashedRows(table),
      ...(isBlank(table) && { blank: true }),
      cut: table.cut,
      verdicts: verdictsIn(table),
      signs: [],
      notes: [],
    };
  },
};

function isBlank({ columns, rows }: Table): boolean {
  if (rows.length === 0) return columns.length > 0;
  return rows.every(({ value }) => value.some((text) => text !== undefined && text.trim() !== "" && isPlaceholder(text)));
}

/** Rows by what they hold: columns in the order of their names, without those that only number rows, unless there are no others. */
function hashedRows({ columns, rows }: Table): DatasetFacts["rows"] {
  const byName = [...columns.keys()].sort((a, b) => ((columns[a] ?? "") < (columns[b] ?? "") ? -1 : 1));
  const telling = byName.filter((index) => !rowNumber.test(columns[index] ?? ""));
  const order = telling.length > 0 ? telling : byName;
  const namesOf = (kept: readonly number[]) => textHash(kept.map((index) => columns[index]).join("\u001f"));
  // Most rows of a file have all columns.
  const allNames = namesOf(order);
  return rows.map(({ value, span }) => {
    const kept = order.filter((index) => value[index] !== undefined);
    const names = kept.length === order.length ? allNames : namesOf(kept);
    return { value: textHash(`${names}\u001d${kept.map((index) => value[index]).join("\u001e")}`), span };
  });
}

function verdictsIn({ columns, rows }: Table): DatasetFacts["verdicts"] {
  return columns.flatMap((column, index) => {
    if (!verdict.test(column)) return [];
    const values = rows.map(({ value }) => value[index] ?? "");
    return values.every((value) => value.length <= longestVerdict) ? [{ column, values }] : [];
  });
}
