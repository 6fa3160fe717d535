import { parser } from "@lezer/python";
import { StrictParser } from "../syntax/strict-parser.js";
import type { SyntaxCursor } from "../syntax/syntax-cursor.js";

/** By their ids. */
export const nodeTypes = parser.nodeSet.types;

let strictParser: StrictParser | undefined;

/** The grammar takes a `yield` without a value for a mistake. */
const bareYield = /^([ \t]*)yield(?=[ \t]*(?:#.*)?$)/gm;

/** The syntax tree of a Python text that has no mistakes, `undefined` for others. A `yield` without a value is read as a `break`, which is as long. */
export function parseStrictly(code: string): SyntaxCursor | undefined {
  strictParser ??= new StrictParser(parser);
  return strictParser.parse(code.replace(bareYield, "$1break"))?.cursor();
}

/** The syntax tree of any text. @throws RangeError where brackets are nested so deeply that the stack is exhausted. */
export function parseLeniently(code: string): SyntaxCursor {
  return parser.parse(code).cursor();
}
