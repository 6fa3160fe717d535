import type { ScriptFacts, ScriptImport } from "../../facts/script-facts.js";
import { uriSigns } from "../code/uri-signs.js";
import { settleCalls } from "./calls.js";
import { countCodeLines } from "./count-code-lines.js";
import { exportedFunctions } from "./exports.js";
import { readExpression } from "./expressions.js";
import { isInteresting } from "./interest.js";
import { scanImports } from "./scan-imports.js";
import { callSigns, importSigns } from "./script-signs.js";
import { readStatements } from "./statements.js";
import { type Dialect, deepest, parserOf, startWalk } from "./walk.js";

/** Up to this length a text of another language is parsed in a second at worst. */
const shortText = 50_000;
const sampleLength = 10_000;

/**
 * What a script says; parsed whole only if something in it can interest a rule. Offsets are UTF-16 units of `code`.
 * A parameter, variable or field annotated with an imported type counts as an instance of it, though not as a use of its package.
 * Never throws: half-typed code gives what can be seen.
 */
export function readScript(code: string, dialect: Dialect): ScriptFacts {
  const imports = scanImports(code);
  return isInteresting(imports, code) ? parseScript(code, dialect) : importsOnly(code, imports, []);
}

/** As `readScript`, always parsed whole: some 3 MB a second. */
export function parseScript(code: string, dialect: Dialect): ScriptFacts {
  if (code.length > shortText && !looksLikeScript(code, dialect))
    return importsOnly(code, scanImports(code), ["This file does not read as JavaScript or TypeScript."]);
  try {
    return parseWhole(code, dialect);
  } catch (error) {
    // The parser builds its tree by recursion: thousands of nested brackets exhaust the stack.
    if (!(error instanceof RangeError)) throw error;
    return importsOnly(code, scanImports(code), ["This code is nested too deeply to be read."]);
  }
}

/** The facts of an empty file. */
export function emptyScript(): ScriptFacts {
  return importsOnly("", [], []);
}

function parseWhole(code: string, dialect: Dialect): ScriptFacts {
  const walk = startWalk(code, dialect, readExpression, readStatements);
  walk.readStatements();
  settleCalls(walk);
  const { imports, calls, assignments, parameters, returns, loops, conditions, html, strings } = walk;
  return {
    depth: "full",
    imports,
    calls,
    assignments,
    functions: exportedFunctions(walk),
    parameters,
    returns,
    loops,
    conditions,
    html,
    ...(runsInBrowser(code) && { client: true as const }),
    jsx: [...walk.jsx].map(([value, span]) => ({ value, span })),
    strings,
    codeLines: countCodeLines(code),
    signs: [...importSigns(imports), ...callSigns(walk.used), ...uriSigns(strings), ...walk.environment],
    notes: [],
  };
}

function importsOnly(code: string, imports: readonly ScriptImport[], remarks: readonly string[]): ScriptFacts {
  return {
    depth: "imports",
    imports,
    calls: [],
    assignments: [],
    functions: [],
    parameters: [],
    returns: [],
    loops: [],
    conditions: [],
    html: [],
    ...(runsInBrowser(code) && { client: true as const }),
    jsx: [],
    strings: [],
    codeLines: countCodeLines(code),
    signs: importSigns(imports),
    notes: remarks.map((message) => ({ message, span: { start: 0, end: 0 } })),
  };
}

/** Behind nothing but comments and other directives. */
const clientDirective = /^(?:\s|\/\/[^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\/|["']use strict["'];?)*["']use client["']/;

function runsInBrowser(code: string): boolean {
  return code.includes("use client") && clientDirective.test(code.slice(0, 5_000));
}

/**
 * Whether the start of a text parses with few errors and is nested as people nest. Recovering from each error costs the parser as much as
 * a page of good code, and so does what nests without end.
 */
function looksLikeScript(code: string, dialect: Dialect): boolean {
  let errors = 0;
  let depth = 0;
  let greatest = 0;
  parserOf(dialect)
    .parse(code.slice(0, sampleLength))
    .iterate({
      enter({ type }) {
        if (type.isError) errors++;
        greatest = Math.max(greatest, ++depth);
      },
      leave() {
        depth--;
      },
    });
  return errors < sampleLength / 50 && greatest < 2 * deepest;
}
