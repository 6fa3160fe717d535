import { createHash } from "node:crypto";

/** One part of a fleet, of several that are judged side by side. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** Where the engines that run one command many times say which time it is. `first` is how they count. */
const engines = [
  { index: "JOB_COMPLETION_INDEX", count: undefined, first: 0, of: "an Indexed Job of Kubernetes" },
  { index: "CI_NODE_INDEX", count: "CI_NODE_TOTAL", first: 1, of: "GitLab's parallel" },
  { index: "CIRCLE_NODE_INDEX", count: "CIRCLE_NODE_TOTAL", first: 0, of: "CircleCI" },
  { index: "BUILDKITE_PARALLEL_JOB", count: "BUILDKITE_PARALLEL_JOB_COUNT", first: 0, of: "Buildkite" },
  { index: "SYSTEM_JOBPOSITIONINPHASE", count: "SYSTEM_TOTALJOBSINPHASE", first: 1, of: "Azure Pipelines" },
] as const;

/** `i/n`, `auto/n` or `auto`: the index, and with the last the count, are the engine's. `undefined` for any other text, and where no engine says it. */
export function parseShard(text: string, environment: Readonly<Record<string, string | undefined>>): Shard | undefined {
  const [, asked, given] = /^(\d+|auto)(?:\/(\d+))?$/.exec(text) ?? [];
  if (asked === undefined) return undefined;
  const engine = engines.find(({ index }) => environment[index] !== undefined);
  const whole = (words: string | undefined) => (words !== undefined && /^\d{1,9}$/.test(words) ? Number(words) : Number.NaN);
  const index = asked === "auto" ? (engine ? whole(environment[engine.index]) + 1 - engine.first : Number.NaN) : whole(asked);
  const count = whole(given ?? (asked === "auto" && engine?.count ? environment[engine.count] : undefined));
  return index >= 1 && index <= count ? { index, count } : undefined;
}

/**
 * Whether a repository belongs to a shard: by a hash of its name alone. So shards need not know of each other, and a repository that comes or goes
 * moves no other. The price is that shards are even only as throws of dice are: of 10,000 repositories in 64 shards, most hold 156 ± 12.
 */
export function isInShard(name: string, { index, count }: Shard): boolean {
  return createHash("sha256").update(name).digest().readUIntBE(0, 6) % count === index - 1;
}
