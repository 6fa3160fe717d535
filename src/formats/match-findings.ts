import type { ReportJson } from "./report-schema.js";

export type FindingJson = ReportJson["findings"][number];

/** What became of the findings of one project between two reports. */
export interface MatchedFindings {
  readonly new: readonly FindingJson[];
  readonly fixed: readonly FindingJson[];
  /** The same in another file. */
  readonly moved: readonly { readonly from: FindingJson; readonly to: FindingJson }[];
  /** The same in the same file, whatever the line. */
  readonly same: readonly FindingJson[];
}

/**
 * Tells which findings are the same in two reports: of one rule and kind, and first in the same file with the same line of text, then in the same
 * file with the same message (the line was edited, and is no better), then elsewhere. Lines are never compared. Each is taken for one other at most,
 * so that of two that are alike one can be new. Pure; never throws.
 */
export function matchFindings(before: readonly FindingJson[], after: readonly FindingJson[]): MatchedFindings {
  const same = new Set<FindingJson>();
  const moved: { readonly from: FindingJson; readonly to: FindingJson }[] = [];
  let old = before;
  let now = after;
  const match = (key: (finding: FindingJson) => string | undefined, found: (from: FindingJson, to: FindingJson) => void) => {
    const waiting = new Map<string, FindingJson[]>();
    const matched = new Set<FindingJson>();
    for (const finding of old) {
      const text = key(finding);
      if (text !== undefined) waiting.set(text, [...(waiting.get(text) ?? []), finding]);
    }
    for (const finding of now) {
      const text = key(finding);
      const from = text === undefined ? undefined : waiting.get(text)?.shift();
      if (!from) continue;
      matched.add(from).add(finding);
      found(from, finding);
    }
    old = old.filter((one) => !matched.has(one));
    now = now.filter((one) => !matched.has(one));
  };
  const isSame = (_: FindingJson, to: FindingJson) => same.add(to);
  const isMoved = (from: FindingJson, to: FindingJson) => moved.push({ from, to });
  match(({ rule, kind, at, fingerprint }) => fingerprint && [rule, kind, at?.path ?? "", fingerprint].join("\0"), isSame);
  match(({ rule, kind, at, message }) => [rule, kind, at?.path ?? "", message].join("\0"), isSame);
  match(({ rule, kind, fingerprint }) => fingerprint && [rule, kind, fingerprint.replace(/:\d+$/, "")].join("\0"), isMoved);
  match(({ rule, kind, message }) => [rule, kind, message].join("\0"), isMoved);
  return { new: now, fixed: old, moved, same: after.filter((one) => same.has(one)) };
}
