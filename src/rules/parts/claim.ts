import { classifyReference } from "../../manifest/classify-reference.js";
import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { withoutSecrets } from "../../readers/text/without-secrets.js";
import type { Place } from "../../text/span.js";
import type { Gap, ManifestPath } from "../rule.js";

/** A value that the manifest gives, with what can be said of it without knowing the practice. */
export interface Claim {
  readonly value: string;
  readonly at: Place;
  /** `path` names a file or folder of the project; `url` and `text` can only be believed. */
  readonly form: "path" | "url" | "text";
  /** Whether a `path` exists; `true` for the other forms. */
  readonly exists: boolean;
}

/** The claim at a manifest path; `undefined` when nothing is there, or only a placeholder. Numbers and booleans count as text. */
export function claimAt(project: Project, path: ManifestPath): Claim | undefined {
  return claimsAt(project, path)[0];
}

/** All claims at a manifest path that takes one value or a list of them. */
export function claimsAt(project: Project, path: ManifestPath): readonly Claim[] {
  const value = project.manifest.get(...path);
  if (Array.isArray(value)) return value.flatMap((_, index) => readClaim(project, [...path, index]) ?? []);
  return [readClaim(project, path)].filter((claim) => claim !== undefined);
}

function readClaim(project: Project, path: ManifestPath): Claim | undefined {
  const { manifest } = project;
  const value = manifest.get(...path);
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return undefined;
  const text = String(value);
  const form = classifyReference(text);
  if (form === "placeholder") return undefined;
  const at = { path: manifest.path, span: manifest.valueSpan(...path) ?? manifest.keySpan(...path) };
  return { value: text, at, form, exists: form !== "path" || project.exists(text) };
}

/** The evidence that a claim is: an existing file is present, anything else only claimed. None for a file that is not there. */
export function claimEvidence(claim: Claim): Evidence[] {
  if (!claim.exists) return [];
  const said = withoutSecrets(claim.value, claim.at.path);
  return [{ level: claim.form === "path" ? "present" : "claimed", what: `the manifest says \`${said}\``, at: claim.at }];
}

/** The gap that a claimed file which does not exist is. */
export function absentFile(claim: Claim): Gap {
  return { kind: "contradicted", message: `\`${claim.value}\` is declared but does not exist in the project.`, at: claim.at };
}

/** What can be said of a practice that only the manifest can show: a value at any of these paths. */
export function declaredValue(project: Project, paths: readonly ManifestPath[], missing: string): { evidence: Evidence[]; gaps: Gap[] } {
  const claims = paths.flatMap((path) => claimAt(project, path) ?? []);
  const evidence = claims.flatMap(claimEvidence);
  const gaps = claims.filter(({ exists }) => !exists).map(absentFile);
  if (claims.length === 0) gaps.push({ kind: "missing", message: missing });
  return { evidence, gaps };
}

/** Where an entry of a list is shown: at its name, else at the nearest key. */
export function entryPlace({ manifest }: Project, path: ManifestPath): Place {
  return { path: manifest.path, span: manifest.valueSpan(...path, "name") ?? manifest.keySpan(...path) };
}
