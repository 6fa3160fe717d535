import type { SecretHit } from "../../facts/text-facts.js";
import { isPlaceholderSecret } from "./placeholder-secret.js";
import { isBrowserKey, isEmulatorKey } from "./public-key.js";
import { findAssignedSecrets } from "./secret-assignments.js";
import { secretVariable } from "./secret-variable.js";
import { type FoundToken, findTokens } from "./token-formats.js";
import { findUrlPasswords } from "./url-passwords.js";

const mostSecrets = 200;

/** The secrets in a text, in order, each once under its most telling name. Their values are not kept. */
export function findSecrets(text: string, path: string): SecretHit[] {
  const found: FoundToken[] = [];
  const tokens = findTokens(text).filter(({ value }) => !isPlaceholderSecret(value));
  const assigned = [...findAssignedSecrets(text, path)].filter(({ start }) => !isInExample(text, start) && !isOfTests(text, path, start));
  const sources = [tokens, findUrlPasswords(text), assigned];
  for (const source of sources) {
    for (const token of source) {
      if (found.length >= mostSecrets) break;
      if ((token.value.startsWith("AIza") && isBrowserKey(text, token.start)) || isEmulatorKey(token.value)) continue;
      if (!found.some((other) => token.start < other.end && other.start < token.end)) found.push(token);
    }
  }
  const osAt = /\.pyw?$/.test(path) && found.length > 0 ? importsOs(text) : undefined;
  return found
    .sort((a, b) => a.start - b.start)
    .map(({ what, start, end, variable: usual }) => {
      const variable = isQuoted(text, start, end) ? secretVariable(text, start, usual) : undefined;
      const os = osAt && osAt.at < start ? osAt.isDone || osAt.at : undefined;
      return { what, span: { start, end }, ...(variable !== undefined && { variable }), ...(os !== undefined && { os }) };
    });
}

/** Whether a value stands in the example of a schema, which documentation shows: `"example": { "password": "…" }`. */
function isInExample(text: string, start: number): boolean {
  return /\bexamples?["']?\s*[:=]\s*\[?\s*\{[^}]*$/.test(text.slice(Math.max(0, start - 500), start));
}

/** How YAML that is the environment of tests says so: `ENVIRONMENT: test`, `APP_ENV: testing`. */
const testEnvironment = /^[ \t]*(?:\w*_)?ENV(?:IRONMENT)?:[ \t]*["']?test(?:ing)?["']?[ \t]*\r?$/;

/** Whether a value in YAML stands beside the name of an environment for tests: what opens that opens nothing else. */
function isOfTests(text: string, path: string, start: number): boolean {
  if (!/\.ya?ml$/i.test(path)) return false;
  const lines = text.split("\n");
  const at = text.slice(0, start).split("\n").length - 1;
  const indent = indentOf(lines[at]);
  const isBeside = (line: string | undefined) => line !== undefined && (/^\s*(?:#|$)/.test(line) || indentOf(line) === indent);
  let from = at;
  while (isBeside(lines[from - 1])) from--;
  let to = at;
  while (isBeside(lines[to + 1])) to++;
  return lines.slice(from, to + 1).some((line) => testEnvironment.test(line));
}

function indentOf(line: string | undefined): number {
  return /^ */.exec(line ?? "")?.[0].length ?? 0;
}

/** Whether a text between quotes of its own is all there is in them, without a prefix. */
function isQuoted(text: string, start: number, end: number): boolean {
  const quote = text[start - 1] ?? "";
  return /["'`]/.test(quote) && text[end] === quote && text[end + 1] !== quote && !/[\w"'`\\]/.test(text[start - 2] ?? "");
}

/** Where a Python module imports `os`, or has the first import before which it can. */
function importsOs(text: string): { readonly isDone: boolean; readonly at: number } | undefined {
  const done = /^import (?:[\w., ]*, ?)?os(?=[ \t]*(?:,|#|\r?$))/m.exec(text);
  if (done) return { isDone: true, at: done.index };
  const first = /^(?:import|from(?! __future__)) ?[\w.]+/m.exec(text);
  return first ? { isDone: false, at: first.index } : undefined;
}
