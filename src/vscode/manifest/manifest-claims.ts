import { classifyReference } from "../../manifest/classify-reference.js";
import { atLeast, type Evidence, evidenceLevels } from "../../project/evidence.js";
import { oncePer } from "../../project/once-per.js";
import type { Project } from "../../project/project.js";
import { isJudged, type Outcome } from "../../report/outcome.js";
import type { Report } from "../../report/report.js";
import type { Place, Span } from "../../text/span.js";
import { findTool } from "../../tools/index.js";
import { referredPath } from "../places/file-parts.js";
import { valueDocs } from "./manifest-docs.js";
import { manifestPlaces } from "./manifest-place.js";

/** A claim of the manifest beside what the workspace shows of it. */
export interface CheckedClaim {
  /** The value that makes the claim. */
  readonly span: Span;
  readonly holds: boolean;
  /** What shows it or disproves it; absent where there is no such place, or the file that the claim names is all there is to see. */
  readonly at?: Place;
  /** Of a claim that does not hold: what it names is not there, or is there and does nothing, or something else speaks against it. */
  readonly wrong?: "absent" | "hollow" | "contradicted";
  /** What was found, strongest first, with the rule that looked; a tool is also seen where no rule looks for it. */
  readonly findings: readonly { readonly rule?: string; readonly what: string; readonly at?: Place }[];
}

interface Value {
  readonly span: Span;
  readonly text: string;
  /** Whether a tool is meant, known or not. */
  readonly namesTool: boolean;
}

type Said = CheckedClaim["findings"][number] & Pick<CheckedClaim, "holds" | "wrong"> & { readonly strength: number };

/**
 * The claims of a manifest that the workspace proves or disproves, in the order of the text. Claims that can only be believed are left out, and
 * those for which it cannot be told which of several proofs is theirs. Worked out once per report, of which the editor asks for part by part.
 */
export const checkedClaims = oncePer((report: Report) => report, checkClaims);

function checkClaims(report: Report): readonly CheckedClaim[] {
  const { project, rules } = report;
  const { manifest } = project;
  const values = new Map<number, Value>();
  for (const { node, part, path, span } of manifest.root ? manifestPlaces(manifest.root) : []) {
    if (part !== "value" || node.kind !== "scalar" || node.value === null) continue;
    values.set(span.start, { span, text: String(node.value), namesTool: (valueDocs(path)?.tools.length ?? 0) > 0 });
  }
  const said = new Map<Value, Said[]>();
  for (const { id } of rules) {
    const outcome = report.outcomes.get(id);
    if (!outcome || !isJudged(outcome)) continue;
    for (const [value, one] of [...disproved(project, outcome, values), ...proved(project, outcome, values)])
      said.set(value, [...(said.get(value) ?? []), one]);
  }
  for (const value of values.values()) {
    const seen = said.has(value) ? undefined : toolSeen(project, value);
    if (seen) said.set(value, [seen]);
  }
  return [...said]
    .sort(([a], [b]) => a.span.start - b.span.start)
    .flatMap(([{ span }, all]) => {
      const [first, ...others] = all.sort((a, b) => Number(a.holds) - Number(b.holds) || b.strength - a.strength);
      if (!first) return [];
      const alike = [first, ...others].filter(({ holds }) => holds === first.holds);
      return {
        span,
        holds: first.holds,
        ...(first.at && { at: first.at }),
        ...(first.wrong && { wrong: first.wrong }),
        findings: alike.map(({ rule, what, at }) => ({ ...(rule && { rule }), what, ...(at && { at }) })),
      };
    });
}

/** The value of the manifest that a place is, all of it. */
function valueAt({ manifest }: Project, values: ReadonlyMap<number, Value>, at: Place | undefined): Value | undefined {
  const value = at?.path === manifest.path ? values.get(at.span.start) : undefined;
  return value?.span.end === at?.span.end ? value : undefined;
}

