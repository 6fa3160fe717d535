import type { Finding } from "../../report/outcome.js";
import type { Edit } from "../../text/edit.js";
import { nameOf } from "../../workspace/path-parts.js";
import type { Engine } from "../load-engine.js";
import type { EditorProject } from "../projects/editor-project.js";
import { today } from "../projects/today.js";

/** Days that a waiver proposes to last. */
const waiverDays = 90;

/** A waiver as a person gives it. */
export interface NewWaiver {
  readonly rule: string;
  readonly reason: string;
  readonly owner?: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires?: string;
}

/** Adds a waiver of the rule to the manifest. Its reason is left to be filled in: until then it waives nothing. */
export function waiveInManifest(engine: Engine, { report }: EditorProject, rule: string): readonly Edit[] {
  const { manifest } = report.project;
  const waiver = {
    rule,
    reason: "TODO: why this may wait",
    owner: manifest.value.team?.owners?.[0] ?? "TODO: who answers for it",
    expires: inDays(waiverDays),
  };
  return engine.setValue(manifest, ["waivers", manifest.value.waivers?.length ?? 0], waiver);
}

/** Writes a waiver into the manifest; in place of the one that the whole rule has there, so that an expired one is renewed. */
export function writeWaiver(engine: Engine, { report }: Pick<EditorProject, "report">, waiver: NewWaiver): readonly Edit[] {
  const { manifest } = report.project;
  const waivers = manifest.value.waivers ?? [];
  const known = waivers.findIndex(({ paths, rule }) => rule === waiver.rule && !paths?.length);
  const { rule, reason, owner, expires } = waiver;
  const value = { rule, reason, ...(owner !== undefined && { owner }), ...(expires !== undefined && { expires }) };
  return engine.setValue(manifest, ["waivers", known < 0 ? waivers.length : known], value);
}

/** The local date in so many days, `YYYY-MM-DD`. */
export function inDays(days: number, now = new Date()): string {
  return today(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));
}

/** Adds a comment that waives the rule for the finding's line, above it and indented like it; none where comments are not known. */
export function waiveByComment(finding: Finding, path: string, text: string): readonly Edit[] {
  const mark = commentMark(path);
  const offset = finding.at?.span.start;
  if (mark === undefined || offset === undefined) return [];
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? "";
  const comment = `${indent}${mark} roadworthy: ignore[${finding.rule}] -- TODO: why this may stay\n`;
  return [{ kind: "replace", path, span: { start: lineStart, end: lineStart }, text: comment }];
}

/** How a line comment begins in a file; notebooks are JSON on disk, so no comment goes there. */
export function commentMark(path: string): string | undefined {
  const name = nameOf(path).toLowerCase();
  if (/^(?:dockerfile|containerfile|makefile|\.env)(?:\..*)?$/.test(name)) return "#";
  if (/\.(?:py|pyi|ya?ml|toml|sh|bash|tf|dockerfile|cfg|conf|env|r|mk)$/.test(name) || name === "requirements.txt") return "#";
  return /\.(?:[cm]?[jt]sx?|go|java|scala|rs)$/.test(name) ? "//" : undefined;
}
