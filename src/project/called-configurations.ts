import type { CiFacts, CiJob, CiStep } from "../facts/ci-facts.js";
import { resolveFrom } from "../readers/dependencies/relative-path.js";

/** A place where a CI configuration takes the jobs of another one of the repository. */
export interface ConfigurationCall {
  /** The other file's path in the workspace; `*` and `**` stand for any. */
  readonly target: string;
  /** The job and step that call it; none for an `include`, which makes its jobs the file's own. */
  readonly job?: CiJob;
  readonly step?: CiStep;
}

/** The configurations of the repository that one names: reusable workflows, templates, includes and child pipelines. */
export function calledConfigurations(path: string, facts: CiFacts): readonly ConfigurationCall[] {
  const steps = facts.jobs.flatMap((job) => job.steps.map((step) => ({ job, step })));
  const calls = steps.flatMap(({ job, step }) => {
    const target = step.uses && targetOf(path, facts.system, step.uses.value);
    return target === undefined ? [] : [{ target, job, step }];
  });
  const includes = (facts.includes ?? []).map(({ value }) => ({ target: fromTop(value) }));
  return [...calls, ...includes];
}

/** Whether a path is what a call's target names. Linear in the path's length for each `*`. */
export function isTarget(target: string, path: string): boolean {
  if (!target.includes("*")) return target === path;
  return new RegExp(
    `^${target
      .split(/(\*\*\/?|\*)/)
      .map((part) => (part.startsWith("**") ? ".*" : part === "*" ? "[^/]*" : part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&")))
      .join("")}$`,
  ).test(path);
}

function targetOf(path: string, system: CiFacts["system"], uses: string): string | undefined {
  if (system === "github-actions") return /^\.\/(\.github\/workflows\/[^@/]+\.ya?ml)$/.exec(uses)?.[1];
  if (!/\.ya?ml(?:@self)?$/i.test(uses)) return undefined;
  const name = uses.replace(/@self$/i, "");
  // Azure's templates are found from the file that names them, GitLab's child pipelines from the top.
  return system === "azure-pipelines" && !name.startsWith("/") ? resolveFrom(path, name) : fromTop(name);
}

function fromTop(path: string): string {
  return resolveFrom("x", path.replace(/^\/+/, ""));
}