/** What a finding says against a claim: it stands on the claim, or names it as its other side. */
function* disproved(project: Project, { rule, findings }: Outcome, values: ReadonlyMap<number, Value>): Generator<[Value, Said]> {
  for (const { at, kind, message, related } of findings) {
    if (kind !== "contradicted" && kind !== "hollow") continue;
    const said = { rule, what: message, holds: false, strength: 0 };
    const claim = valueAt(project, values, at);
    if (claim) {
      const other = related.find((one) => one.at.path !== project.manifest.path)?.at;
      yield [claim, { ...said, wrong: isAbsent(project, claim) ? "absent" : kind, ...(other && { at: other }) }];
    } else if (at) {
      for (const one of related) {
        const named = valueAt(project, values, one.at);
        if (named) yield [named, { ...said, wrong: kind, at }];
      }
    }
  }
}

/** Whether what a claim names is looked for by its very name, and is not there. */
function isAbsent(project: Project, { namesTool, text }: Value): boolean {
  if (classifyReference(text) === "path") return !project.exists(text);
  const tool = namesTool ? findTool(text) : undefined;
  return tool !== undefined && project.tool(tool.id) === undefined;
}

/** Of a tool or a time only what speaks of that very one is a proof; of words and figures, what a rule found is. */
const cronLine = /^(?:[\d*/,-]+\s+){4}[\w*/,-]+$/;

/** What a rule found elsewhere for the claims that it read. */
function* proved(project: Project, { rule, kind, evidence }: Outcome, values: ReadonlyMap<number, Value>): Generator<[Value, Said]> {
  if (kind !== "met" && kind !== "partial") return;
  const claims = new Set(evidence.flatMap(({ at }) => valueAt(project, values, at) ?? []));
  const proofs = evidence.filter(({ at, level }) => at && at.path !== project.manifest.path && atLeast(level, "present"));
  for (const claim of claims) {
    const tool = findTool(claim.text);
    const about = proofs.filter((proof) => isAbout(project, proof, tool?.name ?? claim.text) || isAbout(project, proof, claim.text));
    const own = tool && about.length === 0 ? (project.tool(tool.id)?.evidence ?? []) : about;
    const needsOwn = claims.size > 1 || claim.namesTool || tool !== undefined || cronLine.test(claim.text);
    const [best] = strongestFirst(own.length > 0 || needsOwn ? own : proofs);
    if (!best?.at) continue;
    const isFileItself = best.at.path === referredPath(project, claim.text) && best.at.span.start === 0;
    yield [claim, { rule, what: best.what, holds: true, strength: strength(best), ...(!isFileItself && { at: best.at }) }];
  }
}

/** Where a tool that a value names is at work. */
function toolSeen(project: Project, { namesTool, text }: Value): Said | undefined {
  const tool = namesTool ? findTool(text) : undefined;
  const [best] = strongestFirst(tool ? (project.tool(tool.id)?.evidence ?? []) : []);
  if (!best?.at || !atLeast(best.level, "wired") || best.at.path === project.manifest.path) return undefined;
  return { what: best.what, holds: true, strength: strength(best), at: best.at };
}

/** Whether a piece of evidence speaks of the very thing that a claim names. */
function isAbout(project: Project, { at, what }: Evidence, claim: string): boolean {
  return at?.path === referredPath(project, claim) || isNamedIn(what, claim);
}

/** Whether a phrase names something as a word of its own, or as the start of a dotted name. */
function isNamedIn(phrase: string, name: string): boolean {
  const at = phrase.toLowerCase().indexOf(name.toLowerCase());
  const around = [phrase[at - 1] ?? " ", phrase[at + name.length] ?? " "];
  return at >= 0 && name.length > 1 && !around.some((character) => /[\w-]/.test(character));
}

function strongestFirst(evidence: readonly Evidence[]): readonly Evidence[] {
  return [...evidence].sort((a, b) => strength(b) - strength(a));
}

function strength({ level }: Evidence): number {
  return evidenceLevels.indexOf(level);
}
