import { classifyReference } from "../../manifest/classify-reference.js";
import { styleOf } from "../../manifest/edit/style.js";
import { inlineText } from "../../manifest/edit/write-yaml.js";
import { entryNames } from "../../manifest/entry-names.js";
import { readManifest } from "../../manifest/read-manifest.js";
import { textsIn } from "../../manifest/texts-in.js";
import type { Report } from "../../report/report.js";
import { catalogue } from "../../rules/catalogue.js";
import type { Localization } from "../../text/localization.js";
import { messageMarkdown } from "../../text/markdown.js";
import { fileParts } from "../places/file-parts.js";
import { findCursor, type ManifestCursor } from "./manifest-cursor.js";
import { type FieldDocs, fieldDocs, keysAt, valueDocs } from "./manifest-docs.js";
import { pathsAt } from "./path-completions.js";

/** What a completion stands for; the editor has a sign for each. */
export type CompletionKind = "section" | "key" | "item" | "value" | "tool" | "rule" | "name" | "person" | "file" | "folder" | "part";

/** One thing that may be written at the cursor. */
export interface ManifestCompletion {
  readonly kind: CompletionKind;
  readonly label: string;
  /** Beside the label, in a few words. */
  readonly description?: string;
  /** In Markdown. */
  readonly documentation?: string;
  /** What goes before the cursor, and behind it. Lines after the first are indented relative to the line that the cursor is in. */
  readonly before: string;
  readonly after: string;
  /** Whether what is written next has completions too. */
  readonly goesOn: boolean;
}

/** All completions at a cursor, most likely first. */
export interface ManifestCompletions {
  /** The range of the word that they replace, and of the part that is typed so far. */
  readonly wordStart: number;
  readonly wordEnd: number;
  readonly items: readonly ManifestCompletion[];
}

/** Which completions are asked for. */
export interface CompletionOptions {
  /** Also those that follow from the schema alone: keys, closed sets of words, tools. */
  readonly schema: boolean;
  /** The editor's language. */
  readonly l10n: Localization;
}

type Documented = FieldDocs | undefined;

/**
 * What may be written at an offset of a manifest: keys, words, tools (those in use first), paths, parts of files, names of entries, people and rules.
 * `undefined` where nothing is to be completed. The report need not be of this text.
 */
export function manifestCompletions(
  text: string,
  offset: number,
  report: Report | undefined,
  options: CompletionOptions,
): ManifestCompletions | undefined {
  const cursor = findCursor(text, offset);
  if (!cursor) return undefined;
  const { l10n } = options;
  const manifest = readManifest("", text, report?.project.manifest);
  const style = styleOf(text, manifest.root);
  const word = text.slice(cursor.wordStart, offset);
  const write = (value: string) => (cursor.isQuoted ? value : inlineText(value, style));
  const docs = cursor.at === "key" ? undefined : valueDocs(cursor.path);
  const keys = cursor.at === "value" || cursor.isQuoted ? [] : keyCompletions(cursor, style.indent, options);
  const values =
    cursor.at === "key"
      ? []
      : [
          ...(options.schema && docs ? [...closedValues(docs), ...toolValues(docs, report, l10n)] : []),
          ...ruleValues(cursor, report, l10n),
          ...nameValues(docs, manifest.root, l10n),
          ...people(docs, textsIn(manifest.value), report),
          ...pathValues(docs, word, report),
        ];
  const ids = cursor.at === "key" ? severityKeys(cursor, report, l10n) : [];
  const items = [...values.map((item) => ({ ...item, before: write(item.before) })), ...ids, ...keys];
  return { wordStart: cursor.wordStart, wordEnd: offset + restOfWord(text, offset, cursor), items: distinct(items) };
}

