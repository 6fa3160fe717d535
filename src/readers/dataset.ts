import type { DatasetFacts } from "../facts/dataset-facts.js";
import { type DataRecord, readDelimited, readJsonLines, readJsonList } from "./dataset/read-records.js";
import { textHash } from "./dataset/text-hash.js";
import type { Reader } from "./reader.js";

/** Rows read of one file. */
const mostRows = 5000;
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
    const { records, cut } = read(text, mostRows);
    if (extension === "json" && records.length === 0) return undefined;
    const columns = new Set(records.flatMap(({ value }) => value.map(([column]) => column)));
    return {
      contentHash: textHash(text),
      columns: [...columns].filter((column) => !column.startsWith("#")).slice(0, 500),
      rows: records.map((record) => ({ value: rowHash(record), span: record.span })),
      cut,
      verdicts: [...columns].filter((column) => verdict.test(column)).flatMap((column) => verdictsIn(records, column)),
      signs: [],
      notes: [],
    };
  },
};

function rowHash({ value }: DataRecord): number {
  const cells = value.filter(([column]) => !rowNumber.test(column)).map((cell) => cell.join("\u001f"));
  return textHash((cells.length > 0 ? cells.sort() : value.map((cell) => cell.join("\u001f"))).join("\u001e"));
}

function verdictsIn(records: readonly DataRecord[], column: string): DatasetFacts["verdicts"] {
  const values = records.map(({ value }) => value.find(([name]) => name === column)?.[1] ?? "");
  return values.every((value) => value.length <= longestVerdict) ? [{ column, values }] : [];
}
