import type { Dependency } from "../../facts/dependency-facts.js";
import type { Located, Span } from "../../text/span.js";
import { normalisePackage } from "../../tools/normalise-package.js";

/** A stretch of a lock file that begins where a pattern matched and goes on to where it matches next. */
export interface LockBlock {
  readonly head: RegExpExecArray;
  /** The text behind the head. */
  readonly body: string;
  /** Offset of `body`. */
  readonly start: number;
}

/**
 * Cuts a lock into blocks, one per match of `heads` (a global pattern). Locks are written by machines and may be many megabytes, so they
 * are read by their layout rather than parsed.
 */
export function lockBlocks(text: string, heads: RegExp): LockBlock[] {
  const matches = [...text.matchAll(heads)];
  return matches.map((head, index) => {
    const start = head.index + head[0].length;
    return { head, body: text.slice(start, matches[index + 1]?.index), start };
  });
}

/** What a lock says of one package. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string | undefined;
  readonly hashed: boolean;
  readonly span: Span;
  readonly scope?: Dependency["scope"];
  readonly group?: string;
}

/** A package that a Python lock fixes. */
export function lockedPython({ name, ...locked }: LockedPackage): Dependency {
  return lockedPackage({ name: normalisePackage(name), ...locked });
}

/** A package that a lock fixes, its name as written. */
export function lockedPackage({ name, version, hashed, span, scope = "runtime", group }: LockedPackage): Dependency {
  return { name, specifier: version === undefined ? undefined : `==${version}`, exact: true, hashed, scope, group, extras: [], span };
}

/** The first group of a pattern with the `d` flag, and where it stands; `offset` is the text's own. */
export function capture(text: string, pattern: RegExp, offset = 0): Located<string> | undefined {
  const match = pattern.exec(text);
  const [start, end] = match?.indices?.[1] ?? [];
  if (match?.[1] === undefined || start === undefined || end === undefined) return undefined;
  return { value: match[1], span: { start: offset + start, end: offset + end } };
}
