import type { Evidence } from "../../project/evidence.js";
import { npmUse } from "../../project/npm-use.js";
import type { DetectedTool, Project } from "../../project/project.js";
import { findTool } from "../../tools/index.js";
import type { Capability } from "../../tools/tool.js";
import type { Gap, ManifestPath } from "../rule.js";
import { claimAt } from "./claim.js";

/** What shows a capability: the tools that the workspace uses, and the one that the manifest names. */
export interface ToolVerdict {
  readonly evidence: Evidence[];
  readonly gaps: Gap[];
  readonly tools: readonly DetectedTool[];
}

/** Whether a tool is seen only as an npm package in a project none of whose scripts was read, so that its use cannot be judged. */
export function isUseUnseen(project: Project, { level, evidence }: DetectedTool): boolean {
  return level === "present" && evidence.every(({ at }) => at?.path.endsWith("package.json")) && !npmUse(project).isSeen;
}

/** A detected tool as evidence, by its most telling trace. */
export function toolEvidence({ tool, level, evidence: [first] }: DetectedTool): Evidence {
  return { level, what: `${tool.name}: ${first?.what ?? level}`, at: first?.at };
}

/**
 * Holds the tool that the manifest names at `path` against the tools the workspace shows for any of `capabilities`.
 * A known tool that nothing shows is contradicted; an unknown name is believed as a claim. No gap is given when nothing is claimed or found.
 */
export function toolVerdict(project: Project, path: ManifestPath, capabilities: readonly Capability[]): ToolVerdict {
  const tools = project.withCapability(...capabilities);
  const evidence: Evidence[] = tools.map(toolEvidence);
  const gaps: Gap[] = [];
  const claim = claimAt(project, path);
  if (claim && claim.form !== "path") {
    const named = findTool(claim.value);
    evidence.push({ level: "claimed", what: `the manifest names \`${claim.value}\``, at: claim.at });
    if (named && !project.tool(named.id)) {
      const instead = tools.find(({ level }) => level === "wired") ?? tools[0];
      const related = instead?.evidence
        .flatMap(({ at, what }) => (at ? [{ message: `${instead.tool.name} is used: ${what}.`, at }] : []))
        .slice(0, 1);
      const found = instead ? ` The workspace uses ${instead.tool.name} instead.` : "";
      gaps.push({
        kind: "contradicted",
        message: `The manifest names \`${claim.value}\`, but no dependency, import, configuration or CI step shows ${named.name}.${found}`,
        at: claim.at,
        related,
        ...(instead && {
          fixes: [{ kind: "manifest", title: `Set \`${path.join(".")}\` to \`${instead.tool.id}\``, path, value: instead.tool.id }],
        }),
      });
    }
  }
  return { evidence, gaps, tools };
}
