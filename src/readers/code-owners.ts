import type { OwnerFacts } from "../facts/owner-facts.js";
import { readableText } from "../text/readable-text.js";
import type { Located } from "../text/span.js";
import type { Reader } from "./reader.js";

type Rule = OwnerFacts["rules"][number];

/** `[Database][2] @default-owner`: a section of GitLab, whose owners hold for patterns without own ones. */
const section = /^\^?\[[^\]\n]{1,200}\](?:\[\d+\])?(?=\s|$)/;
const pattern = /^(?:\\.|[^\s\\#])(?:\\.|[^\s\\])*/;

/** Reads a `CODEOWNERS` of GitHub, GitLab, Bitbucket or Gitea, sections of GitLab included. */
export const codeOwnersReader: Reader<"owners"> = {
  name: "code-owners",
  kind: "owners",
  files: { names: ["codeowners"] },
  maxBytes: 3_000_000,
  read({ path, text: file }): OwnerFacts {
    const { text, notes } = readableText(file);
    const base = /^(?:(.*)\/)?(?:\.github|\.gitlab|\.gitea|\.forgejo|docs)\/[^/]*$/i.exec(path)?.[1] ?? "";
    const rules: Rule[] = [];
    let inherited: readonly Located<string>[] = [];
    let start = 0;
    for (const line of text.split("\n")) {
      const head = section.exec(line);
      if (head) inherited = ownersIn(line, head[0].length, start);
      else rules.push(...ruleOf(line, start, base, inherited));
      start += line.length + 1;
    }
    return { rules, signs: [], notes };
  },
};

function ruleOf(line: string, lineStart: number, base: string, inherited: readonly Located<string>[]): Rule[] {
  const indent = line.length - line.trimStart().length;
  const written = pattern.exec(line.slice(indent))?.[0];
  if (written === undefined) return [];
  const end = indent + written.length;
  const own = ownersIn(line, end, lineStart);
  const span = { start: lineStart + indent, end: lineStart + end };
  return [{ pattern: inFolder(base, written.replace(/\\([ #])/g, "$1")), owners: own.length > 0 ? own : inherited, span }];
}

/** The owners that stand on a line behind an offset and before a comment: handles, teams, roles and e-mail addresses. */
function ownersIn(line: string, from: number, lineStart: number): Located<string>[] {
  const comment = /\s#/.exec(line.slice(from))?.index;
  const rest = line.slice(from, comment === undefined ? undefined : from + comment);
  return [...rest.matchAll(/\S+/g)]
    .filter(([word]) => word.includes("@") && word.length > 1)
    .map((match) => {
      const start = lineStart + from + match.index;
      return { value: match[0], span: { start, end: start + match[0].length } };
    });
}

/** A pattern that is relative to a folder, as one that is relative to the repository. */
function inFolder(folder: string, written: string): string {
  if (folder === "") return written;
  if (written === "*") return `/${folder}/`;
  const isAnchored = /\/(?!$)/.test(written);
  return `/${folder}/${isAnchored ? "" : "**/"}${written.replace(/^\//, "")}`;
}
