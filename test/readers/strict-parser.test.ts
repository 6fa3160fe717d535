import { strictEqual } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parser } from "@lezer/python";
import fc from "fast-check";
import { StrictParser } from "../../src/readers/syntax/strict-parser.js";
import type { SyntaxCursor } from "../../src/readers/syntax/syntax-cursor.js";
import { checkout } from "../upkeep/derived-files.js";
import * as samples from "./python-samples.js";

const strict = new StrictParser(parser);

/** A tree as text: every node with its place, in order and indented. */
function outline(cursor: SyntaxCursor): string {
  const lines: string[] = [];
  for (let depth = 0; ; ) {
    lines.push(`${"  ".repeat(depth)}${cursor.name}${cursor.type.isError ? " error" : ""} ${cursor.from}-${cursor.to}`);
    if (cursor.firstChild()) depth++;
    else
      while (!cursor.nextSibling()) {
        if (!cursor.parent()) return lines.join("\n");
        depth--;
      }
  }
}

/** Holds the strict parse against Lezer's; answers whether there was one. */
function agree(code: string): boolean {
  const tree = strict.parse(code);
  if (tree) strictEqual(outline(tree.cursor()), outline(parser.parse(code).cursor()));
  return tree !== undefined;
}

function pythonFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() && entry.name.endsWith(".py") ? [readFileSync(join(entry.parentPath, entry.name), "utf8")] : [],
  );
}

/** Every kind of statement and expression, and what is hard to tell apart. */
const statements = [
  "x = 1",
  "x: int = 0x_ff; y = 1_000.5e-3j",
  "a, *b = c = yield d",
  "x += f(a, *b, k=1, **d)[1:2, ::3].y",
  "print(a, file=b)",
  "del a[0], b.c",
  "global a, b",
  "assert a < b <= c, f'{a!r:>{width}} {{}} {b=}'",
  "s = 'a' \"b\\n\" rb'\\'' '''c\n  d''' f\"\"\"{x\n}\"\"\"",
  "raise A from b",
  "from ..a import (b as c,\n  d,  # e\n)",
  "import a.b as c, d",
  "f = lambda a, *b, c=1, **d: (yield a)",
  "x = [a async for b, c in d if e if not f for g in h]",
  "x = {a: b for a in c} | {**d, 'e': {f, *g}} | {h for h in i}",
  "x = a if b else c or not d and e is not f not in g",
  "if (n := len(a)) > 1: pass\nelif n: ...\nelse:\n\treturn",
  "for a, in b:\n  continue\nelse:\n  break",
  "while a:\n    # b\n\n    c()  # d\n  # e\n",
  "with a as b, c() as (d, e):\n  f",
  "try:\n  a\nexcept (B, C) as d:\n  e\nexcept* F: pass\nelse:\n  g\nfinally:\n  h",
  "@a.b(c)\n@d\nasync def e[T: int](f: g = 1, /, h=2, *, i, **j) -> k:\n  '''l'''\n  await m",
  "class A[T](B, metaclass=C):\n  x: int\n  def f(self): return super().f()\n\n  y = 2",
  "match = 1",
  "match(a, b)[c] = match",
  "match [a]: b",
  "match: a = b",
  "match (a,\n  b):\n  case c: type(d).e",
  "case, type = type, case",
  "type(a)",
  "type: a",
  "type A = (\n  b | c)",
  "match a:\n  case [b, *c] if d: e\n  case {'f': 1, **g} | H(i, j=2) as k: pass\n  case _: l",
  "type X[T] = list[T]",
  "a = (  # b\n  1,\n\n  2  # c\n)",
  "a = b \\\n  + c",
  "x = -a ** ~b @ c // d << e",
];

describe("strict parser", () => {
  it("reads code without mistakes as Lezer does", () => {
    const read = [...Object.values(samples), ...pythonFiles(join(checkout, "examples")), ...statements].filter(
      (code) => typeof code === "string" && agree(code),
    );
    strictEqual(read.length > 40, true, `${read.length} were read`);
  });

  it("reads what rules are tried on as Lezer does", () => {
    for (const code of pythonFiles(join(checkout, "test"))) agree(code);
  });

  it("reads any statements below each other as Lezer does", () => {
    const block = fc.tuple(fc.constantFrom("", "  ", "\t"), fc.constantFrom(...statements), fc.constantFrom("\n", "\r\n", "\n\n", " # c\n"));
    const code = fc.array(block, { maxLength: 12 }).map((blocks) => blocks.map((parts) => parts.join("")).join(""));
    fc.assert(fc.property(code, (text) => void agree(text)));
  });

  it("reads parts of code as Lezer does, or not at all", () => {
    const code = statements.join("\n");
    const part = fc.tuple(fc.nat(code.length), fc.nat(80)).map(([start, length]) => code.slice(start, start + length));
    fc.assert(fc.property(part, (text) => void agree(text)));
  });

  it("leaves mistakes to Lezer", () => {
    for (const code of ["x = (", "def f(:\n  pass", "if a:\nb", "a b", "\u0001"]) strictEqual(strict.parse(code), undefined, code);
  });

  it("leaves to Lezer what is nested or chained so far that it is cut", () => {
    const nested = (depth: number) => `x = ${"(".repeat(depth)}1${")".repeat(depth)}\n`;
    const chained = (count: number) => `x = ${"name".repeat(500)}${" + 1".repeat(count)}\n`;
    strictEqual(agree(nested(300)), true);
    strictEqual(agree(chained(100)), true);
    strictEqual(agree(nested(20_000)), false);
    strictEqual(agree(chained(20_000)), false);
  });
});
