import type { NotebookCell } from "../../facts/notebook-facts.js";
import type { Note } from "../../facts/sign.js";
import { type CellSource, readSource } from "./cell-source.js";
import { JsonError, readArray, readObject, skipBlanks, skipValue } from "./json-scan.js";

/** A cell with its decoded source. */
export interface SourcedCell extends NotebookCell {
  readonly source: CellSource;
  /** Lower-case, where it is not the notebook's own: VS Code keeps it with the cell. */
  readonly language?: string;
}

/** What the JSON of a notebook holds. */
export interface NotebookContents {
  /** Lower-case; `python` unless the metadata names another. */
  readonly language: string;
  readonly cells: readonly SourcedCell[];
  readonly notes: readonly Note[];
}

/** Reads a notebook's JSON. Outputs are stepped over undecoded. @throws JsonError where the text is no JSON object. */
export function readCells(json: string): NotebookContents {
  const cells: SourcedCell[] = [];
  const notes: Note[] = [];
  let language: string | undefined;
  let kernelLanguage: string | undefined;
  const start = skipBlanks(json, 0);
  if (json[start] !== "{") throw new JsonError(start);
  const end = readObject(json, start, {
    cells: (at) =>
      readArray(json, at, (cellStart) => {
        const cell = readCell(json, cellStart, cells.length);
        cells.push(cell);
        return cell.span.end;
      }),
    metadata: (at) =>
      readObject(json, at, {
        language_info: (info) => readObject(json, info, { name: (value) => readText(json, value, (name) => (language = name)) }),
        kernelspec: (spec) => readObject(json, spec, { language: (value) => readText(json, value, (name) => (kernelLanguage = name)) }),
      }),
    worksheets: (at) => {
      notes.push({ message: "Notebooks of format 3 are not read; convert it with `jupyter nbconvert`.", span: { start: at, end: at + 1 } });
      return skipValue(json, at);
    },
  });
  const rest = skipBlanks(json, end);
  if (rest < json.length) throw new JsonError(rest);
  return { language: (language ?? kernelLanguage ?? "python").toLowerCase(), cells, notes };
}

function readCell(json: string, start: number, index: number): SourcedCell {
  let kind: NotebookCell["kind"] = "raw";
  let executionCount: number | null = null;
  let sourceSpan = { start, end: start };
  let source: CellSource = { text: "", pieces: [], end: start };
  let hasErrorOutput = false;
  let language: string | undefined;
  const end = readObject(json, start, {
    cell_type: (at) =>
      readText(json, at, (type) => {
        if (type === "code" || type === "markdown") kind = type;
      }),
    execution_count: (at) => {
      const valueEnd = skipValue(json, at);
      const count = Number.parseInt(json.slice(at, valueEnd), 10);
      executionCount = Number.isNaN(count) ? null : count;
      return valueEnd;
    },
    source: (at) => {
      source = readSource(json, at);
      sourceSpan = { start: at, end: source.end };
      return source.end;
    },
    metadata: (at) =>
      readObject(json, at, {
        vscode: (own) => readObject(json, own, { languageId: (value) => readText(json, value, (id) => (language = id.toLowerCase())) }),
      }),
    outputs: (at) =>
      readArray(json, at, (output) =>
        readObject(json, output, {
          output_type: (value) =>
            readText(json, value, (type) => {
              if (type === "error") hasErrorOutput = true;
            }),
        }),
      ),
  });
  const empty = source.text.trim() === "";
  return {
    index,
    kind,
    executionCount,
    span: { start, end },
    sourceSpan,
    empty,
    hasErrorOutput,
    source,
    ...(language !== undefined && { language }),
  };
}

/** Hands a string value to `take`, escapes left as written. */
function readText(json: string, start: number, take: (text: string) => void): number {
  const end = skipValue(json, start);
  if (json[start] === '"') take(json.slice(start + 1, end - 1));
  return end;
}
