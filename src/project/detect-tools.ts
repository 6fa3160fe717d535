import type { Sign } from "../facts/sign.js";
import { type Place, type Span, startOf } from "../text/span.js";
import { finish, type Steps } from "../text/steps.js";
import { installedPackages } from "../tools/installed-packages.js";
import { npmPackage } from "../tools/npm-package.js";
import type { Capability, Tool } from "../tools/tool.js";
import { toolsOfPath } from "../tools/tools-of-path.js";
import { toolsOfSign } from "../tools/tools-of-sign.js";
import type { FileRole } from "../workspace/role.js";
import { filesPerStep } from "./files-per-step.js";
import { ownModules } from "./own-modules.js";
import type { DetectedTool, ToolEvidence, TraceKind } from "./project.js";

/** A file that was listed. */
export interface ListedFile {
  /** Relative to the project. */
  readonly path: string;
  readonly workspacePath: string;
  readonly role: FileRole;
}

/** A file that was read, with the signs of one of its readers. */
export interface SignedFile extends ListedFile {
  /** Kept with the facts: what was found in it is remembered for as long as the array lives. */
  readonly signs: readonly Sign[];
  place(span: Span): Place;
}

/** Kinds of traces, most telling first. Up to `image` they show that something runs. */
const kinds: readonly TraceKind[] = ["call", "command", "action", "image", "file", "config", "import", "package", "uri", "env"];

const firstIdleKind = kinds.indexOf("file");

/** A tool's trace in a file, whatever the file is for. */
interface Trace {
  readonly tool: Tool;
  /** Its place in `kinds`. */
  readonly kind: number;
  readonly what: string;
  readonly span: Span;
  /** Whether tests and evaluations are the tool's place. */
  readonly checks: boolean;
  /** Whether notebooks are the tool's place too. */
  readonly explores: boolean;
  /** For imports and calls: the outermost module, or the npm package. */
  readonly root: string | undefined;
  /** For packages that a plain install leaves out: they show that the tool is known, not that it is used. */
  readonly optional: boolean;
}

interface PlacedTrace {
  readonly trace: Trace;
  readonly file: ListedFile & Partial<SignedFile>;
}

const mostEvidence = 20;

/** Files whose signs are looked up in one step; the first of them make the index too. */
const signedPerStep = 100;

const checking = capabilitySet("testing", "evaluation", "llm-evaluation", "load-testing", "data-quality");
const exploring = capabilitySet(
  ...(["ml-framework", "deep-learning", "forecasting", "fine-tuning", "hyperparameter-search"] as const),
  ...(["explainability", "fairness", "experiment-tracking", "model-registry"] as const),
);

/**
 * The tools that a project shows, by id. `files` are those that were read, `allFiles` all listed ones.
 * Vendored files, examples and documents show nothing; see `levelOf` for the rest. Pure; never throws.
 */
export function detectTools(files: Iterable<SignedFile>, allFiles: readonly ListedFile[]): readonly DetectedTool[] {
  return finish(toolSteps(files, allFiles));
}

/** The same, step by step. */
export function* toolSteps(files: Iterable<SignedFile>, allFiles: readonly ListedFile[]): Steps<readonly DetectedTool[]> {
  const signed = inOrder([...files].filter((file) => isTelling(file) || isBadged(file)));
  const declared = new Set<Tool>();
  const packages = kinds.indexOf("package");
  for (const [index, { signs }] of signed.entries()) {
    if (index % signedPerStep === 0) yield;
    for (const { kind, tool } of tracesOf(signs)) if (kind === packages) declared.add(tool);
  }

  yield;
  const isOwn = ownModules(allFiles);
  const found = new Map<Tool, PlacedTrace[][]>();
  for (const [index, file] of signed.entries()) {
    if (index % filesPerStep === 0) yield;
    for (const trace of tracesOf(file.signs)) {
      // Whoever installs a package means it; else a module of that name is the project's own.
      if (trace.root !== undefined && isOwn(trace.root, file.path) && !declared.has(trace.tool)) continue;
      add(found, trace, file);
    }
  }
  for (const [index, file] of inOrder(allFiles).entries()) {
    if (index % filesPerStep === 0) yield;
    for (const tool of toolsOfPath(file.path)) {
      if (isTelling(file))
        add(found, traceOf(tool, "file", `file \`${file.path}\``, { value: file.path, span: { start: 0, end: 0 } }), file);
    }
  }
  return [...found].map(([tool, ranked]) => detected(tool, ranked)).sort((a, b) => compare(a.tool.id, b.tool.id));
}

/** Whether a README carries the badge of a platform that runs the project, which is all that prose can show. */
function isBadged({ path, role, signs }: SignedFile): boolean {
  return role === "production" && /(?:^|\/)readme\.mdx?$/i.test(path) && signs.length > 0 && signs.every(({ kind }) => kind === "config");
}

/** Whether a file can show anything. Prose cannot, wherever it lies. */
function isTelling({ path, role }: ListedFile): boolean {
  return role !== "vendored" && role !== "example" && role !== "docs" && !/\.(?:md|mdx|rst)$/i.test(path);
}

