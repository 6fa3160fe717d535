import { JsonError, readArray, skipValue } from "./json-scan.js";

/** A run of a cell's source that stands in one piece in the JSON: plain text of equal length, a single escape, or the one before the other. */
export interface SourcePiece {
  /** Offset in the cell's source. */
  readonly offset: number;
  readonly length: number;
  /** Offset in the JSON text. */
  readonly json: number;
  readonly jsonLength: number;
}

/** The source of a cell, decoded. */
export interface CellSource {
  readonly text: string;
  readonly pieces: readonly SourcePiece[];
  /** Offset in the JSON behind the value. */
  readonly end: number;
}

const quoteOrEscape = /["\\]/g;
const escapeSequence = /\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))/y;
const escapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** Reads the `source` of a cell at `start`: a string, or a list of strings; anything else is empty. @throws JsonError */
export function readSource(json: string, start: number): CellSource {
  const pieces: SourcePiece[] = [];
  let text = "";
  const add = (decoded: string, at: number, jsonLength: number) => {
    if (decoded === "") return;
    const last = pieces.at(-1);
    // Most lines are plain but for the escape of their end.
    if (last && last.length === last.jsonLength && last.json + last.length === at) {
      pieces.pop();
      pieces.push({ offset: last.offset, length: last.length + decoded.length, json: last.json, jsonLength: last.length + jsonLength });
    } else pieces.push({ offset: text.length, length: decoded.length, json: at, jsonLength });
    text += decoded;
  };
  const readString = (at: number) => {
    if (json[at] !== '"') return skipValue(json, at);
    let position = at + 1;
    for (;;) {
      quoteOrEscape.lastIndex = position;
      const end = quoteOrEscape.exec(json)?.index;
      if (end === undefined) throw new JsonError(json.length);
      add(json.slice(position, end), position, end - position);
      if (json[end] === '"') return end + 1;
      escapeSequence.lastIndex = end;
      const match = escapeSequence.exec(json);
      if (!match) throw new JsonError(end);
      const [written, unit, letter = ""] = match;
      add(unit === undefined ? (escapes[letter] ?? letter) : String.fromCharCode(Number.parseInt(unit, 16)), end, written.length);
      position = end + written.length;
    }
  };
  const end = json[start] === "[" ? readArray(json, start, readString) : readString(start);
  return { text, pieces, end };
}
