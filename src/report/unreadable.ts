import type { ProblemCode } from "../manifest/problems/problem.js";
import type { Project } from "../project/project.js";
import type { Place } from "../text/span.js";
import { isJudged, type Outcome } from "./outcome.js";

/** Why the score of a project cannot be relied on: its manifest cannot be read, and may say anything. */
export interface Unreadable {
  /** Of nothing that it says can be told: then there is no score to show. Of parts: the score is that of the rest. */
  readonly extent: "all" | "parts";
  /** The first thing that is wrong. */
  readonly message: string;
  readonly at: Place;
}

/** Whether the manifest can be read far enough for a score to mean anything. */
export function hasScore({ unreadable }: { readonly unreadable?: Unreadable | undefined }): boolean {
  return unreadable?.extent !== "all";
}

/** Problems by which lines of a manifest are not read, or not as they were meant. */
const unreadableCodes: readonly ProblemCode[] = ["syntax", "merge-conflict", "too-large", "encoding"];

/** The remarks on such problems, as rules of findings. */
export const unreadableRemarks: readonly string[] = unreadableCodes.map((code) => `manifest/${code}`);

/** What keeps the manifest of a project from being read; `undefined` where nothing does, or there is none. */
export function unreadable({ manifest }: Pick<Project, "manifest">): Unreadable | undefined {
  const { exists, path, problems, root } = manifest;
  if (!exists) return undefined;
  const extent = root?.kind === "map" ? "parts" : "all";
  const problem = problems.find(({ code }) => unreadableCodes.includes(code)) ?? (extent === "all" ? problems[0] : undefined);
  return problem && { extent, message: problem.message, at: { path, span: problem.span } };
}

/**
 * What is left of an outcome where nothing of the manifest can be read: what is wrong with the workspace at places of its own. Nothing is missing for
 * certain, since the manifest may say it.
 */
export function withoutManifest(outcome: Outcome, { path }: Project["manifest"]): Outcome {
  const findings = outcome.findings.filter(({ at, check, kind }) => at && at.path !== path && (check || kind !== "missing"));
  if (!isJudged(outcome) || findings.length === outcome.findings.length) return outcome;
  if (findings.length > 0) return { ...outcome, findings };
  const { level, ...rest } = outcome;
  return { ...rest, kind: "unknown", share: 0, findings, reason: "The manifest may say it, and cannot be read." };
}
