import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import type { Host } from "./build-suites.js";
import { inRepository } from "./paths.js";

/** A worker wraps the module in a function whose head takes two lines. */
const HEAD_LINES: Record<Host, number> = { node: 0, browser: 2 };

/** Gives a function that turns places in a bundle of suites into places in their source, and drops what is not of the repository. */
export function stackRestorer(bundle: string, host: Host): (error: string) => string {
  const map = new SourceMap(JSON.parse(readFileSync(`${bundle}.map`, "utf8")));
  const restore = (place: string, line: string, column: string) => {
    const entry = map.findEntry(Number(line) - 1 - HEAD_LINES[host], Number(column) - 1);
    if (!("originalSource" in entry)) return place;
    const source = relative(inRepository(), join(dirname(bundle), entry.originalSource));
    return `(${source}:${entry.originalLine + 1}:${entry.originalColumn + 1})`;
  };
  const name = basename(bundle).replaceAll(".", "\\.");
  const place = new RegExp(`(?:\\(|at )[^()]*/${name}(?:#vscode-extension)?:(\\d+):(\\d+)\\)?`);
  return (error) =>
    error
      .split("\n")
      .map((line) => line.replace(place, restore))
      .filter((line) => !/^\s+at /.test(line) || /[(/](test|src|dist)\//.test(line))
      .join("\n");
}
