import type { NotebookCell, NotebookFacts, NotebookSegment } from "../facts/notebook-facts.js";
import type { Note, Sign } from "../facts/sign.js";
import type { Located, Span } from "../text/span.js";
import { JsonError } from "./notebook/json-scan.js";
import { blankMagics } from "./notebook/magics.js";
import { toNotebookPlace } from "./notebook/notebook-position.js";
import { type NotebookContents, readCells, type SourcedCell } from "./notebook/read-cells.js";
import { packSegments } from "./notebook/segments.js";
import { emptyPython, parsePython } from "./python/parse-python.js";
import type { Reader } from "./reader.js";

/** As for a Python file; more code than this in one notebook was not written by hand. */
const longestCode = 1_000_000;

const pythonName = /^i?python[0-9.]*$/;

/** All code cells as one module, what IPython alone understands being comments. */
interface JoinedCode {
  readonly code: string;
  readonly segments: readonly NotebookSegment[];
  /** Offsets in the joined code. */
  readonly commands: readonly Located<string>[];
}

/**
 * Jupyter notebooks. The facts of `python` count in the joined code of all code cells, the notebook's own `signs` in its JSON;
 * `toNotebookPlace` leads from the first to the second.
 */
export const notebookReader: Reader<"notebook"> = {
  name: "notebook",
  kind: "notebook",
  files: { extensions: ["ipynb"] },
  maxBytes: 20_000_000,
  read({ text, path }) {
    if (text === undefined) return emptyNotebook("This file is too large, or is not text.", { start: 0, end: 0 });
    try {
      return notebookFacts(path, readCells(text));
    } catch (error) {
      if (!(error instanceof JsonError)) throw error;
      return emptyNotebook("This notebook is not valid JSON.", { start: error.offset, end: Math.min(error.offset + 1, text.length) });
    }
  },
};

function notebookFacts(path: string, { language, cells, notes }: NotebookContents): NotebookFacts {
  const isPython = pythonName.test(language);
  const { code, segments: list, commands } = isPython ? joinCode(cells) : { code: "", segments: [], commands: [] };
  const segments = packSegments(list);
  const tooLong: Note[] =
    code.length > longestCode ? [{ message: "The code of this notebook is too long to read.", span: { start: 0, end: 0 } }] : [];
  const python = tooLong.length === 0 && code !== "" ? parsePython(code) : emptyPython();
  const found: readonly Sign[] = [...python.signs, ...commands.map(({ value, span }): Sign => ({ kind: "command", value, span }))];
  return {
    language,
    cells: cells.map(withoutSource),
    python,
    segments,
    signs: found.map((sign) => ({ ...sign, span: toNotebookPlace(path, { segments }, sign.span).span })),
    notes: [...notes, ...tooLong],
  };
}

function joinCode(cells: readonly SourcedCell[]): JoinedCode {
  const segments: NotebookSegment[] = [];
  const commands: Located<string>[] = [];
  const codes: string[] = [];
  let code = 0;
  for (const { kind, index, language, source } of cells) {
    if (kind !== "code" || source.text === "" || !pythonName.test(language ?? "python")) continue;
    const plain = blankMagics(source.text);
    for (const { value, span } of plain.commands) commands.push({ value, span: { start: code + span.start, end: code + span.end } });
    for (const { offset, json, length, jsonLength } of source.pieces)
      segments.push({ code: code + offset, cellOffset: offset, cell: index, json, length, jsonLength });
    codes.push(plain.code);
    code += plain.code.length;
    if (plain.code.endsWith("\n")) continue;
    codes.push("\n");
    const last = source.pieces.at(-1);
    const json = last ? last.json + last.jsonLength : source.end;
    segments.push({ code, cellOffset: plain.code.length, cell: index, json, length: 1, jsonLength: 0 });
    code++;
  }
  return { code: codes.join(""), segments, commands };
}

function withoutSource({ source: _, language: __, ...cell }: SourcedCell): NotebookCell {
  return cell;
}

function emptyNotebook(message: string, span: Span): NotebookFacts {
  return { language: "python", cells: [], python: emptyPython(), segments: packSegments([]), signs: [], notes: [{ message, span }] };
}
