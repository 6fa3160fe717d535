import type { PythonFacts } from "../../facts/python-facts.js";
import type { Sign } from "../../facts/sign.js";
import { settleCalls } from "./calls.js";
import { countCodeLines } from "./count-code-lines.js";
import { importSigns } from "./import-statement.js";
import { isInteresting } from "./interest.js";
import { scanImports } from "./scan-imports.js";
import { readBody } from "./statements.js";
import { uriSigns } from "./uris.js";
import { startWalk } from "./walk.js";

/**
 * What a Python text says; parsed whole only if something in it can interest a rule. Offsets are UTF-16 units of `code`.
 * Names from relative imports keep their dots: `from .llm import client` makes `client.ask()` read `.llm.client.ask`.
 * A parameter annotated with an imported class counts as an instance of it. Never throws: half-typed code gives what can be seen.
 */
export function readPython(code: string): PythonFacts {
  const imports = scanImports(code);
  if (isInteresting(imports, code)) return parsePython(code);
  return { ...emptyPython(), imports, signs: importSigns(imports), codeLines: countCodeLines(code) };
}

/** As `readPython`, always parsed whole: about 3 MB a second. */
export function parsePython(code: string): PythonFacts {
  const walk = startWalk(code);
  readBody(walk);
  settleCalls(walk);
  const { imports, calls, assignments, functions, classes, strings, mainGuard } = walk;
  const used = [...walk.used].map(([value, span]): Sign => ({ kind: "call", value, span }));
  const signs = [...importSigns(imports), ...used, ...uriSigns(strings), ...walk.environment];
  const codeLines = countCodeLines(code);
  return { depth: "full", imports, calls, assignments, functions, classes, strings, mainGuard, codeLines, signs, notes: [] };
}

/** The facts of an empty file. */
export function emptyPython(): PythonFacts {
  return {
    depth: "imports",
    imports: [],
    calls: [],
    assignments: [],
    functions: [],
    classes: [],
    strings: [],
    codeLines: 0,
    signs: [],
    notes: [],
  };
}
