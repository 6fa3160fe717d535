import ignore from "ignore";
import type { OwnerFacts } from "../facts/owner-facts.js";
import type { Project } from "../project/project.js";

type OwnerRule = OwnerFacts["rules"][number];

/** How far a file of owners reaches. */
export interface Ownership {
  readonly covered: number;
  /** Files of code that nobody owns. */
  readonly open: readonly string[];
  /** Rules whose pattern fits no file at all. */
  readonly idle: readonly OwnerRule[];
}

const code = /\.(?:py|ipynb|sql|r|jl|scala|java|go|rs|[cm]?[jt]sx?)$/i;
/** More patterns than people write; what generates them knows which files there are. */
const most = 500;

const memo = new WeakMap<Project["python"], Map<readonly OwnerRule[], Ownership>>();

/** Holds the patterns of a file of owners against the files that there are; of several that fit, the last one counts. */
export function ownershipOf(project: Project, rules: readonly OwnerRule[]): Ownership | undefined {
  if (rules.length > most) return undefined;
  const known = memo.get(project.python) ?? new Map<readonly OwnerRule[], Ownership>();
  memo.set(project.python, known);
  const found = known.get(rules) ?? look(project, rules);
  known.set(rules, found);
  return found;
}

function look(project: Project, rules: readonly OwnerRule[]): Ownership {
  const files = [...project.files, ...project.shared];
  const idle = new Set(rules);
  const owned = new Set<string>();
  let left: readonly string[] = files;
  for (const rule of rules.toReversed()) {
    const matcher = ignore().add(rule.pattern);
    const fits = (file: string) => matcher.ignores(file);
    const [fitting, others] = [left.filter(fits), left.filter((file) => !fits(file))];
    // What a later rule took away still shows that the pattern fits something.
    if (fitting.length > 0 || files.some(fits)) idle.delete(rule);
    if (rule.owners.length > 0) for (const file of fitting) owned.add(file);
    left = others;
  }
  const written = project.files.filter((file) => code.test(file) && project.role(file) === "production");
  return { covered: written.filter((file) => owned.has(file)).length, open: written.filter((file) => !owned.has(file)), idle: [...idle] };
}
