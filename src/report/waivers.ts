import ignore from "ignore";
import type { Project } from "../project/project.js";
import type { Span } from "../text/span.js";
import type { AppliedWaiver, Finding } from "./outcome.js";

/** A waiver from the manifest or from a comment, ready to be held against findings. */
export interface Waiver extends AppliedWaiver {
  readonly rules: readonly string[];
  /** Whether a finding is covered. A manifest waiver without paths covers the whole rule, even one without findings. */
  covers(finding: Finding): boolean;
  readonly wholeRule: boolean;
}

/** The waivers of a project, and the findings about waivers that cannot take effect. */
export interface Waivers {
  readonly active: readonly Waiver[];
  readonly findings: readonly Finding[];
}

/** Collects waivers. One without a reason, or past its date, does not waive and is a finding. */
export function collectWaivers(project: Project): Waivers {
  const active: Waiver[] = [];
  const findings: Finding[] = [];
  const { manifest } = project;
  for (const [index, waiver] of (manifest.value.waivers ?? []).entries()) {
    const at = { path: manifest.path, span: manifest.valueSpan("waivers", index, "rule") ?? manifest.keySpan("waivers", index) };
    if (!waiver.reason) {
      findings.push(about("waiver/reason", `The waiver of \`${waiver.rule}\` gives no reason, so it does not count. Add \`reason\`.`, at));
    } else if (waiver.expires !== undefined && waiver.expires < project.date) {
      const expires = manifest.valueSpan("waivers", index, "expires") ?? at.span;
      const message = `The waiver of \`${waiver.rule}\` expired on ${waiver.expires}, so it no longer counts. Close the gap or renew it.`;
      findings.push(about("waiver/expired", message, { path: manifest.path, span: expires }));
    } else {
      const paths = waiver.paths?.length ? ignore({ allowRelativePaths: true }).add([...waiver.paths]) : undefined;
      active.push({
        rules: [waiver.rule],
        reason: waiver.reason,
        owner: waiver.owner,
        expires: waiver.expires,
        at,
        wholeRule: paths === undefined,
        covers: (finding) => paths === undefined || (finding.at !== undefined && paths.ignores(project.relative(finding.at.path))),
      });
    }
  }
  for (const { path, facts } of project.facts("text")) {
    for (const waiver of facts.waivers) {
      const at = { path, span: waiver.span };
      if (!waiver.reason) {
        const rules = waiver.rules.map((rule) => `\`${rule}\``).join(", ");
        findings.push(
          about("waiver/reason", `This comment waives ${rules} without a reason, so it does not count. Add \`-- reason\`.`, at),
        );
      } else {
        const covers = (finding: Finding) => finding.at?.path === path && overlaps(waiver.covers, finding.at.span);
        active.push({ rules: waiver.rules, reason: waiver.reason, at, wholeRule: false, covers });
      }
    }
  }
  return { active, findings };
}

/** Findings for waivers that cover nothing any more; `used` are those that took effect. */
export function staleWaivers(waivers: readonly Waiver[], used: ReadonlySet<Waiver>): Finding[] {
  return waivers
    .filter((waiver) => !used.has(waiver))
    .map(({ rules, at }) =>
      about("waiver/stale", `The waiver of ${rules.map((rule) => `\`${rule}\``).join(", ")} covers nothing any more. Remove it.`, at),
    );
}

function about(rule: string, message: string, at: Finding["at"]): Finding {
  return { rule, kind: "invalid", severity: "warning", message, at, related: [], fixes: [] };
}

function overlaps(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
