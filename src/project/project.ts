import type { FactsByKind, FactsKind } from "../facts/index.js";
import type { PythonFacts } from "../facts/python-facts.js";
import type { SignKind } from "../facts/sign.js";
import type { Severity as DeclaredSeverity } from "../manifest/known-values.js";
import type { Manifest } from "../manifest/manifest.js";
import type { Template } from "../manifest/templates/read-template.js";
import type { Place, Span } from "../text/span.js";
import type { Capability, Tool } from "../tools/tool.js";
import type { FileRole } from "../workspace/role.js";
import type { Evidence } from "./evidence.js";
import type { LastChange, LoadedPolicy } from "./snapshot.js";
import type { Stage } from "./stage.js";
import type { Traits } from "./trait.js";

/** The facts of one kind that one file of the project gives. */
export interface FactsOf<Kind extends FactsKind> {
  /** Relative to the workspace. */
  readonly path: string;
  readonly role: FileRole;
  readonly facts: FactsByKind[Kind];
}

/** Python code wherever it stands: a module, or the code cells of a notebook in order. */
export interface PythonModule {
  readonly path: string;
  readonly role: FileRole;
  readonly form: "module" | "notebook";
  readonly facts: PythonFacts;
  /** The place of a span of `facts`; in a notebook it names the cell. */
  place(span: Span): Place;
}

/** What kind of trace shows a tool: a kind of sign, or a file's path. */
export type TraceKind = SignKind | "file";

/** A trace of a tool. */
export interface ToolEvidence extends Evidence {
  readonly kind: TraceKind;
}

/** A tool that the workspace shows. */
export interface DetectedTool {
  readonly tool: Tool;
  /** `wired` when production code calls it, or CI, a container or a schedule runs it; else `present`. */
  readonly level: "present" | "wired";
  /** Most telling first; at most 20. */
  readonly evidence: readonly ToolEvidence[];
}

/** Which files belong to a project, and what they are for. */
export interface Layout {
  readonly files: readonly string[];
  readonly shared: readonly string[];
}

/** What the files of one project show, manifests left out. */
export interface Observation extends Layout {
  /** The same for one project of one workspace while its files change: what looks find is kept by it. */
  readonly memory: object;
  /** What a file of the workspace is for: worked out once per path, since rules ask again and again. */
  readonly role: (path: string) => FileRole;
  readonly byKind: ReadonlyMap<FactsKind, readonly FactsOf<FactsKind>[]>;
  readonly python: readonly PythonModule[];
  /** Those that production runs. */
  readonly production: readonly PythonModule[];
  /** Those of the project's own work: production, evaluations and notebooks. */
  readonly own: readonly PythonModule[];
  readonly tools: readonly DetectedTool[];
}

/** One ML project of a workspace: what rules and scaffolds read. Pure data behind a few look-ups; nothing here does I/O. */
export interface Project {
  /** All that its files show: the same object as long as nothing but manifests changes. What looks rest on they read through the other properties. */
  readonly observation: Observation;
  /** The folder, relative to the workspace; `""` for the workspace itself. */
  readonly root: string;
  readonly manifest: Manifest;
  /** The policies that the manifest extends, in its order; those that cannot be read are left out. */
  readonly policies: readonly LoadedPolicy[];
  /** The texts of the team that stand in place of those of scaffolds. */
  readonly templates: readonly Template[];
  /** How loud rules are, by id: as the manifest says, else as the last of its policies that speaks of the rule. */
  readonly severities: Readonly<Record<string, DeclaredSeverity>>;
  /** The declared stage; `production` where none is. */
  readonly stage: Stage;
  readonly traits: Traits;
  readonly tools: readonly DetectedTool[];
  /** Today, `YYYY-MM-DD`, given from outside so that reports can be reproduced. */
  readonly date: string;
  /** Files of the project, relative to the workspace, sorted; vendored ones included, nested projects' ones not. */
  readonly files: readonly string[];
  /** Files at the repository's top that speak for this project too (CI, CODEOWNERS, licence); empty when the project is the repository. */
  readonly shared: readonly string[];
  /** All facts of a kind, vendored files left out; for CI and other repository-level files those of the repository too. */
  facts<Kind extends FactsKind>(kind: Kind): readonly FactsOf<Kind>[];
  /** All Python code, vendored files left out. */
  readonly python: readonly PythonModule[];
  /** The place of a range of a notebook's JSON, naming the cell it lies in. */
  notebookPlace(path: string, json: Span): Place;
  tool(id: string): DetectedTool | undefined;
  withCapability(...capabilities: Capability[]): readonly DetectedTool[];
  /** Whether a file or folder exists, here or where DVC keeps it; `path` is relative to the project. A `#fragment` is ignored. */
  exists(path: string): boolean;
  /** The workspace path of a path relative to the project. */
  resolve(path: string): string;
  /** The path relative to the project of a workspace path. */
  relative(path: string): string;
  role(path: string): FileRole;
  /** The text of the manifest or of another file that was kept whole. */
  text(path: string): string | undefined;
  /** When a file that an eval names last changed; `path` is relative to the workspace. `undefined` where that cannot be known. */
  lastChange(path: string): LastChange | undefined;
}
