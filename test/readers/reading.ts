import assert from "node:assert/strict";
import fc from "fast-check";
import type { FactsByKind, FactsKind } from "../../src/facts/index.js";
import type { CommonFacts, SignKind } from "../../src/facts/sign.js";
import type { Reader } from "../../src/readers/reader.js";
import type { Span } from "../../src/text/span.js";

/** What tends to break readers when it lands in the middle of a file. */
const nasty = [
  "\t",
  "\r",
  "\0",
  "\ufeff",
  "\u2028",
  "💥",
  '"',
  "'",
  "`",
  "\\",
  "\\\n",
  "[",
  "{{",
  "${",
  "$(",
  "(",
  ")",
  "}",
  "<<EOF\n",
  "<<",
  "&a ",
  "*a",
  "- ",
  ": ",
  "|\n",
  ">-\n",
  "? ",
  "!t ",
  "#",
  "---\n",
  "```",
  "<!--",
  "|| true",
  "&&",
  "<<<<<<< HEAD\n",
  "=======\n",
  ">>>>>>> other\n",
  "  ".repeat(60),
  "[".repeat(200),
  "- ".repeat(200),
];

/** The piece of a text that a span stands for. */
export function cut(text: string, span: Span | undefined): string | undefined {
  return span && text.slice(span.start, span.end);
}

/** Reads texts with a reader that must take them for its format. */
export function reading<Kind extends FactsKind>(reader: Reader<Kind>, path: string): (text: string, at?: string) => FactsByKind[Kind] {
  return (text, at = path) => {
    const facts = reader.read({ path: at, text, bytes: text.length });
    assert(facts, `${at} was not read`);
    return facts;
  };
}

/** The values of all signs of a kind, in order. */
export function signValues(facts: CommonFacts, kind: SignKind): string[] {
  return facts.signs.filter((sign) => sign.kind === kind).map((sign) => sign.value);
}

/** Tests that a reader takes any text, and every broken version of the examples: it does not throw, its spans lie in the text, its facts are plain data. */
export function itTakesAnything(reader: Reader<FactsKind>, path: string, examples: readonly string[]): void {
  describe(`${reader.name} on anything`, () => {
    it("reads arbitrary text", () => {
      fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => readSafely(reader, path, text)));
    });

    it("reads broken versions of real files", () => {
      fc.assert(
        fc.property(brokenVersion(examples), (text) => readSafely(reader, path, text)),
        { numRuns: 150 },
      );
    });

    it("reads every file as far as it is typed", () => {
      for (const example of examples) {
        for (let length = 0; length < example.length; length += 7) readSafely(reader, path, example.slice(0, length));
      }
    });

    it("reads a file with Windows line breaks", () => {
      for (const example of examples) readSafely(reader, path, example.replace(/\n/g, "\r\n"));
    });

    it("takes a file without text", () => {
      const facts = reader.read({ path, text: undefined, bytes: 10_000_000 });
      if (facts) checkFacts(facts, "");
    });
  });
}

function brokenVersion(examples: readonly string[]): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 40 }),
    insert: fc.oneof(fc.constantFrom(...nasty), fc.constant("")),
  });
  return fc.tuple(fc.constantFrom(...examples), fc.array(change, { minLength: 1, maxLength: 5 })).map(([example, changes]) =>
    changes.reduce((text, { at, length, insert }) => {
      const start = Math.floor(at * text.length);
      return text.slice(0, start) + insert + text.slice(start + length);
    }, example),
  );
}

function readSafely(reader: Reader<FactsKind>, path: string, text: string): void {
  const facts = reader.read({ path, text, bytes: text.length });
  if (facts) checkFacts(facts, text);
}

function checkFacts(facts: object, text: string): void {
  structuredClone(facts);
  for (const { start, end } of spansIn(facts))
    assert(0 <= start && start <= end && end <= text.length, `span ${start}-${end} of ${text.length}`);
}

function spansIn(value: unknown): Span[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "start" in value && "end" in value ? [value as Span] : [];
  return [...own, ...Object.values(value).flatMap(spansIn)];
}
