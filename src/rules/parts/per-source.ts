import type { Manifest } from "../../manifest/manifest.js";
import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { isPlaceholder } from "../../text/placeholder.js";
import type { Place } from "../../text/span.js";
import type { Fix, Gap, Verdict } from "../rule.js";
import { type Claim, entryPlace } from "./claim.js";

/** An entry of `data.sources`, and where it stands. */
export interface DeclaredSource {
  readonly value: NonNullable<NonNullable<Manifest["value"]["data"]>["sources"]>[number];
  readonly path: readonly ["data", "sources", number];
  readonly at: Place;
}

/** The sources that the manifest declares; entries whose name is still to be filled in are left out. */
export function declaredSources(project: Project): readonly DeclaredSource[] {
  return (project.manifest.value.data?.sources ?? []).flatMap((value, index) => {
    const path = ["data", "sources", index] as const;
    return isPlaceholder(value.name ?? "") ? [] : [{ value, path, at: entryPlace(project, path) }];
  });
}

/**
 * Judges declared sources one by one; the share is that of those without a gap. Where none is declared it says nothing: that is
 * `data/sources-declared`'s to say.
 */
export function perSource(
  sources: readonly DeclaredSource[],
  judge: (source: DeclaredSource) => { readonly evidence?: readonly Evidence[]; readonly gaps?: readonly Gap[] },
): Verdict {
  const judged = sources.map(judge);
  const kept = judged.filter(({ gaps = [] }) => gaps.length === 0).length;
  return {
    evidence: judged.flatMap(({ evidence = [] }) => evidence),
    gaps: judged.flatMap(({ gaps = [] }) => gaps),
    ...(sources.length > 0 && { share: kept / sources.length }),
  };
}

/** Where a source lacks a value: at the blank that holds its place, else at the source's name. */
export function lackingPlace({ manifest }: Project, { path, at }: DeclaredSource, key: string): Place {
  const span = manifest.valueSpan(...path, key);
  return span ? { path: manifest.path, span } : at;
}

/** The fix that puts a blank where a source lacks a value, which its title names; none where one stands already. */
export function blankFor({ manifest }: Project, source: DeclaredSource, key: string, title: string, value: string): readonly Fix[] {
  const { path, value: entry } = source;
  const named = entry.name ? `${title}: \`${entry.name}\`` : title;
  return manifest.has(...path, key) ? [] : [{ kind: "manifest", title: named, path: [...path, key], value }];
}

const nothing =
  /^(?:unknown|unclear|none|nobody|no[ -]one|n\.?a\.?|nil|various|misc|other|later|any(?:one|body)|every(?:one|body)|some(?:one|body)|not sure|-+)$/i;

/** Whether a claim is a word that names nobody and nothing: `unknown`, `various`, `everyone`. */
export function saysNothing({ value }: Claim): boolean {
  return nothing.test(value.trim());
}
