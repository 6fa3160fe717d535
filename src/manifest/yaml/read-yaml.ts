import type { Document } from "yaml";
import type { Span } from "../../text/span.js";
import { finish, type Steps } from "../../text/steps.js";
import { error, type ManifestProblem, withinLine } from "../problems/problem.js";
import { addEntry, buildTree, type TreeContext } from "./build-tree.js";
import { blankConflicts } from "./conflict-markers.js";
import type { YamlEntry, YamlMap, YamlNode } from "./node.js";
import { newBudget, parseSection } from "./parse-section.js";
import { splitSections } from "./split-sections.js";
import { syntaxProblems } from "./syntax-problems.js";

export interface YamlReading {
  /** What could be read of the first document; `undefined` when nothing could. */
  readonly root: YamlNode | undefined;
  readonly problems: readonly ManifestProblem[];
  /** The sections as the YAML library read them, by their texts. */
  readonly documents: Documents;
}

export type Documents = ReadonlyMap<string, Document>;

/** In UTF-16 code units. No person writes a longer manifest. */
const maxLength = 1024 * 1024;

/**
 * Reads a text as YAML 1.2. Never throws; broken parts are left out and reported.
 * `known` holds documents of an earlier reading: sections that did not change since are not parsed again.
 */
export function readYaml(text: string, known?: Documents): YamlReading {
  return finish(yamlSteps(text, known));
}

/** As `readYaml`, in steps. */
export function* yamlSteps(text: string, known: Documents = new Map()): Steps<YamlReading> {
  const refusal = refuse(text);
  if (refusal) return { root: undefined, problems: [refusal], documents: known };
  const { text: readable, conflicts } = blankConflicts(text);
  const problems: ManifestProblem[] = conflicts.map((span) =>
    error("merge-conflict", span, "A merge conflict is not resolved here. Until it is, the side above `=======` counts."),
  );
  const broken = text.indexOf("\uFFFD");
  if (broken !== -1) {
    const message = "This file is not valid UTF-8: here a character was lost.";
    problems.push({ ...error("encoding", { start: broken, end: broken + 1 }, message), severity: "warning" });
  }
  const { sections, second } = splitSections(readable, text.startsWith("\uFEFF") ? 1 : 0);
  if (second) problems.push(error("syntax", second, "A manifest is one document; what follows here is not read."));
  const documents = new Map<string, Document>();
  const budget = newBudget();
  const context: TreeContext = { anchors: new Map(), problems, aliased: 0 };
  const roots: (YamlNode | undefined)[] = [];
  for (const section of sections) {
    const source = readable.slice(section.start, section.end);
    const document = known.get(source) ?? (yield* parseSection(source, budget));
    if (document) documents.set(source, document);
    roots.push(readSection(readable, section, document, context));
  }
  return { root: roots.length === 1 ? roots[0] : joinSections(readable, sections, roots, context), problems, documents };
}

function refuse(text: string): ManifestProblem | undefined {
  if (text.length > maxLength) {
    return error("too-large", { start: 0, end: 0 }, `This file has more than ${maxLength} characters and is not read.`);
  }
  const zero = text.indexOf("\0");
  return zero === -1 ? undefined : error("encoding", { start: zero, end: zero + 1 }, "This is not UTF-8 text: it holds a zero byte.");
}

function joinSections(text: string, sections: readonly Span[], roots: readonly (YamlNode | undefined)[], context: TreeContext): YamlMap {
  const entries = new Map<string, YamlEntry>();
  for (const root of roots) {
    if (root?.kind === "map") {
      if (!startsLine(text, root.span.start)) {
        context.problems.push(error("syntax", withinLine(text, root.span), "This line is indented unlike the other top-level keys."));
      }
      for (const [name, entry] of root.entries) addEntry(context, entries, name, entry);
    } else if (root) context.problems.push(strayText(text, root.span));
  }
  return { kind: "map", span: { start: sections[0]?.start ?? 0, end: sections.at(-1)?.end ?? 0 }, flow: false, entries };
}

function startsLine(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === "\n" || text[offset - 1] === "\uFEFF";
}

function strayText(text: string, span: Span): ManifestProblem {
  const line = withinLine(text, span);
  return error("syntax", line, `\`${text.slice(line.start, line.end)}\` is no section: a key is followed by a colon and a space.`);
}

/** One section as a tree, or nothing where it holds only comments. */
function readSection(text: string, section: Span, document: Document | undefined, context: TreeContext): YamlNode | undefined {
  if (!document) {
    context.problems.push(
      error("too-large", withinLine(text, section), "This part is not read: it is too long, too broken or nested too deeply."),
    );
    return undefined;
  }
  context.problems.push(...syntaxProblems(text.slice(0, section.end), section.start, document));
  return document.contents === null ? undefined : buildTree(document.contents, section.start, context);
}
