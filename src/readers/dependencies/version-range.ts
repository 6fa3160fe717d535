/** A version as far as it can be ordered: release numbers, then a stage before (negative) or after (positive) the release. */
interface Version {
  readonly release: readonly number[];
  readonly stage: readonly number[];
}

/**
 * Whether a version is one that a specifier lets in: PEP 440 (`>=1.2,<2`, `~=1.4`, `==1.*`), Poetry and npm (`^1.2`, `~1.2`, `1.x || 2.x`)
 * and conda (`=1.2`). Whatever it cannot tell, it lets in: URLs, hyphen ranges, tags, odd versions.
 */
export function satisfies(version: string, specifier: string): boolean {
  const found = parseVersion(version);
  if (!found || specifier.length > 1000) return true;
  return specifier.split(/\|\|?/).some((alternative) => {
    const clauses = alternative
      .trim()
      .replace(/([<>=!~^])\s+/g, "$1")
      .split(/[\s,]+/);
    const results = clauses.map((clause) => satisfiesClause(found, clause));
    return results.includes(undefined) || !results.includes(false);
  });
}

/** `undefined` when it cannot tell. */
function satisfiesClause(version: Version, clause: string): boolean | undefined {
  const [, operator = "", written = ""] = /^(===|==|!=|~=|>=|<=|>|<|\^|~|=)?(.*)$/s.exec(clause) ?? [];
  const prefix = /^v?(\d+(?:\.\d+)*)\.[*xX]/.exec(written)?.[1];
  const wanted = parseVersion(prefix ?? written);
  if (!wanted) return undefined;
  const { release } = wanted;
  const order = compare(version, wanted);
  if (prefix !== undefined && (operator === "==" || operator === "!=")) return startsWith(version, release) === (operator === "==");
  switch (operator) {
    case "==":
    case "===":
      return order === 0;
    case "!=":
      return order !== 0;
    case ">=":
      return order >= 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case "<":
      return order < 0;
    case "~=":
      return order >= 0 && startsWith(version, release.slice(0, -1));
    case "^":
      return order >= 0 && startsWith(version, release.slice(0, firstNonZero(release) + 1));
    case "~":
      return order >= 0 && startsWith(version, release.slice(0, 2));
    default:
      // A bare `1.2` is exact to Poetry, and any 1.2.x to npm and conda, as is conda's `=1.2`.
      return order === 0 || startsWith(version, release);
  }
}

function firstNonZero(release: readonly number[]): number {
  const index = release.findIndex((number) => number !== 0);
  return index === -1 ? release.length - 1 : index;
}

function startsWith({ release }: Version, prefix: readonly number[]): boolean {
  return prefix.every((number, index) => number === (release[index] ?? 0));
}

const stages: Readonly<Record<string, number>> = {
  dev: -4,
  a: -3,
  alpha: -3,
  b: -2,
  beta: -2,
  c: -1,
  rc: -1,
  pre: -1,
  preview: -1,
  post: 1,
  rev: 1,
  r: 1,
};

/** Leaves out the epoch and the local part (`+cu121`). */
function parseVersion(text: string): Version | undefined {
  const [, release, word = "", number = ""] =
    /^v?(?:\d+!)?(\d{1,15}(?:\.\d{1,15})*)(?:[-._]?([a-z]+)[-._]?(\d{0,15}))?(?:[-._][\w.-]*)?(?:\+.*)?$/i.exec(text.trim()) ?? [];
  if (release === undefined) return undefined;
  // `2024a` and `1.1.1c` are releases to those who write them, not previews.
  const isLetterAlone = word.length === 1 && number === "";
  const stage = isLetterAlone ? undefined : word === "" ? 0 : stages[word.toLowerCase()];
  return stage === undefined ? undefined : { release: release.split(".").map(Number), stage: [stage, Number(number)] };
}

function compare(a: Version, b: Version): number {
  return compareNumbers(a.release, b.release) || compareNumbers(a.stage, b.stage);
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
