import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parser as python } from "@lezer/python";
import { notebookReader } from "../../src/readers/notebook.js";
import { parsePython } from "../../src/readers/python/parse-python.js";
import { parseScript } from "../../src/readers/script/parse-script.js";
import { type Dialect, parserOf } from "../../src/readers/script/walk.js";

interface Language {
  readonly name: string;
  readonly files: RegExp;
  readonly maxBytes: number;
  /** Reads all that rules ask of a file, whatever its words. */
  readonly read: (text: string, path: string) => unknown;
  /** The bare parser, which the reading is held against. */
  readonly parse?: (text: string, path: string) => unknown;
}

const languages: readonly Language[] = [
  { name: "Python", files: /\.py$/, maxBytes: 1_000_000, read: parsePython, parse: (text) => python.parse(text) },
  {
    name: "notebooks",
    files: /\.ipynb$/,
    maxBytes: notebookReader.maxBytes,
    read: (text, path) => notebookReader.read({ path, text, bytes: text.length }),
  },
  {
    name: "JavaScript and TypeScript",
    files: /\.(?:[cm]?[jt]s|[jt]sx)$/,
    maxBytes: 500_000,
    read: (text, path) => parseScript(text, dialectOf(path)),
    parse: (text, path) => parserOf(dialectOf(path)).parse(text),
  },
];

/** Reads every file of code below a folder, `.git` and links left out; prints what each language takes and every file on which a reader throws. */
export function parseFiles(folder: string): void {
  const paths = filesBelow(folder);
  for (const { name, files, maxBytes, read, parse } of languages) {
    let bytes = 0;
    let reading = 0;
    let parsing = 0;
    let count = 0;
    const thrown: string[] = [];
    const slowest = { path: "", time: 0 };
    for (const path of paths.filter((one) => files.test(one))) {
      if (lstatSync(path).size > maxBytes) continue;
      const text = readFileSync(path, "utf8");
      count += 1;
      bytes += Buffer.byteLength(text);
      const start = performance.now();
      try {
        read(text, path);
      } catch (error) {
        thrown.push(`${path}: ${error}`);
      }
      const time = performance.now() - start;
      reading += time;
      if (time > slowest.time) Object.assign(slowest, { path, time });
      if (!parse) continue;
      const before = performance.now();
      parse(text, path);
      parsing += performance.now() - before;
    }
    const megabytes = bytes / 1_000_000;
    const ratio = parsing > 0 ? `, ${(reading / parsing).toFixed(1)} times the bare parser` : "";
    console.log(
      `        ${name}: ${count} files, ${megabytes.toFixed(1)} MB, ${(reading / megabytes).toFixed(0)} ms per MB${ratio}, ${thrown.length} thrown; slowest ${slowest.time.toFixed(0)} ms: ${slowest.path}`,
    );
    for (const one of thrown) console.log(`          ${one}`);
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/(?:^|\/)(?:\.git|node_modules)(?:\/|$)/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name));
}

function dialectOf(path: string): Dialect {
  if (path.endsWith(".tsx")) return "ts jsx";
  return /\.[cm]?ts$/.test(path) ? "ts" : "jsx";
}