/** What a trace shows in a file of this role; `undefined` for nothing. */
function levelOf({ kind, checks, explores, optional }: Trace, role: FileRole): DetectedTool["level"] | undefined {
  if (optional || (role === "test" && !checks)) return undefined;
  if (kind >= firstIdleKind) return "present";
  if (role === "production" || (checks && (role === "test" || role === "evaluation"))) return "wired";
  return role === "notebook" && explores && kinds[kind] === "call" ? "wired" : "present";
}

/** Keeps a trace under its rank: wired before present, then by kind. Files come in order of path, so a full rank needs no more of them. */
function add(found: Map<Tool, PlacedTrace[][]>, trace: Trace, file: PlacedTrace["file"]): void {
  const level = levelOf(trace, file.role);
  if (!level) return;
  const ranked = found.get(trace.tool) ?? Array.from({ length: 2 * kinds.length }, () => []);
  found.set(trace.tool, ranked);
  const kept = ranked[trace.kind + (level === "wired" ? 0 : kinds.length)];
  if (kept && (kept.length < mostEvidence || kept.at(-1)?.file.workspacePath === file.workspacePath)) kept.push({ trace, file });
}

function detected(tool: Tool, ranked: readonly PlacedTrace[][]): DetectedTool {
  const evidence: ToolEvidence[] = [];
  for (const [rank, kept] of ranked.entries()) {
    const level = rank < kinds.length ? "wired" : "present";
    const kind = kinds[rank % kinds.length] ?? "file";
    kept.sort((a, b) => compare(a.file.workspacePath, b.file.workspacePath) || a.trace.span.start - b.trace.span.start);
    for (const { trace, file } of kept.slice(0, mostEvidence - evidence.length)) {
      evidence.push({ level, kind, what: trace.what, at: file.place?.(trace.span) ?? startOf(file.workspacePath) });
    }
  }
  return { tool, level: evidence[0]?.level === "wired" ? "wired" : "present", evidence };
}

const remembered = new WeakMap<readonly Sign[], readonly Trace[]>();

/** The traces in the signs of a file, each thing said once: the first of its kind. */
function tracesOf(signs: readonly Sign[]): readonly Trace[] {
  const known = remembered.get(signs);
  if (known) return known;
  const traces = new Map<string, Trace>();
  const add = (sign: Sign, phraseOf: (by: string) => string) => {
    for (const { tool, by } of toolsOfSign(sign)) {
      const what = phraseOf(by);
      // One import says as much as ten from the same package.
      const key = `${tool.id} ${sign.kind} ${sign.kind === "import" ? rootOf("import", sign) : what} ${sign.scope === "optional"}`;
      if (!traces.has(key)) traces.set(key, traceOf(tool, sign.kind, what, sign));
    }
  };
  for (const sign of signs) {
    add(sign, (by) => phrase(sign, by));
    if (sign.kind !== "command") continue;
    for (const { ecosystem, name } of installedPackages(sign.value))
      add({ kind: "package", value: name, ecosystem, span: sign.span }, (by) => `\`${by}\` installed`);
  }
  const found = [...traces.values()];
  remembered.set(signs, found);
  return found;
}

function traceOf(tool: Tool, kind: TraceKind, what: string, sign: Pick<Sign, "span" | "value" | "scope" | "ecosystem">): Trace {
  const { span, scope } = sign;
  return {
    tool,
    kind: kinds.indexOf(kind),
    what,
    span,
    checks: tool.capabilities.some((capability) => checking.has(capability)),
    explores: tool.capabilities.some((capability) => exploring.has(capability)),
    root: kind === "import" || kind === "call" ? rootOf(kind, sign) : undefined,
    optional: scope === "optional",
  };
}

/** The outermost module of an import or a call, or the npm package. */
function rootOf(kind: "import" | "call", { value, ecosystem }: Pick<Sign, "value" | "ecosystem">): string {
  if (ecosystem !== "npm") return /^\w*/.exec(value)?.[0] ?? "";
  return kind === "import" ? npmPackage(value) : npmPackage(value, () => false);
}

function phrase({ kind, scope }: Sign, by: string): string {
  switch (kind) {
    case "call":
      return `\`${by}()\` called`;
    case "command":
      return `\`${by}\` run`;
    case "action":
      return `action \`${by}\``;
    case "image":
      return `image \`${by}\``;
    case "config":
      return `\`${by}\` configuration`;
    case "import":
      return `\`${by}\` imported`;
    case "package":
      return `\`${by}\` in ${scope === "dev" ? "development dependencies" : "dependencies"}`;
    case "uri":
      return `address \`${by}\``;
    case "env":
      return `variable \`${by}\``;
  }
}

/** Sorted by path; a listing mostly is already. */
function inOrder<File extends ListedFile>(files: readonly File[]): readonly File[] {
  const sorted = files.every((file, index) => index === 0 || (files[index - 1]?.workspacePath ?? "") <= file.workspacePath);
  return sorted ? files : [...files].sort((a, b) => compare(a.workspacePath, b.workspacePath));
}

/** By code units: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function capabilitySet(...capabilities: Capability[]): ReadonlySet<Capability> {
  return new Set(capabilities);
}
