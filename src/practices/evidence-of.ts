import type { Evidence, EvidenceLevel } from "../project/evidence.js";
import { filesLike } from "../project/files-like.js";
import { callsTo } from "../project/production-code.js";
import type { DetectedTool, Project, PythonModule, ToolEvidence } from "../project/project.js";
import { type Place, startOf } from "../text/span.js";
import type { Capability } from "../tools/tool.js";
import { isFixture } from "./is-fixture.js";

/** The calls of some modules whose full dotted name matches, as evidence. Give it a constant pattern. */
export function calledIn(modules: readonly PythonModule[], pattern: RegExp, level: EvidenceLevel = "wired"): readonly Evidence[] {
  return callsTo(modules, pattern).map(({ call, at }) => ({ level, what: `\`${call.name}()\` called`, at }));
}

/** What shows that a tool is in use, and not only installed or configured for. */
function isUse({ kind }: ToolEvidence): boolean {
  return kind !== "package" && kind !== "env" && kind !== "uri";
}

/** The tools of some capabilities that are in use: called, imported, configured or run, each by its most telling trace. */
export function toolsInUse(project: Project, ...capabilities: Capability[]): readonly Evidence[] {
  return project.withCapability(...capabilities).flatMap(useOf);
}

/** A tool in use, by its most telling trace; nothing for one that is only installed. */
export function useOf({ tool, evidence }: DetectedTool): readonly Evidence[] {
  const use = evidence.find(isUse);
  return use ? [{ level: use.level, what: `${tool.name}: ${use.what}`, at: use.at }] : [];
}

/** The files whose path relative to the project matches, as evidence; vendored ones and fixtures of tests show nothing. */
export function filesNamed(project: Project, pattern: RegExp): readonly Evidence[] {
  return filesLike(project, pattern)
    .filter((path) => project.role(path) !== "vendored" && !isFixture(project, path))
    .map((path) => fileEvidence(project, path));
}

/** A file as evidence. */
export function fileEvidence(project: Project, path: string): Evidence {
  return { level: "present", what: `\`${project.relative(path)}\``, at: startOf(path) };
}

/** Evidence of one place. */
export function seen(level: EvidenceLevel, what: string, at: Place): Evidence {
  return { level, what, at };
}

/** The first evidence of each file. */
export function onePerFile(evidence: readonly Evidence[]): readonly Evidence[] {
  const known = new Set<string>();
  return evidence.filter(({ at }) => {
    const isNew = !known.has(at?.path ?? "");
    known.add(at?.path ?? "");
    return isNew;
  });
}
