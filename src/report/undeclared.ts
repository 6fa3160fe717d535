import { textsIn } from "../manifest/texts-in.js";
import { isProviderModel } from "../project/model-id.js";
import type { DetectedTool, Project } from "../project/project.js";
import type { ManifestPath } from "../rules/rule.js";
import { rentedModels } from "../semantics/rented-models.js";
import { findTool, toolsWith } from "../tools/index.js";
import type { Capability } from "../tools/tool.js";
import { toolsOfSign } from "../tools/tools-of-sign.js";
import type { Finding, Severity } from "./outcome.js";

/** Where the manifest says which tool serves a capability. Data sources and what is served have rules of their own. */
interface Slot {
  readonly capabilities: readonly Capability[];
  /** What the tool is to the project, to follow its name: "runs pipelines". */
  readonly does: string;
  readonly path: ManifestPath;
  /** What a manifest that says nothing there would say. */
  readonly value: (tool: string) => string | Readonly<Record<string, string>> | readonly Readonly<Record<string, string>>[];
}

const slots: readonly Slot[] = [
  { capabilities: ["experiment-tracking"], does: "tracks runs", path: ["experiments"], value: (tool) => ({ tool }) },
  { capabilities: ["vector-store"], does: "keeps vectors", path: ["rag"], value: (store) => ({ store }) },
  { capabilities: ["orchestration"], does: "runs pipelines", path: ["pipelines"], value: (tool) => [{ name: "TODO: name", tool }] },
  {
    capabilities: ["drift-detection"],
    does: "detects drift",
    path: ["drift"],
    value: (tool) => [{ name: "TODO: name", kind: "TODO: data or concept", tool }],
  },
  { capabilities: ["llm-evaluation"], does: "evaluates", path: ["evals"], value: (tool) => [{ name: "TODO: name", tool }] },
  { capabilities: ["guardrails"], does: "guards the model", path: ["guardrails"], value: (input) => ({ input }) },
  { capabilities: ["llm-observability"], does: "traces model calls", path: ["monitoring", "traces"], value: (system) => ({ system }) },
  { capabilities: ["metrics"], does: "exports metrics", path: ["monitoring", "metrics"], value: (system) => ({ system }) },
];

/**
 * What the workspace plainly uses and the manifest does not name: one remark per system, at the place that shows it best, and one per
 * rented model. Nothing is said of a project without a manifest, nor of what only tests, examples or exploration use. Never throws.
 */
export function undeclared(project: Project): readonly Finding[] {
  if (!project.manifest.exists || project.severities[remark] === "off") return [];
  const texts = textsIn(project.manifest.value);
  const named = namedTools(texts);
  const files = new Set(texts.map((text) => text.replace(/[#:].*$/s, "")));
  const found = new Map<string, Finding>();
  for (const slot of slots) {
    if (isContradicted(project, slot, named)) continue;
    for (const detected of project.withCapability(...slot.capabilities)) {
      const finding = isNamed(detected, named) ? undefined : undeclaredTool(project, slot, detected, files);
      if (finding && !found.has(detected.tool.of ?? detected.tool.id)) found.set(detected.tool.of ?? detected.tool.id, finding);
    }
  }
  return [...found.values(), ...undeclaredModels(project)];
}

const remark = "manifest/undeclared";

/** Whether the manifest names another tool for it that nothing shows: then the practice's own rule says what is used instead. */
function isContradicted(project: Project, { capabilities }: Slot, named: ReadonlySet<string>): boolean {
  return toolsWith(capabilities).some(({ id }) => named.has(id) && !project.tool(id));
}

/** `files`: what the manifest names, which declares the tools that it shows. */
function undeclaredTool(
  project: Project,
  { does, path, value }: Slot,
  { tool, level, evidence }: DetectedTool,
  files: ReadonlySet<string>,
): Finding | undefined {
  // What CI starts for its tests is not what runs in production.
  const best = evidence.find(({ at, level: one }) => one === "wired" && at && !isCi(project, at.path));
  if (level !== "wired" || !best?.at || files.has(project.relative(best.at.path))) return undefined;
  const key = path.join(".");
  const fixes: Finding["fixes"] = project.manifest.has(...path)
    ? []
    : [{ kind: "manifest", title: `Declare ${tool.name} in \`${key}\``, path: [...path], value: value(tool.id) as string }];
  const message = `${tool.name} ${does} here (${best.what}), but the manifest does not name it. Declare it in \`${key}\`.`;
  return { rule: remark, kind: "missing", severity: severityOf(project), message, at: best.at, related: [], fixes };
}

/** The rented models that code calls beside those that the manifest names. */
function undeclaredModels(project: Project): readonly Finding[] {
  const { models = [], evals = [] } = project.manifest.value;
  const known = new Set([
    ...models.flatMap(({ version, fallback }) => [version, ...(fallback ?? [])]),
    ...evals.map(({ judge }) => judge?.model),
  ]);
  const declared = [...known].filter((id) => id !== undefined && isProviderModel(id));
  const used = rentedModels(project);
  // Where none of the declared ones is called, `llm/model-pinned` says that the manifest is contradicted.
  if (declared.length === 0 || !used.some(({ id }) => known.has(id))) return [];
  return used
    .filter(({ id }) => !known.has(id))
    .map(({ id, at }) => ({
      rule: remark,
      kind: "missing",
      severity: severityOf(project),
      message: `\`${id}\` is called here, but no entry of \`models\` names it, so no evaluation speaks for it. Declare it.`,
      at,
      related: [],
      fixes: [],
    }));
}

function severityOf(project: Project): Severity {
  const declared = project.severities[remark];
  return declared === undefined || declared === "off" ? "info" : declared;
}

function isCi(project: Project, path: string): boolean {
  return project.facts("ci").some((one) => one.path === path);
}

function isNamed({ tool }: DetectedTool, named: ReadonlySet<string>): boolean {
  return named.has(tool.id) || (tool.of !== undefined && named.has(tool.of));
}

/** The tools that texts name: as a name, as a word of prose, or in a command line. */
function namedTools(texts: readonly string[]): ReadonlySet<string> {
  const named = new Map(texts.map((text) => [text, lastNamed.get(text) ?? toolsIn(text)]));
  lastNamed = named;
  return new Set([...named.values()].flat());
}

/** What the texts of the manifest that was looked at last name: of most keys that are typed, all but one are the same. */
let lastNamed: ReadonlyMap<string, readonly string[]> = new Map();

/** The ids of the tools that a text names, and of those that they are parts of. */
function toolsIn(text: string): readonly string[] {
  const names = [text, ...text.split(/[^\w.-]+/)].filter((name) => name !== "");
  const tools = [
    ...names.flatMap((name) => findTool(name) ?? []),
    ...toolsOfSign({ kind: "command", value: text, span: { start: 0, end: 0 } }).map(({ tool }) => tool),
  ];
  return tools.flatMap(({ id, of }) => [id, of ?? id]);
}
