import ignore from "ignore";
import type { OwnerFacts } from "../../facts/owner-facts.js";
import { oncePer, rememberedInSteps } from "../../project/once-per.js";
import type { Project } from "../../project/project.js";
import { eachInSteps, type Steps } from "../../text/steps.js";

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

/** Holds the patterns of a file of owners against the files that there are; of several that fit, the last one counts. */
export function ownershipOf(project: Project, rules: readonly OwnerRule[]): Ownership | undefined {
  return rules.length > most ? undefined : ownershipBy(rules)(project);
}

/** The same, in steps. */
export function* ownershipLooks(project: Project): Steps<void> {
  for (const { facts } of project.facts("owners")) if (facts.rules.length <= most) yield* ownershipBy(facts.rules).steps(project);
}

const ownershipBy = oncePer(
  (rules: readonly OwnerRule[]) => rules,
  (rules) =>
    rememberedInSteps(function* (project: Project): Steps<Ownership> {
      const { fitting } = matcherOf(rules);
      const idle = new Set(rules);
      const owned = new Set<string>();
      yield* eachInSteps([...project.files, ...project.shared], (file) => {
        const found = fitting(file);
        for (const rule of found) idle.delete(rule);
        if ((found.at(-1)?.owners.length ?? 0) > 0) owned.add(file);
      });
      const written = project.files.filter((file) => code.test(file) && project.role(file) === "production");
      return {
        covered: written.filter((file) => owned.has(file)).length,
        open: written.filter((file) => !owned.has(file)),
        idle: [...idle],
      };
    }),
);

/** Tells which rules fit a file, in their order. Each file is held against them once, since steps are tried on projects of nearly the same files. */
const matcherOf = oncePer(
  (rules: readonly OwnerRule[]) => rules,
  (rules) => {
    const matchers = rules.map((rule) => ({ rule, prefix: literalStart(rule.pattern), glob: ignore().add(rule.pattern) }));
    const known = new Map<string, readonly OwnerRule[]>();
    const fitting = (file: string) => {
      const found =
        known.get(file) ?? matchers.flatMap(({ rule, prefix, glob }) => (file.startsWith(prefix) && glob.ignores(file) ? [rule] : []));
      known.set(file, found);
      return found;
    };
    return { fitting };
  },
);

/** What every file that a pattern fits starts with: one with a slash inside is held against the whole path. */
function literalStart(pattern: string): string {
  return /.\/./.test(pattern) || /^\/./.test(pattern) ? (/^\/?([^*?[\\!#]*)/.exec(pattern)?.[1] ?? "").replace(/\/$/, "") : "";
}
