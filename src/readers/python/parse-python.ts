import type { PythonCall, PythonFacts, PythonImport } from "../../facts/python-facts.js";
import type { Sign } from "../../facts/sign.js";
import type { Located } from "../../text/span.js";
import { uriSigns } from "../code/uri-signs.js";
import type { SyntaxCursor } from "../syntax/syntax-cursor.js";
import { settleCalls } from "./calls.js";
import { countCodeLines } from "./count-code-lines.js";
import { shareAssertions } from "./definitions.js";
import { importSigns } from "./import-statement.js";
import { isInteresting } from "./interest.js";
import { scanImports } from "./scan-imports.js";
import { readBody } from "./statements.js";
import { parseLeniently, parseStrictly } from "./syntax-tree.js";
import { startWalk } from "./walk.js";

/** Up to this length a text of another language is parsed in a second at worst. */
const shortText = 50_000;
const sampleLength = 10_000;

/**
 * What a Python text says; parsed whole only if something in it can interest a rule. Offsets are UTF-16 units of `code`.
 * Names from relative imports keep their dots: `from .llm import client` makes `client.ask()` read `.llm.client.ask`.
 * A parameter annotated with an imported class counts as an instance of it. Never throws: half-typed code gives what can be seen.
 */
export function readPython(code: string): PythonFacts {
  const imports = scanImports(code);
  return isInteresting(imports, code) ? parsePython(code) : importsOnly(code, imports, []);
}

/** As `readPython`, always parsed whole: some 10 MB a second, 3 where there are mistakes. */
export function parsePython(code: string): PythonFacts {
  try {
    const strict = parseStrictly(code);
    if (strict) return readTree(code, strict);
    if (code.length > shortText && !looksLikePython(code))
      return importsOnly(code, scanImports(code), ["This file does not read as Python."]);
    return readTree(code, parseLeniently(code));
  } catch (error) {
    // The parser builds its tree by recursion: thousands of nested brackets, which Python refuses too, exhaust the stack.
    if (!(error instanceof RangeError)) throw error;
    return importsOnly(code, scanImports(code), ["This code is nested too deeply to be read."]);
  }
}

/** The facts of an empty file. */
export function emptyPython(): PythonFacts {
  return importsOnly("", [], []);
}

function readTree(code: string, cursor: SyntaxCursor): PythonFacts {
  const walk = startWalk(code, cursor);
  readBody(walk);
  settleCalls(walk);
  shareAssertions(walk);
  const {
    imports,
    calls,
    assignments,
    updates,
    stores,
    functions,
    classes,
    returns,
    loops,
    checks,
    nanComparisons,
    memberships,
    strings,
    mainGuard,
  } = walk;
  const used = [...walk.used].map(([value, span]): Sign => ({ kind: "call", value, span }));
  const signs = [
    ...importSigns(imports),
    ...(calls.some(({ name }) => loadsByName.test(name)) ? namedImports(strings) : []),
    ...used,
    ...uriSigns(strings),
    ...walk.environment,
    ...calls.flatMap(serviceSigns),
  ];
  const codeLines = countCodeLines(code);
  return {
    depth: "full",
    imports,
    calls,
    assignments,
    updates,
    stores,
    functions,
    classes,
    returns,
    loops,
    checks,
    nanComparisons,
    memberships,
    strings,
    answerEnds: [...walk.answerEnds],
    mainGuard,
    codeLines,
    signs,
    notes: [],
  };
}

const awsClient = /^boto3\.(?:(?:session\.)?Session\(\)\.)?(?:client|resource)$/;

/** The address of the AWS service that a client is made for: `boto3.client("dynamodb")`. */
function serviceSigns({ name, arguments: given }: PythonCall): Sign[] {
  if (!awsClient.test(name)) return [];
  const service = (given.find((one) => one.name === "service_name") ?? given[0])?.value;
  return service?.kind === "string" && /^[a-z][a-z0-9.-]*$/.test(service.value)
    ? [{ kind: "uri", value: `https://${service.value.split(".").reverse().join("-")}.amazonaws.com`, span: service.span }]
    : [];
}

function importsOnly(code: string, imports: readonly PythonImport[], remarks: readonly string[]): PythonFacts {
  return {
    depth: "imports",
    imports,
    calls: [],
    assignments: [],
    updates: [],
    stores: [],
    functions: [],
    classes: [],
    returns: [],
    loops: [],
    checks: [],
    nanComparisons: [],
    memberships: [],
    strings: [],
    answerEnds: [],
    codeLines: countCodeLines(code),
    signs: importSigns(imports),
    notes: remarks.map((message) => ({ message, span: { start: 0, end: 0 } })),
  };
}

/** What makes a text in the code a module that is loaded. */
const loadsByName = /(?:^|\.)(?:import_module|__import__|import_string|locate|instantiate|instantiate_from_config)$/;
/** A class by its full path, which code loads by name: `pytorch_lightning.loggers.WandbLogger`, `torch.utils.tensorboard`. */
const dottedPath = /^[a-z_]\w*(?:\.\w+)*\.(?:[A-Z]\w+|\w+\.\w{6,})$/;

function namedImports(strings: readonly Located<string>[]): Sign[] {
  return strings.flatMap(({ value, span }): Sign[] =>
    value.length <= 120 && dottedPath.test(value) ? [{ kind: "import", value, span }] : [],
  );
}

/** Whether the start of a text parses with few errors. Recovering from each costs the parser as much as a page of good code. */
function looksLikePython(code: string): boolean {
  return countErrors(parseLeniently(code.slice(0, sampleLength))) < sampleLength / 50;
}

/** Counts the mistakes below and behind the node under the cursor. */
function countErrors(cursor: SyntaxCursor): number {
  for (let errors = 0; ; ) {
    if (cursor.type.isError) errors++;
    if (cursor.firstChild()) continue;
    while (!cursor.nextSibling()) if (!cursor.parent()) return errors;
  }
}
