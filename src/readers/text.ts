import type { TextFacts } from "../facts/text-facts.js";
import type { Span } from "../text/span.js";
import { JsonError } from "./notebook/json-scan.js";
import { readCells } from "./notebook/read-cells.js";
import type { Reader } from "./reader.js";
import { findHomePaths } from "./text/home-paths.js";
import { findSecrets } from "./text/secrets.js";
import { findSeeds } from "./text/seeds.js";
import { findWaivers } from "./text/waivers.js";

const lockFile = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|conda-lock\.ya?ml|[^/]*\.lock\.(?:json|ya?ml|toml))$/i;
const dockerfile = /(?:^|\/)(?:dockerfile[^/]*|[^/]*\.dockerfile)$/i;
const notebook = /\.ipynb$/i;
/** The first line of what cloud-init is given: it makes the users whose homes it names. */
const cloudConfig = /^#cloud-config\b/;
/** In characters: longer ones nobody writes by hand. */
const longestConfiguration = 100_000;
const configuration = /\.(?:ya?ml|toml|json|cfg|ini)$/i;

/** What nearly every file says; one object for all of them, since a workspace may hold many thousands. */
export const noTextFacts: TextFacts = { secrets: [], homePaths: [], waivers: [], seeds: [], signs: [], notes: [] };

/** Secrets, home paths and inline waivers in source and configuration of any format. */
export const textReader: Reader<"text"> = {
  name: "text",
  kind: "text",
  files: {
    names: [".env", "dockerfile", "makefile", "jenkinsfile"],
    extensions: [
      ...["py", "pyw", "ipynb", "r", "sql", "sh", "js", "mjs", "jsx", "ts", "tsx"],
      ...["yaml", "yml", "toml", "json", "cfg", "ini", "conf", "properties", "env", "tf", "tfvars", "dockerfile"],
    ],
    patterns: [/(?:^|\/)(?:\.env|dockerfile)\.[^/]+$/, /(?:^|\/)requirements[^/]*\.txt$/],
  },
  maxBytes: 2_000_000,
  read({ text, path }) {
    if (text === undefined || lockFile.test(path)) return undefined;
    const lines = countLines(text);
    if (isMinified(text, lines) && !notebook.test(path)) return undefined;
    // A home inside an image is the image's own, and long JSON is a record that a program wrote.
    const isRecord = text.length > longestConfiguration && /\.json$/i.test(path);
    const homePaths = dockerfile.test(path) || isRecord || cloudConfig.test(text) ? [] : findHomePaths(text);
    const facts: TextFacts = {
      secrets: findSecrets(text, path),
      homePaths: notebook.test(path) ? insideSources(text, homePaths) : homePaths,
      waivers: findWaivers(text),
      seeds: configuration.test(path) ? findSeeds(text) : [],
      signs: [],
      notes: [],
    };
    return facts.secrets.length + facts.homePaths.length + facts.waivers.length + facts.seeds.length === 0 ? noTextFacts : facts;
  },
};

/** Outputs and metadata of a notebook name paths that nobody wrote. */
function insideSources<Found extends { readonly span: Span }>(json: string, found: Found[]): Found[] {
  if (found.length === 0) return found;
  try {
    const { cells } = readCells(json);
    return found.filter(({ span }) => cells.some(({ sourceSpan }) => sourceSpan.start <= span.start && span.end <= sourceSpan.end));
  } catch (error) {
    if (error instanceof JsonError) return [];
    throw error;
  }
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

/** Written by a machine for a machine: lines of more than a thousand characters on average. */
function isMinified(text: string, lines: number): boolean {
  return text.length > 20_000 && text.length / lines > 1_000;
}
