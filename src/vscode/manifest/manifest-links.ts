import { classifyReference } from "../../manifest/classify-reference.js";
import type { Report } from "../../report/report.js";
import type { Fix } from "../../rules/rule.js";
import type { Place, Span } from "../../text/span.js";
import { referredPart, referredPath } from "../places/file-parts.js";
import { ruleNamed } from "./manifest-hover.js";
import { manifestPlaces } from "./manifest-place.js";
import { isFileOf } from "./path-completions.js";

/** What a text of the manifest leads to. */
export type LinkTarget =
  /** A file, and the job, heading or test in it that is named. */
  | { readonly kind: "file"; readonly path: string; readonly part?: Place }
  | { readonly kind: "folder"; readonly path: string }
  | { readonly kind: "url"; readonly url: string }
  | { readonly kind: "rule"; readonly id: string }
  /** A file that is not there, and a step that writes it. */
  | { readonly kind: "scaffold"; readonly rule: string; readonly fix: Fix };

export interface ManifestLink {
  readonly span: Span;
  readonly target: LinkTarget;
}

/** The texts of a manifest that lead somewhere: paths, hosts, rules, and files that are missing and can be written. */
export function manifestLinks(report: Report): readonly ManifestLink[] {
  const { project } = report;
  const { root } = project.manifest;
  const links: ManifestLink[] = [];
  for (const place of root ? manifestPlaces(root) : []) {
    const rule = ruleNamed(place);
    const { node, part, span } = place;
    const target: LinkTarget | undefined = rule
      ? { kind: "rule", id: rule.id }
      : part === "value" && node.kind === "scalar" && typeof node.value === "string"
        ? targetOf(report, node.value, span)
        : undefined;
    if (target) links.push({ span: withoutQuotes(project.manifest.text, span), target });
  }
  return links;
}

function targetOf(report: Report, value: string, span: Span): LinkTarget | undefined {
  const { project } = report;
  const form = classifyReference(value);
  // The editor makes links of addresses with a scheme by itself.
  if (form === "url") return /:/.test(value.split("/")[0] ?? "") ? undefined : { kind: "url", url: `https://${value}` };
  if (form !== "path") return undefined;
  const path = referredPath(project, value);
  if (isFileOf(project, path)) {
    const part = referredPart(project, value);
    return { kind: "file", path, ...(part && { part: { path, span: part.span } }) };
  }
  if (project.exists(value)) return project.files.some((file) => file.startsWith(`${path}/`)) ? { kind: "folder", path } : undefined;
  return scaffoldFor(report, span);
}

function scaffoldFor({ findings, project }: Report, span: Span): LinkTarget | undefined {
  for (const { at, fixes, rule } of findings) {
    if (at?.path !== project.manifest.path || at.span.start !== span.start || at.span.end !== span.end) continue;
    const fix = fixes.find(({ kind }) => kind === "scaffold");
    if (fix) return { kind: "scaffold", rule, fix };
  }
  return undefined;
}

function withoutQuotes(text: string, { start, end }: Span): Span {
  return /["']/.test(text[start] ?? "") && end - start > 2 ? { start: start + 1, end: end - 1 } : { start, end };
}