/** How much of the word stands behind the cursor. */
function restOfWord(text: string, offset: number, { isQuoted, inFlow }: ManifestCursor): number {
  const word = isQuoted ? /^[^"'\n]*/ : inFlow ? /^[^\s,\]}:]*/ : /^[^\s:]*/;
  return word.exec(text.slice(offset, offset + 200))?.[0].length ?? 0;
}

function keyCompletions(cursor: ManifestCursor, indent: number, options: CompletionOptions): ManifestCompletion[] {
  const holder = fieldDocs(cursor.path);
  const column = cursor.offsetInLine + indent;
  const keys = keysAt(cursor.path)
    .filter(({ key }) => !cursor.siblings.has(key))
    .map(({ key, docs }) => keyCompletion(key, docs, cursor, column, options.l10n));
  // Below the key of a list a dash comes first; one map may stand without it.
  if (cursor.at === "key" && holder?.holds === "list" && cursor.siblings.size === 0 && !cursor.inFlow)
    return [newItem(holder), ...(options.schema ? keys : [])];
  return options.schema ? keys : [];
}

function newItem({ items, firstKey, description }: FieldDocs): ManifestCompletion {
  const first = items === "map" && firstKey !== undefined ? `${firstKey}: ` : "";
  return {
    kind: "item",
    label: `- ${first}`.trim(),
    documentation: messageMarkdown(description),
    before: `- ${first}`,
    after: "",
    goesOn: true,
  };
}

function keyCompletion(key: string, docs: Documented, cursor: ManifestCursor, column: number, l10n: Localization): ManifestCompletion {
  return {
    kind: cursor.path.length === 0 ? "section" : "key",
    label: key,
    ...(docs && { documentation: keyDocumentation(docs, l10n) }),
    goesOn: docs !== undefined && (docs.holds !== "scalar" || isClosedOrKnown(docs)),
    ...valuePart(key, docs, cursor, column),
  };
}

/** How the value of a key begins, and ends between brackets. */
function valuePart(
  key: string,
  docs: Documented,
  { inFlow }: ManifestCursor,
  column: number,
): Pick<ManifestCompletion, "before" | "after"> {
  const first = docs?.items === "map" && docs.firstKey !== undefined ? `${docs.firstKey}: ` : "";
  if (docs?.holds === "list" && docs.items === "map")
    return inFlow ? { before: `${key}: [{ ${first}`, after: " }]" } : { before: `${key}:\n${" ".repeat(column)}- ${first}`, after: "" };
  if (docs?.holds === "map")
    return inFlow ? { before: `${key}: { `, after: " }" } : { before: `${key}:\n${" ".repeat(column)}`, after: "" };
  return { before: `${key}: `, after: "" };
}

function keyDocumentation({ description, values, examples }: FieldDocs, l10n: Localization): string {
  const code = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(", ");
  return [
    messageMarkdown(description),
    ...(values.length > 0 ? [code(values)] : []),
    ...(examples.length > 0 ? [l10n.t("For example: {0}", code(examples))] : []),
  ].join("\n\n");
}

function isClosedOrKnown(docs: FieldDocs): boolean {
  return docs.values.length > 0 || docs.tools.length > 0 || docs.refersTo !== undefined || takesPath(docs) || takesPerson(docs);
}

function closedValues({ values }: FieldDocs): ManifestCompletion[] {
  return values.map((value) => valueCompletion("value", value));
}

/** Tools that the workspace shows come first. */
function toolValues({ tools }: FieldDocs, report: Report | undefined, l10n: Localization): ManifestCompletion[] {
  const known = tools.map(({ id, name }) => ({ id, name, used: report?.project.tool(id) }));
  return [...known.filter(({ used }) => used), ...known.filter(({ used }) => !used)].map(({ id, name, used }) => ({
    ...valueCompletion("tool", id, used ? l10n.t("{0}, used here", name) : name),
    ...(used?.evidence[0] && { documentation: messageMarkdown(used.evidence[0].what) }),
  }));
}

function ruleValues({ path, at }: ManifestCursor, report: Report | undefined, l10n: Localization): ManifestCompletion[] {
  const [section, , key] = path;
  return section === "waivers" && key === "rule" && at === "value" ? rules(report, l10n) : [];
}

function severityKeys({ path, siblings }: ManifestCursor, report: Report | undefined, l10n: Localization): ManifestCompletion[] {
  if (path.join(".") !== "checks.severity") return [];
  return rules(report, l10n)
    .filter(({ label }) => !siblings.has(label))
    .map((rule) => ({ ...rule, before: `${rule.label}: `, goesOn: true }));
}

/** Every rule, those with a finding in this project first. */
function rules(report: Report | undefined, l10n: Localization): ManifestCompletion[] {
  const found = new Map<string, number>();
  for (const { rule, kind } of report?.findings ?? []) if (kind !== "invalid") found.set(rule, (found.get(rule) ?? 0) + 1);
  const others = [...found.keys()]
    .filter((id) => !catalogue.some((rule) => rule.id === id))
    .map((id) => ({ id, title: "", why: undefined }));
  const all = [...catalogue, ...others];
  return [...all.filter(({ id }) => found.has(id)), ...all.filter(({ id }) => !found.has(id))].map(({ id, title, why }) => ({
    ...valueCompletion("rule", id, found.has(id) ? l10n.t("{0} × here", found.get(id) ?? 0) : undefined),
    documentation: [title, ...(why ? [why.text] : [])].map(messageMarkdown).join("\n\n"),
  }));
}

function nameValues(docs: Documented, root: Parameters<typeof entryNames>[0], l10n: Localization): ManifestCompletion[] {
  const wanted = docs?.refersTo;
  if (!wanted) return [];
  return entryNames(root)
    .filter(({ entries, isDefinition }) => isDefinition && entries === wanted)
    .map(({ name }) => valueCompletion("name", name, l10n.t("in {0}", wanted)));
}

/** A field whose examples name a person or team takes those that the manifest and CODEOWNERS know. */
function people(docs: Documented, texts: readonly string[], report: Report | undefined): ManifestCompletion[] {
  if (!docs || !takesPerson(docs)) return [];
  const owners = report?.project
    .facts("owners")
    .flatMap(({ facts }) => facts.rules.flatMap((rule) => rule.owners.map(({ value }) => value)));
  return [...texts.filter((text) => /^@\S+$/.test(text)), ...(owners ?? [])].map((name) => valueCompletion("person", name));
}

function takesPerson({ examples }: FieldDocs): boolean {
  return examples.some((example) => example.startsWith("@"));
}

function pathValues(docs: Documented, word: string, report: Report | undefined): ManifestCompletion[] {
  if (!report || !docs || docs.holds === "map" || docs.values.length > 0) return [];
  const [path = "", part] = word.split(/#|::/);
  if (part !== undefined) {
    const joint = word.includes("::") ? "::" : "#";
    return fileParts(report.project, path).map(({ name }) => valueCompletion("part", `${path}${joint}${name}`));
  }
  if (!takesPath(docs) && !word.includes("/")) return [];
  return pathsAt(report.project, word, docs.examples).map(({ path, isFolder }) => ({
    ...valueCompletion(isFolder ? "folder" : "file", path),
    goesOn: isFolder,
  }));
}

function takesPath({ examples }: FieldDocs): boolean {
  return examples.some((example) => classifyReference(example) === "path");
}

function valueCompletion(kind: CompletionKind, value: string, description?: string): ManifestCompletion {
  return { kind, label: value, ...(description && { description }), before: value, after: "", goesOn: false };
}

function distinct(items: readonly ManifestCompletion[]): readonly ManifestCompletion[] {
  const byLabel = new Map<string, ManifestCompletion>();
  for (const item of items) if (!byLabel.has(item.label)) byLabel.set(item.label, item);
  return [...byLabel.values()];
}
