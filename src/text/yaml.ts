import { Composer, Lexer, Parser } from "yaml";
import { readableText } from "./readable-text.js";
import type { Span } from "./span.js";
import { YamlNode } from "./yaml-node.js";
import { YamlTreeBuilder } from "./yaml-tree.js";

/** A YAML or JSON text as trees with positions. */
export interface LocatedYaml {
  /** The first document that is not empty; an absent node when there is none. */
  readonly root: YamlNode;
  /** All documents that are not empty. */
  readonly documents: readonly YamlNode[];
  /** At most one remark, on why the trees are empty or incomplete. */
  readonly notes: readonly { readonly message: string; readonly span: Span }[];
}

/** UTF-16 units. */
const maxLength = 2 * 1024 * 1024;
/** A lexeme costs the parser some 5 µs, an error or a directive some 20. */
const maxLexemes = 250_000;
const maxErrors = 1000;
/** Open brackets and indentations. */
const maxDepth = 100;

/**
 * Reads YAML 1.1, YAML 1.2 or JSON. All scalars stay text as written (`on`, `3.10`, `yes`); aliases and `<<` merges are followed;
 * unknown tags are kept. Never throws: what is broken is left out, with a note. Text that is `undefined` (binary, or too large for
 * its reader), too long, nested too deeply or in a merge conflict gives no tree.
 */
export function readYaml(text: string | undefined): LocatedYaml {
  const readable = readableText(text);
  if (readable.notes.length > 0) return { root: nothing, documents: [], notes: readable.notes };
  if (readable.text.length > maxLength) return unread(`longer than ${maxLength} characters`);
  const known = latest.find((one) => one.text === text);
  if (known) return known.yaml;
  const yaml = readTrees(readable.text);
  // Large trees are not kept for readers that may never come.
  if (readable.text.length <= maxKeptLength) latest = [{ text: readable.text, yaml }, ...latest.slice(0, 1)];
  return yaml;
}

/**
 * The last two texts read: the readers that want a file read it one after the other, some of them also without its template actions.
 * Trees do not change, so that all may have the same.
 */
let latest: readonly { readonly text: string; readonly yaml: LocatedYaml }[] = [];
/** UTF-16 units. */
const maxKeptLength = 200_000;

function readTrees(text: string): LocatedYaml {
  try {
    return readDocuments(text);
  } catch (error) {
    return unread(error instanceof Error ? error.message : String(error));
  }
}

const nothing = new YamlNode({ kind: "absent" }, { start: 0, end: 0 });

function unread(reason: string): LocatedYaml {
  return { root: nothing, documents: [], notes: [{ message: `Not read: ${reason}.`, span: nothing.span }] };
}

/** Everything stays text. Unique keys are not asked for because that check is quadratic. */
const options = { schema: "failsafe", merge: false, uniqueKeys: false, prettyErrors: false, strict: false, logLevel: "silent" } as const;

function readDocuments(text: string): LocatedYaml {
  const stop: { reason?: string } = {};
  const builder = new YamlTreeBuilder(text);
  const documents: YamlNode[] = [];
  const notes: LocatedYaml["notes"][number][] = [];
  for (const document of new Composer(options).compose(boundedTokens(text, stop))) {
    const error = document.errors[0];
    if (error) notes.push({ message: `Not valid YAML: ${error.message}`, span: within(text, error.pos) });
    const node = builder.document(document.contents);
    if (node.kind !== "null") documents.push(node);
  }
  if (stop.reason) return unread(stop.reason);
  if (builder.refusedAlias) notes.push({ message: "Not read in full: aliases stand for too much.", span: builder.refusedAlias });
  return { root: documents[0] ?? nothing, documents, notes: notes.slice(0, 1) };
}

/** The parser's tokens while the text stays in bounds. Deeper nesting would overflow the stack when composed, which may end the process. */
function* boundedTokens(text: string, stop: { reason?: string }) {
  const parser = new Parser();
  let lexemes = 0;
  let errors = 0;
  let previous = "";
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      if (token.type === "error" || token.type === "directive") errors++;
      yield token;
    }
    // Composing `[,,,` makes an error of each comma.
    if (lexeme === "," && previous === ",") errors++;
    if (lexeme.trim() !== "") previous = lexeme;
    if (parser.stack.length > maxDepth) stop.reason = `nested more than ${maxDepth} levels deep`;
    else if (++lexemes > maxLexemes || errors > maxErrors) stop.reason = "too much for a configuration file";
    if (stop.reason) return;
  }
  yield* parser.end();
}

function within(text: string, [start, end]: readonly [number, number]): Span {
  const from = Math.min(Math.max(0, start), text.length);
  return { start: from, end: Math.min(Math.max(from, end), text.length) };
}
